import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

export const manifestForm = "countersign-ban-archive/1";

export type FileFacts = { readonly bytes: number; readonly sha256: string };

/** manifest.json: what the archive is, and the digest of every other file. The log names the digest of the manifest. */
export type Manifest = {
  readonly form: typeof manifestForm;
  readonly id: string;
  readonly month: string;
  readonly rows: number;
  readonly batches: number;
  readonly madeAt: string;
  readonly files: Readonly<Record<string, FileFacts>>;
};

export async function fileFacts(path: string): Promise<FileFacts> {
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    digest.update(chunk);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: digest.digest("hex") };
}

/** @throws SyntaxError for what is no manifest. */
export function parseManifest(text: string): Manifest {
  const given = JSON.parse(text) as Partial<Manifest> | null;
  const formed =
    given?.form === manifestForm &&
    [given.rows, given.batches].every((count) => Number.isSafeInteger(count)) &&
    [given.id, given.month, given.madeAt].every((value) => typeof value === "string") &&
    typeof given.files === "object" &&
    given.files !== null;
  if (!formed) throw new SyntaxError(`not a manifest of ${manifestForm}`);
  return given as Manifest;
}

/** What an auditor reads first. */
export function readme(month: string): string {
  return `Bans of ${month}, archived from the ledger of Countersign.

rows.csv.gz     every ban of the month: UTF-8, RFC 4180, one a line, compressed with gzip. "account" is a keyed hash (HMAC-SHA-256) under
                version "account_key" of a key that is not here; the account itself is nowhere. Texts are the platform's and are exact: open
                them as text, a spreadsheet may take one that begins with = for a formula.
leaves.bin      the leaf hash of each row, 32 bytes each, in the order of the rows: it tells which row was changed.
batches.ndjson  for each batch: the entry of the log that names its root, the proof of the entry, and the hashes of those of its rows that
                are not of this month, so that the root can be computed from what is here.
checkpoint      the signed head of the log (C2SP tlog-checkpoint) under which every entry stands; key.vkey is the key that signed it:
                compare it with one that you got on another way.
manifest.json   the SHA-256 of each of these files. The log of the ledger names the SHA-256 of the manifest.

To verify, without a database or a network: countersign bans verify-archive FOLDER --key KEY
The way from a row to the signature is written in docs/log-format.md, so that it can be done without Countersign.
`;
}

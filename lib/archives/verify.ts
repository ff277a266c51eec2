import { lstatSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { hashBytes, sha256 } from "#lib/audit/hash.ts";
import { FormatError, parseVerifier } from "#lib/audit/note.ts";
import { Failed } from "./failed.ts";
import { linesOf } from "./lines.ts";
import { fileFacts, type Manifest, parseManifest } from "./manifest.ts";
import { openBatch, openHead } from "./openBatches.ts";
import { RowWalk } from "./rowWalk.ts";

/** What verification says of an archive. */
export type ArchiveVerdict =
  | {
      readonly holds: true;
      readonly manifest: Manifest;
      /** SHA-256 of manifest.json: what the log of the ledger names. */
      readonly digest: string;
      readonly log: { readonly origin: string; readonly size: number };
      /** The key that the checkpoint was checked against. */
      readonly key: string;
    }
  | { readonly holds: false; readonly at: string; readonly sentence: string };

/** A line of batches.ndjson holds what may be 50,000 subtrees. */
const batchLineMax = 16_000_000;

/**
 * Verifies an archive from its folder alone: every row gives its leaf, the leaves with the hashes beside them their batch's root, the root
 * is in an entry of the log, the entry stands under the checkpoint, and the key signed that. Names the first row that was changed.
 * `key` is the log's verifier key as it was got elsewhere; without it the folder's own is believed. Memory is that of one batch.
 */
export async function verify(folder: string, key?: string): Promise<ArchiveVerdict> {
  try {
    return await walk(folder, key);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return { holds: false, at: error.at, sentence: error.message };
  }
}

async function walk(folder: string, key: string | undefined): Promise<ArchiveVerdict> {
  const text = whole(folder, "manifest.json");
  const manifest = manifestOf(text);
  const verifier = verifierOf(key ?? whole(folder, "key.vkey"), key === undefined ? "key.vkey" : "the key");
  const head = openHead(whole(folder, "checkpoint"), verifier);
  const leaves = await open(within(folder, "leaves.bin"), "r");
  try {
    const rows = new RowWalk(linesOf(join(folder, "rows.csv.gz"), "rows.csv.gz"), async (at, count) => {
      const bytes = Buffer.alloc(count * hashBytes);
      const { bytesRead } = await leaves.read(bytes, 0, bytes.length, at * hashBytes);
      return bytes.subarray(0, bytesRead);
    });
    await rows.begin();
    let batches = 0;
    let before = "";
    for await (const line of linesOf(join(folder, "batches.ndjson"), "batches.ndjson", batchLineMax)) {
      batches += 1;
      const batch = openBatch(line, batches, head);
      if (batch.batch <= before)
        throw new Failed(`batches.ndjson line ${batches}`, "the batches are not in order, or one is there twice");
      before = batch.batch;
      await rows.take(batch, manifest.month);
    }
    await rows.end();
    if (batches !== manifest.batches)
      throw new Failed("manifest.json", `${batches} batches are here where it says ${manifest.batches}`);
    if (rows.count !== manifest.rows)
      throw new Failed("manifest.json", `${rows.count} rows are here where it says ${manifest.rows}`);
  } finally {
    await leaves.close();
  }
  await assertFiles(folder, manifest);
  const digest = sha256(Buffer.from(text)).toString("hex");
  return { holds: true, manifest, digest, log: { origin: verifier.name, size: head.size }, key: verifier.text };
}

/** Last: where a row was changed, the row is named and not its file. */
async function assertFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const [name, said] of Object.entries(manifest.files)) {
    if (!/^[A-Za-z]+([.][A-Za-z]+)*$/.test(name))
      throw new Failed("manifest.json", "it names a file that no archive has");
    const found = await fileFacts(within(folder, name));
    if (found.sha256 !== said?.sha256) throw new Failed(name, "it is not the file that the manifest names");
  }
}

/** A file of the folder itself: neither a link that leads out of it nor anything that is never read to its end. */
function within(folder: string, name: string): string {
  const path = join(folder, name);
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new Failed(name, "the file is missing");
  return path;
}

function whole(folder: string, name: string): string {
  return readFileSync(within(folder, name), "utf8");
}

function manifestOf(text: string): Manifest {
  try {
    return parseManifest(text);
  } catch (error) {
    throw new Failed("manifest.json", error instanceof Error ? error.message : "it cannot be read");
  }
}

function verifierOf(text: string, at: string) {
  try {
    return parseVerifier(text);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new Failed(at, error.message);
  }
}

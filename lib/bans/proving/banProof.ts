import { hash } from "node:crypto";
import { openCheckpoint } from "#lib/audit/checkpoint.ts";
import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import { hashBytes, leafHash } from "#lib/audit/hash.ts";
import { verifyInclusion } from "#lib/audit/merkle.ts";
import { decodeBase64, FormatError, parseVerifier, type Verifier } from "#lib/audit/note.ts";
import { parseProof } from "#lib/audit/proof.ts";
import type { BanStatistic } from "#lib/bans/ban.ts";
import { canonicalJson, type Json } from "#lib/json.ts";

/** The first line of a `.ban-proof`: the form and its version. */
export const banProofHeader = "countersign/ban-proof@v1";

/** What a `.ban-proof` holds: one ban's way from its leaf to a signed checkpoint. */
export type BanProofFile = {
  /** The log's verifier key, as whoever made the file says. */
  readonly key: string;
  /** The canonical JSON of the leaf. */
  readonly leaf: string;
  /** The row's number in its batch, from 0, and how many rows there are. */
  readonly index: number;
  readonly size: number;
  /** From the leaf's sibling up to the batch's root. */
  readonly path: readonly Buffer[];
  /** The bytes that the leaf's `rest` is the digest of, where they were opened. */
  readonly opening: Buffer | null;
  /** The `.tlog-proof` of the batch's entry, which its `extra` is. */
  readonly log: string;
};

/** What a sound proof says. */
export type ProvenBan = {
  readonly statistic: BanStatistic;
  readonly entry: Entry;
  readonly index: number;
  readonly size: number;
  readonly log: { readonly origin: string; readonly size: number; readonly index: number };
  /** Whose key signed; whether it came with the file, and is only as good as whoever gave that. */
  readonly key: string;
  readonly opened: boolean;
};

const members = [
  "action",
  "automation",
  "ban",
  "country",
  "occurredAt",
  "reason",
  "reportedBefore",
  "signal",
  "surface",
];

/** Writes the file, as docs/log-format.md describes it. */
export function writeBanProof({ key, leaf, index, size, path, opening, log }: BanProofFile): string {
  const lines = [banProofHeader, `key ${key}`, `leaf ${leaf}`, `row ${index} of ${size}`];
  if (opening !== null) lines.push(`opening ${opening.toString("base64")}`);
  return `${[...lines, ...path.map((one) => one.toString("base64"))].join("\n")}\n\n${log}`;
}

/** Reads a file that may come from an attacker; every deviation from the form is an error. @throws FormatError */
export function readBanProof(text: string): BanProofFile {
  const gap = text.indexOf("\n\n");
  if (gap < 0)
    throw new FormatError("a proof of a ban is followed by an empty line and the proof of its batch's entry");
  const lines = text.slice(0, gap).split("\n");
  if (lines.shift() !== banProofHeader) throw new FormatError(`a proof of a ban begins with ${banProofHeader}`);
  const key = after("key ", lines.shift());
  const leaf = after("leaf ", lines.shift());
  const place = /^row (0|[1-9]\d{0,8}) of ([1-9]\d{0,8})$/.exec(lines.shift() ?? "");
  if (place === null) throw new FormatError("the fourth line names the row: row N of M");
  const opening = lines[0]?.startsWith("opening ") === true ? decodeBase64(after("opening ", lines.shift())) : null;
  if (lines.length > 31) throw new FormatError("a way of more than 31 hashes to the batch's root");
  const path = lines.map(decodeBase64);
  if (path.some((one) => one.length !== hashBytes)) throw new FormatError("the hashes of the way are 32 bytes each");
  return { key, leaf, index: Number(place[1]), size: Number(place[2]), path, opening, log: text.slice(gap + 2) };
}

function after(word: string, line: string | undefined): string {
  if (line?.startsWith(word) !== true) throw new FormatError(`the line ${word.trim()} is missing`);
  return line.slice(word.length);
}

/**
 * Checks a file with nothing but itself and the log's key: leaf, way to the batch's root, entry, way to the log's root, signature.
 * `trustedKey` is the key as the reader got it elsewhere; without it the file's own is believed.
 * @throws FormatError with the sentence that says what does not hold
 */
export function verifyBanProof(text: string, trustedKey?: string): ProvenBan {
  const file = readBanProof(text);
  const verifier = verifierOf(file.key, trustedKey);
  const { statistic, rest } = leafOf(file.leaf);
  if (file.opening !== null && hash("sha256", file.opening, "hex") !== rest)
    throw new FormatError("what was opened is not what the leaf's rest is the digest of");
  const { entry, ...log } = openLog(file.log, verifier);
  const { action, data, subject } = entry;
  if (
    action !== "batch.received" ||
    data.kind !== "bans" ||
    typeof data.root !== "string" ||
    !subject.startsWith("batch:")
  )
    throw new FormatError("the entry is not about a batch of bans that was received");
  if (data.rows !== file.size) throw new FormatError("the log says that the batch has another number of rows");
  const leaf = leafHash(Buffer.from(file.leaf));
  const claim = { index: file.index, size: file.size, leaf, root: Buffer.from(data.root, "hex"), proof: file.path };
  if (!verifyInclusion(claim))
    throw new FormatError("the way does not lead from the leaf to the batch's root in the log");
  const { index, size, opening } = file;
  return { statistic, entry, index, size, log, key: verifier.text, opened: opening !== null };
}

function verifierOf(own: string, trusted: string | undefined): Verifier {
  const verifier = parseVerifier(own);
  if (verifier.text !== own) throw new FormatError("the line key is not a verifier key alone");
  if (trusted !== undefined && parseVerifier(trusted).text !== own)
    throw new FormatError("the proof was made with another key than the one that is trusted");
  return verifier;
}

/** A leaf is the canonical JSON of a statistic, in its second form with `rest`. */
function leafOf(text: string): { statistic: BanStatistic; rest: string | null } {
  const value = parsed(text);
  const { rest = null, ...statistic } = value as { rest?: unknown };
  const isRest = rest === null || (typeof rest === "string" && /^[0-9a-f]{64}$/.test(rest));
  const named = Object.keys(statistic).sort();
  if (!isRest || named.length !== members.length || named.some((name, at) => name !== members[at]))
    throw new FormatError("the leaf is not what is counted of a ban");
  return { statistic: statistic as BanStatistic, rest: rest as string | null };
}

function parsed(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    if (typeof value === "object" && value !== null && canonicalJson(value) === text) return value;
  } catch {
    // Said below.
  }
  throw new FormatError("the leaf is not canonical JSON");
}

function openLog(text: string, verifier: Verifier) {
  const { extra, index, hashes, checkpoint: note } = parseProof(text);
  if (extra === null) throw new FormatError("the proof does not carry its batch's entry: the line extra is missing");
  const { origin, size, root } = openCheckpoint(note, verifier);
  if (!verifyInclusion({ index, size, leaf: leafHash(extra), root, proof: hashes }))
    throw new FormatError("the entry does not stand under the signed checkpoint");
  try {
    return { entry: decodeEntry(extra), origin, size, index };
  } catch {
    throw new FormatError("the line extra is not an entry of a log");
  }
}

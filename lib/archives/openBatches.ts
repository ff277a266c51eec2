import { type Checkpoint, openCheckpoint } from "#lib/audit/checkpoint.ts";
import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import { leafHash } from "#lib/audit/hash.ts";
import { verifyInclusion } from "#lib/audit/merkle.ts";
import { decodeBase64, type Verifier } from "#lib/audit/note.ts";
import { canonicalJson } from "#lib/json.ts";
import { Failed } from "./failed.ts";
import type { Span, Subtree } from "./subtrees.ts";

/** A batch as its line in batches.ndjson says, after its entry was found under the checkpoint: the root is the log's. */
export type OpenBatch = {
  readonly batch: string;
  readonly source: string;
  readonly size: number;
  readonly form: number;
  readonly root: Buffer;
  readonly numbers: readonly Span[];
  readonly beside: readonly Subtree[];
};

type Line = Omit<OpenBatch, "root"> & {
  readonly entry: string;
  readonly index: number;
  readonly proof: readonly string[];
};

/** @throws Failed when the checkpoint is not signed by the key. */
export function openHead(note: string, verifier: Verifier): Checkpoint {
  try {
    return openCheckpoint(note, verifier);
  } catch (error) {
    throw new Failed("checkpoint", error instanceof Error ? error.message : "it cannot be read");
  }
}

/** Takes one line apart and follows its entry to the checkpoint. @throws Failed naming the line. */
export function openBatch(text: string, number: number, head: Checkpoint): OpenBatch {
  const at = `batches.ndjson line ${number}`;
  const line = parse(text, at);
  const leaf = leafHash(Buffer.from(line.entry));
  const proof = line.proof.map((one) => bytesOf(one, at));
  if (!verifyInclusion({ index: line.index, size: head.size, leaf, proof, root: head.root })) {
    throw new Failed(at, `the entry of batch ${line.batch} does not stand under the checkpoint`);
  }
  const { action, subject, data } = entryOf(line.entry, at);
  const said = data as { rows?: unknown; root?: unknown; source?: unknown; leaf?: unknown };
  const agrees =
    action === "batch.received" &&
    subject === `batch:${line.batch}` &&
    said.rows === line.size &&
    said.source === line.source;
  if (!agrees || typeof said.root !== "string") {
    throw new Failed(at, `the log says something else of batch ${line.batch}`);
  }
  return { ...line, root: Buffer.from(said.root, "hex") };
}

function parse(text: string, at: string): Line {
  const wrong = new Failed(at, "it is not a batch's line of this form");
  try {
    const line: Line = JSON.parse(text);
    if (canonicalJson(JSON.parse(text)) === text && isFormed(line)) return line;
  } catch {
    // Said below.
  }
  throw wrong;
}

/** Of what anybody may have written: it may throw where the line is not even near one. */
function isFormed(line: Line): boolean {
  const whole = (value: unknown, max: number) =>
    Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max;
  const spans = Array.isArray(line.numbers) && Array.isArray(line.beside);
  return (
    spans &&
    whole(line.size, 1_000_000) &&
    whole(line.index, Number.MAX_SAFE_INTEGER) &&
    (line.form === 1 || line.form === 2) &&
    [...line.numbers, ...line.beside].every(
      ([from, to]) => whole(from, line.size) && whole(to, line.size) && from < to,
    ) &&
    line.beside.every(([, , root]) => /^[0-9a-f]{64}$/.test(root)) &&
    [line.batch, line.source, line.entry].every((value) => typeof value === "string") &&
    Array.isArray(line.proof) &&
    line.proof.every((one) => typeof one === "string")
  );
}

/** A log that somebody signed themselves may hold anything. */
function entryOf(text: string, at: string): Entry {
  try {
    return decodeEntry(Buffer.from(text));
  } catch {
    throw new Failed(at, "what stands under the checkpoint is not an entry");
  }
}

function bytesOf(text: string, at: string): Buffer {
  try {
    return decodeBase64(text);
  } catch {
    throw new Failed(at, "its proof is not base64");
  }
}

import { type Checkpoint, openCheckpoint } from "#lib/audit/checkpoint.ts";
import { hashBytes, leafHash } from "#lib/audit/hash.ts";
import { consistencyRanges, inclusionRanges, type LeafRange, verifyInclusion } from "#lib/audit/merkle.ts";
import { decodeBase64, FormatError, type Verifier } from "#lib/audit/note.ts";
import { rangeRoot, type TileReader } from "#lib/audit/tile.ts";

/** A `.tlog-proof`: one entry's way to a signed checkpoint. */
export type TlogProof = {
  readonly extra: Buffer | null;
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
};

const header = "c2sp.org/tlog-proof@v1";

/** The inclusion proof of a leaf, read from tiles. */
export function proveInclusion(read: TileReader, index: number, size: number): Promise<Uint8Array[]> {
  return rootsOf(read, inclusionRanges(index, size));
}

/** The consistency proof between two sizes, read from tiles. */
export function proveConsistency(read: TileReader, size1: number, size2: number): Promise<Uint8Array[]> {
  return rootsOf(read, consistencyRanges(size1, size2));
}

/** One after the other: the tiles may come over one connection. */
async function rootsOf(read: TileReader, ranges: readonly LeafRange[]): Promise<Uint8Array[]> {
  const roots: Uint8Array[] = [];
  for (const { from, to } of ranges) roots.push(await rangeRoot(read, from, to));
  return roots;
}

export function writeProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  const lines = [header, ...(extra === null ? [] : [`extra ${extra.toString("base64")}`]), `index ${index}`];
  return `${[...lines, ...hashes.map((one) => Buffer.from(one).toString("base64"))].join("\n")}\n\n${checkpoint}`;
}

/** Reads a proof file; every deviation is an error. It may come from an attacker. @throws FormatError */
export function parseProof(text: string): TlogProof {
  const gap = text.indexOf("\n\n");
  if (gap < 0) throw new FormatError("a proof is followed by an empty line and its checkpoint");
  const lines = text.slice(0, gap).split("\n");
  if (lines.shift() !== header) throw new FormatError(`a proof begins with ${header}`);
  const extra =
    lines[0]?.startsWith("extra ") === true ? decodeBase64((lines.shift() ?? "").slice("extra ".length)) : null;
  const index = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? "")?.[1];
  if (index === undefined || !Number.isSafeInteger(Number(index)))
    throw new FormatError("a proof names its leaf: index N");
  if (lines.length > 63) throw new FormatError("a proof of more than 63 hashes");
  const hashes = lines.map(decodeBase64);
  if (hashes.some((one) => one.length !== hashBytes)) throw new FormatError("a proof's hashes are 32 bytes each");
  return { extra, index: Number(index), hashes, checkpoint: text.slice(gap + 2) };
}

/** The checkpoint under which `entry` stands, as the proof shows. @throws FormatError when it does not show it. */
export function openProof(
  text: string,
  entry: Uint8Array,
  verifier: Verifier,
): Checkpoint & { readonly index: number } {
  const proof = parseProof(text);
  const checkpoint = openCheckpoint(proof.checkpoint, verifier);
  const holds = verifyInclusion({
    index: proof.index,
    size: checkpoint.size,
    leaf: leafHash(entry),
    proof: proof.hashes,
    root: checkpoint.root,
  });
  if (!holds) throw new FormatError("the proof does not lead from this entry to the checkpoint's root");
  return { ...checkpoint, index: proof.index };
}

import { emptyRoot, hashBytes, joinPair, nodeHash } from "#lib/audit/hash.ts";

/**
 * The trees of RFC 6962 §2.1. A proof is a list of subtree roots, each over a range of leaves that follows from sizes alone.
 * So there is one question, which ranges, and it is answered here for provers and verifiers both.
 */
export type LeafRange = { readonly from: number; readonly to: number };

/**
 * The root over concatenated 32-byte leaf hashes; 100,000 of them take some 40 ms.
 * @throws RangeError where the length is not a multiple of 32.
 */
export function rootOf(leafHashes: Uint8Array): Buffer {
  let count = countOf(leafHashes);
  if (count === 0) return Buffer.from(emptyRoot);
  const level = Buffer.from(leafHashes);
  while (count > 1) {
    const pairs = Math.floor(count / 2);
    for (let pair = 0; pair < pairs; pair++) joinPair(level, pair);
    // A hash without a partner rises as it is: that is the RFC's split at the largest power of two, seen from below.
    if (count % 2 === 1) level.copy(level, hashBytes * pairs, hashBytes * (count - 1), hashBytes * count);
    count = Math.ceil(count / 2);
  }
  return Buffer.from(level.subarray(0, hashBytes));
}

/** The siblings on the way from leaf `index` up to the root of `size` leaves. @throws RangeError outside the tree. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isSize(size) || !isSize(index) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const ranges: LeafRange[] = [];
  let range = { from: 0, to: size };
  while (range.to - range.from > 1) {
    const { left, right } = halves(range);
    const below = index < right.from;
    ranges.push(below ? right : left);
    range = below ? left : right;
  }
  return ranges.reverse();
}

/**
 * The subtrees that show `oldSize` leaves to be the beginning of `newSize`. The first ends at `oldSize`, unless the old tree
 * is itself a subtree of the new one: then its root is known already and is not repeated.
 * @throws RangeError unless 0 < oldSize ≤ newSize: every tree begins with the empty one, which proves nothing.
 */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  if (!isSize(newSize) || !isSize(oldSize) || oldSize === 0 || oldSize > newSize) {
    throw new RangeError(`no tree of ${oldSize} begins one of ${newSize}`);
  }
  const ranges: LeafRange[] = [];
  let range = { from: 0, to: newSize };
  while (range.to !== oldSize) {
    const { left, right } = halves(range);
    const below = oldSize <= right.from;
    ranges.push(below ? right : left);
    range = below ? left : right;
  }
  if (range.from > 0) ranges.push(range);
  return ranges.reverse();
}

/** The hashes that prove leaf `index`, from the leaf to the root. It hashes the whole tree once: for batches, not the log. */
export function inclusionProof(leafHashes: Uint8Array, index: number): Buffer[] {
  return inclusionRanges(index, countOf(leafHashes)).map((range) => rootOf(slice(leafHashes, range)));
}

/** `leaf`, `proof` and `root` are as the sender says; `root` is to be trusted only after its signature was checked. */
export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether `proof` leads from `leaf` at `index` to `root`, with not a hash too many. Never throws. */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!isSize(size) || !isSize(index) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  const ranges = inclusionRanges(index, size);
  if (ranges.length !== proof.length) return false;
  let hash = leaf;
  for (const [step, sibling] of proof.entries()) {
    const isRight = (ranges[step]?.from ?? 0) > index;
    hash = isRight ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
  }
  return equal(hash, root);
}

export type ConsistencyClaim = {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether `proof` shows that the tree under `newRoot` begins with the one under `oldRoot`. Never throws; false for size 0. */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }: ConsistencyClaim): boolean {
  if (!isSize(newSize) || !isSize(oldSize) || oldSize === 0 || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot);
  if (!areHashes([oldRoot, newRoot, ...proof])) return false;
  const ranges = consistencyRanges(oldSize, newSize);
  if (ranges.length !== proof.length) return false;
  const isRepeated = ranges[0]?.to === oldSize;
  let before = isRepeated ? (proof[0] ?? oldRoot) : oldRoot;
  let after = before;
  for (let step = isRepeated ? 1 : 0; step < ranges.length; step++) {
    const [range, sibling] = [ranges[step], proof[step]];
    if (range === undefined || sibling === undefined) return false;
    const isNew = range.from >= oldSize;
    after = isNew ? nodeHash(after, sibling) : nodeHash(sibling, after);
    if (!isNew) before = nodeHash(sibling, before);
  }
  return equal(before, oldRoot) && equal(after, newRoot);
}

/** Splits at the largest power of two that leaves something on the right. */
function halves({ from, to }: LeafRange): { left: LeafRange; right: LeafRange } {
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return { left: { from, to: from + half }, right: { from: from + half, to } };
}

function countOf(hashes: Uint8Array): number {
  if (hashes.length % hashBytes !== 0) throw new RangeError(`${hashes.length} bytes are not whole hashes`);
  return hashes.length / hashBytes;
}

function slice(hashes: Uint8Array, { from, to }: LeafRange): Uint8Array {
  return hashes.subarray(from * hashBytes, to * hashBytes);
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === hashBytes);
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

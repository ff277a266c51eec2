import { hashBytes, nodeHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";

/** The root over the leaves `from` up to but without `to`, in a batch whose rows lie elsewhere. In the file as `[from, to, hex]`. */
export type Subtree = readonly [from: number, to: number, root: string];
/** Row numbers, `from` up to but without `to`. */
export type Span = readonly [from: number, to: number];

/** Sorted numbers as the fewest spans. */
export function spansOf(numbers: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last?.[1] === number) last[1] = number + 1;
    else spans.push([number, number + 1]);
  }
  return spans;
}

/** How many of the spans' numbers lie below `limit`. */
function countBelow(spans: readonly Span[], limit: number): number {
  let count = 0;
  for (const [from, to] of spans) {
    if (from >= limit) break;
    count += Math.min(to, limit) - from;
  }
  return count;
}

/** The fewest subtrees (RFC 6962 §2.1) over the leaves of a batch that are not in `own`: with the own leaves they give the root. */
export function subtreesBeside(leaves: Uint8Array, own: readonly Span[]): Subtree[] {
  const size = leaves.length / hashBytes;
  const below = prefixCounts(own, size);
  const found: Subtree[] = [];
  const walk = (from: number, to: number) => {
    const count = (below[to] ?? 0) - (below[from] ?? 0);
    if (count === to - from) return;
    if (count === 0) {
      found.push([from, to, rootOf(leaves.subarray(from * hashBytes, to * hashBytes)).toString("hex")]);
      return;
    }
    const middle = from + splitOf(to - from);
    walk(from, middle);
    walk(middle, to);
  };
  walk(0, size);
  return found;
}

function prefixCounts(own: readonly Span[], size: number): Uint32Array {
  const below = new Uint32Array(size + 1);
  let span = 0;
  for (let at = 0; at < size; at += 1) {
    while (span < own.length && (own[span]?.[1] ?? 0) <= at) span += 1;
    const inside = span < own.length && at >= (own[span]?.[0] ?? size);
    below[at + 1] = (below[at] ?? 0) + (inside ? 1 : 0);
  }
  return below;
}

/**
 * The root of a batch of `size` leaves from the leaves that are here, one after the other in the order of `own`, and the subtrees beside
 * them. Null where the two leave a gap or overlap.
 */
export function rootFrom(
  size: number,
  own: readonly Span[],
  leaves: Uint8Array,
  beside: readonly Subtree[],
): Buffer | null {
  const total = countBelow(own, Number.POSITIVE_INFINITY);
  const covered = beside.reduce((sum, [from, to]) => sum + to - from, total);
  if (covered !== size || total * hashBytes !== leaves.length) return null;
  if (beside.length === 0) return rootOf(leaves);
  const below = prefixCounts(own, size);
  const given = new Map(beside.map(([from, to, root]) => [`${from}-${to}`, Buffer.from(root, "hex")]));
  const walk = (from: number, to: number): Buffer | null => {
    const known = given.get(`${from}-${to}`);
    if (known !== undefined) return known;
    const [first, last] = [below[from] ?? 0, below[to] ?? 0];
    if (last - first === to - from) return rootOf(leaves.subarray(first * hashBytes, last * hashBytes));
    if (last === first || to - from < 2) return null;
    const middle = from + splitOf(to - from);
    const [left, right] = [walk(from, middle), walk(middle, to)];
    return left === null || right === null ? null : nodeHash(left, right);
  };
  return walk(0, size);
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

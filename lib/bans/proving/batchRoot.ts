import { hashBytes } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { type LeafRows, leavesOf, type OnLeaf } from "#lib/bans/proving/leaves.ts";
import type { Tx } from "#lib/db/transaction.ts";

type Reader = Pick<Tx, "sql" | "connection">;

/** Beyond every number that a row can have: a row that was added is read too. */
const rowsMax = 2 ** 31 - 1;

/**
 * The root that a batch's bans give as they stand now, the leaves of archived rows as they were kept; what `log verify --rows` holds against
 * the one that was logged. Null where rows lie in an archive and no leaves of theirs here: the archive is verified from its files.
 */
export async function batchRoot(tx: Reader, batchId: string): Promise<Buffer | null> {
  const leaves = await batchLeaves(tx, batchId);
  return leaves === null ? null : rootOf(leaves);
}

/** All leaf hashes of a batch, in the order of its rows; null where an archive alone has some. `onLeaf` sees those that are in the ledger. */
export async function batchLeaves(tx: Reader, batchId: string, onLeaf?: OnLeaf): Promise<Buffer | null> {
  const [batch] = await tx.sql<{ source: string; leaf: number }>`
    SELECT source, leaf FROM batch WHERE id = ${batchId}::uuid`;
  if (batch === undefined) return Buffer.alloc(0);
  const placed = await placedLeaves(tx, { id: batchId, ...batch, from: 0, to: rowsMax }, onLeaf);
  return placed === null ? null : placed.hashes;
}

export type PlacedLeaves = { readonly numbers: readonly number[]; readonly hashes: Buffer };

/** The leaf hashes of rows with their numbers, in their order, those that an archive kept among them; null where it kept none of its own. */
export async function placedLeaves(tx: Reader, rows: LeafRows, onLeaf?: OnLeaf): Promise<PlacedLeaves | null> {
  const { id, from, to } = rows;
  const here = await leavesOf(tx, rows, onLeaf);
  const kept = await tx.sql<{ numbers: number[]; leaves: Buffer | null }>`
    SELECT a.leaves, (SELECT array_agg(n ORDER BY n) FROM unnest(a.numbers) span, generate_series(lower(span), upper(span) - 1) n) AS numbers
      FROM ban_archive_batch a JOIN ban_archived k ON k.id = a.archive_id
     WHERE a.batch_id = ${id}::uuid AND a.numbers && int4range(${from}, ${to})`;
  if (kept.length === 0) return here;
  if (kept.some(({ leaves }) => leaves === null)) return null;
  const pieces = [{ numbers: here.numbers, leaves: here.hashes }, ...kept]
    .flatMap(({ numbers, leaves }) =>
      numbers.map((number, at) => ({ number, leaf: leaves?.subarray(at * hashBytes, (at + 1) * hashBytes) ?? none })),
    )
    .filter(({ number }) => number >= from && number < to)
    .sort((a, b) => a.number - b.number);
  return { numbers: pieces.map(({ number }) => number), hashes: Buffer.concat(pieces.map(({ leaf }) => leaf)) };
}

const none = Buffer.alloc(0);

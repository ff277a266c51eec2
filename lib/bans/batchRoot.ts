import { hashBytes } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { type Leaf, leavesOf } from "#lib/bans/leaves.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** Beyond every number that a row can have: a row that was added is read too. */
const allRows = { from: 0, to: 2 ** 31 - 1 } as const;

/**
 * The root that a batch's bans give as they stand now, the leaves of archived rows as they were kept; what `log verify --rows` holds against
 * the one that was logged. Null where rows lie in an archive and no leaves of theirs here: the archive is verified from its files.
 */
export async function batchRoot(tx: Pick<Tx, "sql" | "connection">, batchId: string): Promise<Buffer | null> {
  const leaves = await batchLeaves(tx, batchId);
  return leaves === null ? null : rootOf(leaves);
}

/** The leaf hashes of a batch in the order of its rows, archived ones included; null where an archive has them alone. `onLeaf` sees those that are here. */
export async function batchLeaves(
  tx: Pick<Tx, "sql" | "connection">,
  batchId: string,
  onLeaf?: (leaf: Leaf) => void,
): Promise<Buffer | null> {
  const [batch] = await tx.sql<{ source: string; leaf: number; archived: boolean }>`
    SELECT source, leaf, EXISTS (SELECT FROM ban_archive_batch a JOIN ban_archived k ON k.id = a.archive_id WHERE a.batch_id = b.id) AS archived
      FROM batch b WHERE id = ${batchId}::uuid`;
  if (batch === undefined) return Buffer.alloc(0);
  const { numbers, hashes } = await leavesOf(tx, { id: batchId, ...batch, ...allRows }, onLeaf);
  if (!batch.archived) return hashes;
  const kept = await tx.sql<{ numbers: number[]; leaves: Buffer | null }>`
    SELECT a.leaves, (SELECT array_agg(n ORDER BY n) FROM unnest(a.numbers) span, generate_series(lower(span), upper(span) - 1) n) AS numbers
      FROM ban_archive_batch a JOIN ban_archived k ON k.id = a.archive_id WHERE a.batch_id = ${batchId}::uuid`;
  const placed = [{ numbers, leaves: hashes as Buffer | null }, ...kept];
  if (placed.some(({ leaves }) => leaves === null)) return null;
  const pieces = placed.flatMap(({ numbers: of, leaves }) =>
    of.map((number, at) => ({
      number,
      leaf: leaves?.subarray(at * hashBytes, (at + 1) * hashBytes) ?? Buffer.alloc(0),
    })),
  );
  return Buffer.concat(pieces.sort((a, b) => a.number - b.number).map(({ leaf }) => leaf));
}

import { decodeEntry } from "#lib/audit/entry.ts";
import type { Fault } from "#lib/audit/fault.ts";
import type { BatchEntry } from "#lib/audit/leafWindow.ts";
import type { Sql } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** A batch as its row says. Attacker's, until its entry says the same. */
export type BatchRow = {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly rows: number;
  readonly root: Buffer;
  readonly countsDigest: Buffer;
};

/** Holds each entry `batch.received` against the batch's row: the same kind, source, number of rows, root and digest of its counts. */
export async function compareBatches(sql: Sql, entries: readonly BatchEntry[]): Promise<Fault[]> {
  if (entries.length === 0) return [];
  const said = entries.flatMap((entry) => {
    try {
      return [{ ...entry, entry: decodeEntry(entry.bytes) }];
    } catch {
      return []; // the walk has found it to be no entry
    }
  });
  const ids = said.map(({ entry }) => entry.subject.slice("batch:".length)).filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const rows = await sql<BatchRow>`
    SELECT id, kind, source, row_count AS "rows", root, counts_digest AS "countsDigest" FROM batch WHERE id = ANY (${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return said.flatMap(({ leafIndex, entryId, entry: { subject, data } }): Fault[] => {
    const id = subject.slice("batch:".length);
    const row = byId.get(id);
    if (row === undefined)
      return [
        {
          table: "log_entry",
          id: entryId,
          code: "batch-unlogged" as const,
          leafIndex,
          what: "the batch that the entry tells of is gone",
        },
      ];
    const pairs: [string, unknown, unknown][] = [
      ["kind", row.kind, data.kind],
      ["source", row.source, data.source],
      ["row_count", row.rows, data.rows],
      ["root", row.root.toString("hex"), data.root],
      ["counts_digest", row.countsDigest.toString("hex"), data.countsDigest],
    ];
    const differing = pairs.filter(([, column, logged]) => column !== logged).map(([name]) => name);
    if (differing.length === 0) return [];
    return [
      {
        table: "batch",
        id,
        code: "batch-differs" as const,
        leafIndex,
        what: `the batch's ${differing.join(", ")} is not what its entry says`,
      },
    ];
  });
}

/** Batches that no entry tells of. */
export async function unloggedBatches(sql: Sql): Promise<Fault[]> {
  const rows = await sql<{ id: string }>`
    SELECT id FROM batch b
     WHERE NOT EXISTS (SELECT FROM log_entry e WHERE e.subject = 'batch:' || b.id AND e.action = 'batch.received') ORDER BY id LIMIT 1`;
  const what = "the batch stands in the table and no entry tells of it";
  return rows.map(({ id }) => ({ table: "batch", id, code: "batch-unlogged", leafIndex: null, what }));
}

/**
 * Recomputes a batch's root from its own rows, which lie in a room above: null where they are gone for good reason (retention). The room
 * is handed in, since the ground knows none.
 */
export type RecomputeBatch = (tx: Pick<Tx, "sql" | "connection">, batch: BatchRow) => Promise<Buffer | null>;

/** Asks the room above for the root of every batch, a hundred batches a query. */
export async function recomputeBatches(
  tx: Pick<Tx, "sql" | "connection">,
  recompute: RecomputeBatch,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await tx.sql<BatchRow>`
      SELECT id, kind, source, row_count AS "rows", root, counts_digest AS "countsDigest"
        FROM batch WHERE id > ${after}::uuid ORDER BY id LIMIT 100`;
    for (const row of rows) {
      const root = await recompute(tx, row);
      if (root === null || Buffer.compare(root, row.root) === 0) continue;
      faults.push({
        table: "batch",
        id: row.id,
        code: "batch-differs",
        leafIndex: null,
        what: "the batch's rows do not give its root",
      });
    }
    const last = rows.at(-1);
    if (last === undefined) return faults;
    after = last.id;
  }
}

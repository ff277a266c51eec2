import { type Overturned, overturnedRoot } from "#lib/bans/overturning/overturned.ts";
import type { Sql } from "#lib/db/sql.ts";

/** The root that a counting's rows give as they stand now; what `log verify --rows` holds against the one that was logged. */
export async function overturnedBatchRoot(sql: Sql, batchId: string): Promise<Buffer> {
  const rows = await sql<Omit<Overturned, "reinstatedAt"> & { reinstatedAt: Date }>`
    SELECT automation, replace(original::text, '-', '') AS ban, country, to_char(day, 'YYYY-MM-DD') AS day, reason,
           reinstated_at AS "reinstatedAt", signal, surface
      FROM ban_overturned WHERE batch_id = ${batchId}::uuid ORDER BY batch_row`;
  return overturnedRoot(rows.map((row) => ({ ...row, reinstatedAt: row.reinstatedAt.toISOString() })));
}

import type { OverturnedCell } from "#lib/bans/overturning/overturned.ts";
import type { Sql } from "#lib/db/sql.ts";

/** Where the roll-up of overturned bans and the ledger's rows differ: what `ban_overturned_day` keeps, and what the rows give. */
export type OverturnedDifference = Pick<OverturnedCell, "day" | "country" | "signal"> & {
  readonly kept: number;
  readonly counted: number;
};

/**
 * Counts overturned bans again from the rows: reinstatements that name a ban ⋈ keys ⋈ bans, each ban once, against the roll-up. Looks only at
 * reinstatements that the last counting saw. Bans whose month is in the archive have no row here; of them the codes that it left are taken, and where it
 * left none the counting's own row.
 * Answers at most a hundred differences by day, country and signal; none where both agree. `sql` reads one snapshot.
 */
export async function overturnedFromRows(sql: Sql): Promise<OverturnedDifference[]> {
  const rows = await sql<Omit<OverturnedDifference, "kept" | "counted"> & { kept: string; counted: string }>`
    WITH named AS (
      SELECT DISTINCT r.original FROM ban_reinstatement r
        JOIN log_entry e ON e.subject = 'batch:' || r.batch_id AND e.action = 'batch.received'
        JOIN log_leaf l ON l.entry_id = e.id
       WHERE l.leaf_index <= (SELECT through FROM ban_overturned_mark)),
    standing AS (
      SELECT n.original, (b.occurred_at AT TIME ZONE 'UTC')::date AS day, b.country, b.surface, b.reason, b.signal, b.automation
        FROM named n JOIN ban_key k ON k.key = n.original JOIN ban_batch_count c ON c.batch_id = k.batch_id
        CROSS JOIN LATERAL (SELECT * FROM ban WHERE batch_id = k.batch_id AND batch_row = k.batch_row
          AND occurred_at >= c.first_day::timestamp AT TIME ZONE 'UTC' AND occurred_at < (c.last_day + 1)::timestamp AT TIME ZONE 'UTC' OFFSET 0) b
       WHERE b.action <> 'reinstate' AND NOT EXISTS (SELECT FROM ban_overturned_waiting w WHERE w.original = n.original)),
    gone AS (
      SELECT n.original FROM named n WHERE NOT EXISTS (SELECT FROM standing s WHERE s.original = n.original)
         AND EXISTS (SELECT FROM ban_key k JOIN ban_archive_batch b ON b.batch_id = k.batch_id AND b.numbers @> k.batch_row
                       JOIN ban_archived a ON a.id = b.archive_id WHERE k.key = n.original)),
    archived AS (
      SELECT g.original, (a.occurred_at AT TIME ZONE 'UTC')::date AS day, a.country, a.surface, a.reason, a.signal, a.automation
        FROM gone g CROSS JOIN LATERAL archived_ban_at(g.original) a
       WHERE a.action <> 'reinstate' AND NOT EXISTS (SELECT FROM ban_overturned_waiting w WHERE w.original = g.original)),
    counted AS (
      SELECT day, country, surface, reason, signal, automation, count(*) AS count FROM (
        SELECT * FROM standing
        UNION ALL
        SELECT * FROM archived
        UNION ALL
        SELECT o.original, o.day, o.country, o.surface, o.reason, o.signal, o.automation FROM ban_overturned o JOIN gone g ON g.original = o.original
         WHERE NOT EXISTS (SELECT FROM archived a WHERE a.original = o.original)) each
       GROUP BY 1, 2, 3, 4, 5, 6)
    SELECT to_char(COALESCE(c.day, d.day), 'YYYY-MM-DD') AS day, COALESCE(c.country, d.country) AS country, COALESCE(c.signal, d.signal) AS signal,
           COALESCE(sum(d.count), 0) AS kept, COALESCE(sum(c.count), 0) AS counted
      FROM counted c FULL JOIN ban_overturned_day d ON (c.day, c.country, c.surface, c.reason, c.signal, c.automation)
        = (d.day, d.country, d.surface, d.reason, d.signal, d.automation)
     WHERE c.count IS DISTINCT FROM d.count GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT 100`;
  return rows.map(({ kept, counted, ...cell }) => ({ ...cell, kept: Number(kept), counted: Number(counted) }));
}

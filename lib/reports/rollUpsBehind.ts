import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { OverturnedCell } from "./found.ts";
import type { MonthCell } from "./measure.ts";
import type { Period } from "./report.ts";

type Cell = MonthCell & { readonly day: string };

/** The roll-up of the period without what came with batches that the report does not know. */
export async function bansStanding(
  tx: Tx,
  { from, to }: Period,
  country: string | null,
  batches: readonly string[],
): Promise<Cell[]> {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  const rows = await tx.sql<Omit<Cell, "count" | "month"> & { count: string }>`
    SELECT day::text AS day, action, reason, signal, automation, reported_before AS "reportedBefore", sum(count) AS count FROM (
      SELECT day, action, reason, signal, automation, reported_before, count FROM ban_day WHERE day BETWEEN ${from} AND ${to}${place}
      UNION ALL
      SELECT day, action, reason, signal, automation, "reportedBefore", -count FROM ban_batch_count c
        CROSS JOIN LATERAL json_to_recordset(('[' || replace(c.lines, chr(10), ',') || ']')::json) AS line (day date, country char(2),
          action ban_action, reason ban_reason, signal ban_signal, automation ban_automation, "reportedBefore" boolean, count bigint)
       WHERE c.first_day <= ${to} AND c.last_day >= ${from} AND c.batch_id <> ALL (${batches}::uuid[]) AND day BETWEEN ${from} AND ${to}${place}) cells
     GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(count) <> 0`;
  return rows.map((row) => ({ ...row, month: row.day.slice(0, 7), count: Number(row.count) }));
}

/** The roll-up of overturned bans of the period without the countings that the report does not know. */
export async function overturnedStanding(
  tx: Tx,
  { from, to }: Period,
  country: string | null,
  batches: readonly string[],
): Promise<OverturnedCell[]> {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  const rows = await tx.sql<Omit<OverturnedCell, "count"> & { count: string }>`
    SELECT to_char(day, 'YYYY-MM') AS month, signal, automation, sum(count) AS count FROM (
      SELECT day, signal, automation, count FROM ban_overturned_day WHERE day BETWEEN ${from} AND ${to}${place}
      UNION ALL
      SELECT day, signal, automation, -count FROM ban_overturned_count c
        CROSS JOIN LATERAL json_to_recordset(('[' || replace(c.lines, chr(10), ',') || ']')::json) AS line (day date, country char(2),
          signal ban_signal, automation ban_automation, count bigint)
       WHERE c.first_day <= ${to} AND c.last_day >= ${from} AND c.batch_id <> ALL (${batches}::uuid[]) AND day BETWEEN ${from} AND ${to}${place}) cells
     GROUP BY 1, 2, 3 HAVING sum(count) <> 0`;
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

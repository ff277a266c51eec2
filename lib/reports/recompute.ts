import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import type { OverturnedCell } from "./found.ts";
import { readReport } from "./json.ts";
import { evaluate, type Measure, type MonthCell, type ReportData } from "./measure.ts";
import { figuresOf, type Period } from "./report.ts";
import type { Sources } from "./sources.ts";

/** How many figures of bans published reports have, and which of them the roll-up no longer gives, in a sentence each. */
export type Recomputed = { readonly figures: number; readonly disagreements: readonly string[] };

type Published = { id: string; title: string; country: string | null; content: Buffer; sources: Buffer };
type Cell = MonthCell & { readonly day: string };

/**
 * Computes every figure of bans of every report that is published again, from the roll-ups as they stand: what batches and countings of
 * overturned bans added that came after the report was compiled is taken off again by their count lines. The recount holds the roll-up and the count lines against the rows.
 */
export const recompute = query({
  name: "reports.recompute",
  permission: "reports:read",
  input: z.object({}),
  timeoutMs: 3_600_000,
  async run({ tx }): Promise<Recomputed> {
    const published = await tx.sql<Published>`
      SELECT id, title, country, content, sources FROM report WHERE published_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY id`;
    const disagreements: string[] = [];
    let count = 0;
    for (const { id, title, content, sources } of published) {
      const report = readReport(content);
      const figures = figuresOf(report).filter(({ measure }) => isOfBans(measure));
      if (figures.length === 0) continue;
      const { batches } = JSON.parse(sources.toString("utf8")) as Sources;
      const data = dataOf(
        await cellsOf(tx, report.period, report.country, batches),
        await overturnedOf(tx, report.period, report.country, batches),
      );
      count += figures.length;
      for (const { key, value, measure } of figures) {
        const again = evaluate(measure, data).value;
        if (again !== value)
          disagreements.push(
            `report: ${id} (${title}) says ${said(value)} for ${key}, and the roll-up gives ${said(again)}.`,
          );
      }
    }
    return { figures: count, disagreements };
  },
});

function isOfBans(measure: Measure): boolean {
  if (measure.of === "share") return isOfBans(measure.part) && isOfBans(measure.whole);
  return measure.of === "bans" || measure.of === "found" || measure.of === "overturned";
}

function said(value: number | null): string {
  return value === null ? "“not known”" : String(value);
}

/** The roll-up of the period without what came with batches that the report does not know. */
async function cellsOf(
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
async function overturnedOf(
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

function dataOf(cells: readonly Cell[], overturned: readonly OverturnedCell[]): ReportData {
  const found = { overturned, descriptions: [] };
  return { banDays: cells, banMonths: cells, grievances: [], requests: [], found };
}

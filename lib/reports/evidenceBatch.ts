import { z } from "zod";
import { leafHash } from "#lib/audit/hash.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson, type Json } from "#lib/json.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import { isNationalSecurity } from "./demand.ts";
import { load, type ReportRow } from "./load.ts";

/**
 * One batch of a report's evidence. Of bans, overturned bans and grievances: its count lines, as their digest stands in the log. Of past requests: a line a
 * row in the batch's order, the statistic row where the report counts it, else only its leaf hash as a JSON string; the batch's root
 * follows from all lines together, for less than a proof each would take.
 */
export const evidenceBatch = query({
  name: "reports.evidenceBatch",
  permission: "reports:read",
  input: z.object({ id: z.uuid(), batch: z.uuid() }),
  async run({ tx }, { id, batch }): Promise<Buffer> {
    const report = await load(tx, id);
    const [kept] = await tx.sql<{ lines: string }>`
      SELECT lines FROM ban_batch_count WHERE batch_id = ${batch}
      UNION ALL SELECT lines FROM ban_overturned_count WHERE batch_id = ${batch}
      UNION ALL SELECT lines FROM grievance_batch_count WHERE batch_id = ${batch}`;
    if (kept !== undefined) return Buffer.from(kept.lines);
    const rows = await rowsOf(tx, batch);
    if (rows.length === 0) throw new Refusal("not-found", "There is no such batch.");
    return Buffer.from(rows.map((row) => `${canonicalJson(isCounted(row, report) ? row : leafOf(row))}\n`).join(""));
  },
});

async function rowsOf(tx: Tx, batch: string): Promise<StatisticRow[]> {
  const rows = await tx.sql<{ statistic: StatisticRow }>`
    SELECT statistic FROM legal_request WHERE batch_id = ${batch} ORDER BY batch_row`;
  return rows.map(({ statistic }) => statistic);
}

function isCounted(row: StatisticRow, report: ReportRow): boolean {
  // One that was altered is none that was counted; its leaf does not lead to the root, which says so.
  if (typeof row.receivedAt !== "string") return false;
  const day = row.receivedAt.slice(0, 10);
  const isHere = report.country === null || report.country === row.country;
  return isHere && day >= report.from && day <= report.to && !isNationalSecurity(row);
}

function leafOf(row: StatisticRow): Json {
  return leafHash(Buffer.from(canonicalJson(row))).toString("hex");
}

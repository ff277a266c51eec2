import { z } from "zod";
import { holdEnd, holdRule } from "#lib/law/hold.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Protection } from "./standing.ts";

type Row = Omit<Protection, "keptUntil" | "handlers">;

/** What the head of a case says about its offence, its acknowledgement and its protection. */
export const protection = query({
  name: "requests.protection",
  permission: "requests:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor }, { id }): Promise<Protection> {
    const [row] = await tx.sql<Row>`
      SELECT child_safety AS "childSafety", report_reference AS "reportReference", reported_at AS "reportedAt",
             may_handle(id, ${actor.id}) AS "mayHandle", version, offence, offence_note AS "offenceNote", acknowledged_at AS "acknowledgedAt",
             acknowledgement_sent_at IS NOT NULL AS "acknowledgementSent" FROM legal_request WHERE id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such request.");
    if (!row.childSafety) return { ...row, keptUntil: null, handlers: [] };
    const handlers = await tx.sql<{ name: string }>`
      SELECT p.name FROM child_safety_handler h JOIN person p ON p.id = h.person_id ORDER BY p.name`;
    return { ...row, keptUntil: keptUntil(row.reportedAt), handlers: handlers.map(({ name }) => name) };
  },
});

function keptUntil(reportedAt: Date | null): Date | null {
  const rule = holdRule("US-2258A");
  if (reportedAt === null || rule === undefined) return null;
  return holdEnd({ rule, startedAt: reportedAt, zone: "America/New_York", holidays: () => false }).endsAt;
}

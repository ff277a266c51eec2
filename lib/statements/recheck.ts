import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { build } from "./build.ts";
import { blocks, check, findingOf } from "./checks.ts";
import { dayOf, type Kept, senderIds, statedColumns, templateInForce } from "./load.ts";
import type { Template } from "./statement.ts";

const recheckMax = 5_000;

/**
 * Builds statements that did not leave anew from the template in force, and checks them again: after the template was mended, or what the
 * Database refused was understood. At most 5000 of one state at once, the oldest first; answers how many can go now.
 */
export const recheck = operation({
  name: "statements.recheck",
  permission: "statements:review",
  input: z.object({ state: z.enum(["blocked", "refused"]) }),
  async run({ tx, now }, { state }) {
    const template = await templateInForce(tx);
    if (template === null)
      throw new Refusal("conflict", "No template of statements is signed by two people yet; nothing was changed.");
    const held = await tx.sql<{ id: string }>`
      SELECT id FROM statement WHERE state = ${state}::statement_state ORDER BY id LIMIT ${recheckMax} FOR UPDATE SKIP LOCKED`;
    if (held.length === 0) throw new Refusal("conflict", `No statement is ${state}; nothing was changed.`);
    const kept = await tx.sql<Kept & { endedNow: string | null }>`
      SELECT s.id, s.puid, s.template, ${statedColumns}, ${senderIds} AS ids,
             (SELECT to_char(min(r.occurred_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM ban_reinstatement r
               WHERE r.original = s.ban AND r.occurred_at >= s.applied_on) AS "endedNow"
        FROM statement s WHERE s.id = ANY(${held.map(({ id }) => id)}::uuid[])`;
    const rows = kept.map((one) => judged({ ...one, endedOn: one.endedNow }, template.content, dayOf(now)));
    await tx.sql`
      UPDATE statement s SET template = ${template.number}, state = r.state, findings = r.findings, ended_on = r."endedOn", refusal = NULL,
             sending_id = NULL
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, state statement_state, findings text[], "endedOn" date) WHERE s.id = r.id`;
    const open = rows.filter((row) => row.state === "drafted").length;
    return {
      result: { checked: rows.length, open },
      audit: [
        {
          action: "statements.rechecked",
          subject: "workspace:statements",
          data: { state, checked: rows.length, open, template: template.number },
        },
      ],
    };
  },
});

function judged(one: Kept, template: Template, today: string) {
  const findings = template.reasons[one.reason].stated
    ? check(one, build(one, template, one.puid), one.ids, today)
    : [findingOf("not-stated")];
  const { id, endedOn } = one;
  return { id, endedOn, state: blocks(findings) ? "blocked" : "drafted", findings: findings.map(({ code }) => code) };
}

import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { outdated, rebuild } from "./rebuild.ts";
import type { Template } from "./statement.ts";

/**
 * The second signature under a version of the template, or its end. A signed one governs whatever leaves from now on: what did not leave yet is
 * built anew from it, 5000 here and the rest by the drafting, and no draft of an earlier version is sent. Batches of which something was left out
 * are gone through again.
 */
export const settleTemplate = operation({
  name: "statements.settleTemplate",
  permission: "statements:countersign",
  input: z.object({ number: z.coerce.number().int(), verdict: z.enum(["countersign", "reject"]) }),
  async run({ tx, actor, now }, { number, verdict }) {
    const [one] = await tx.sql<{ proposedBy: string; settled: boolean; content: Template }>`
      SELECT proposed_by AS "proposedBy", (countersigned_by IS NOT NULL OR rejected_by IS NOT NULL) AS settled, content
        FROM statement_template WHERE number = ${number} FOR UPDATE`;
    if (one === undefined) throw new Refusal("not-found", "There is no such version of the template.");
    if (one.settled)
      throw new Refusal("conflict", "Somebody settled this version already; nothing was changed. Look at it again.");
    const signs = verdict === "countersign";
    if (signs && one.proposedBy === actor.id)
      throw new Refusal(
        "forbidden",
        "Nobody countersigns their own proposal; nothing was changed. Ask another person.",
      );
    const settled = signs
      ? fragment`countersigned_by = ${actor.id}, countersigned_at = ${now}`
      : fragment`rejected_by = ${actor.id}, rejected_at = ${now}`;
    await tx.sql`UPDATE statement_template SET ${settled} WHERE number = ${number}`;
    const rebuilt = signs ? await govern(tx, now, { number, content: one.content }) : 0;
    return {
      result: { number, signed: signs },
      audit: [
        {
          action: signs ? "template.countersigned" : "template.rejected",
          subject: `statement-template:${number}`,
          data: { rebuilt },
        },
      ],
    };
  },
});

async function govern(tx: Tx, now: Date, template: { number: number; content: Template }): Promise<number> {
  await tx.sql`UPDATE statement_drafting d SET done = false, rows_seen = 0, omitted_order = 0, omitted_reason = 0, omitted_before = 0
    FROM ban_batch_count c
   WHERE c.batch_id = d.batch_id AND c.last_day >= ${template.content.from}::date AND d.omitted_reason + d.omitted_before > 0`;
  const ids = await outdated(tx, template);
  await rebuild(tx, now, template, ids);
  return ids.length;
}

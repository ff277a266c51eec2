import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { first, load } from "./load.ts";
import { assertOpen, markable, needsTwo } from "./suspicion.ts";

/**
 * Marks what became of a suspicion, with the reason. Cleared or failed verification: one person, and it is settled. Confirmed fraud or
 * impersonation: it is proposed, and settled when another of counsel confirms it; a later proposal takes the place of an earlier one.
 */
export const mark = operation({
  name: "suspicions.mark",
  permission: "suspicions:mark",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    outcome: z.enum(markable),
    reason: z.string().trim().min(20, "Say on what this rests, in a sentence or two").max(4000),
  }),
  async run({ tx, actor, now }, { id, version, outcome, reason }) {
    const suspicion = await load(tx, id, version);
    assertOpen(suspicion);
    const settled = !needsTwo(outcome);
    const set = settled
      ? fragment`outcome = ${outcome}, marked_by = ${actor.id}, marked_at = ${now}, marked_reason = ${reason}`
      : fragment`proposed_outcome = ${outcome}, proposed_by = ${actor.id}, proposed_at = ${now}, proposed_reason = ${reason}`;
    const changed = await tx.sql`
      UPDATE suspicion SET ${set}, version = version + 1 WHERE id = ${id} AND version = ${version} RETURNING id`;
    if (changed.length === 0) throw first();
    const action = settled ? "suspicion.marked" : "suspicion.proposed";
    const data = { outcome, country: suspicion.country };
    return { result: { id, version: version + 1, settled }, audit: [{ action, subject: `suspicion:${id}`, data }] };
  },
});

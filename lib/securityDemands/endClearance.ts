import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Ends a clearance, at once. One person suffices: it takes knowledge away and gives none. */
export const endClearance = operation({
  name: "securityDemands.endClearance",
  permission: "securityDemands:clearances",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const [ended] = await tx.sql<{ personId: string }>`
      UPDATE security_clearance SET ended_by = ${actor.id}, ended_at = ${now} WHERE id = ${id} AND ended_by IS NULL RETURNING person_id AS "personId"`;
    if (ended === undefined) throw new Refusal("conflict", "This clearance does not stand; nothing was changed.");
    return {
      result: { id },
      audit: [{ action: "clearance.ended", subject: `person:${ended.personId}`, data: { clearance: id } }],
    };
  },
});

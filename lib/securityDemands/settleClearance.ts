import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Countersigns a proposed clearance, or declines it; nobody signs their own. By counsel: an administrator alone opens nothing. */
export const settleClearance = operation({
  name: "securityDemands.settleClearance",
  permission: "securityDemands:countersignClearance",
  input: z.object({ id: z.uuid(), answer: z.enum(["countersign", "decline"]) }),
  async run({ tx, actor, now }, { id, answer }) {
    const [clearance] = await tx.sql<{ personId: string; proposedBy: string; open: boolean }>`
      SELECT person_id AS "personId", proposed_by AS "proposedBy", countersigned_by IS NULL AND ended_by IS NULL AS open
        FROM security_clearance WHERE id = ${id} FOR UPDATE`;
    if (clearance === undefined) throw new Refusal("not-found", "There is no such clearance.");
    if (!clearance.open) throw new Refusal("conflict", "This clearance was settled before; nothing was changed.");
    const subject = `person:${clearance.personId}` as const;
    if (answer === "decline") {
      await tx.sql`UPDATE security_clearance SET ended_by = ${actor.id}, ended_at = ${now} WHERE id = ${id}`;
      return { result: { id }, audit: [{ action: "clearance.declined", subject, data: { clearance: id } }] };
    }
    if (clearance.personId === actor.id || clearance.proposedBy === actor.id) {
      throw new Refusal(
        "forbidden",
        "Nobody countersigns their own clearance; nothing was changed. Another person of counsel decides it.",
      );
    }
    await tx.sql`UPDATE security_clearance SET countersigned_by = ${actor.id}, countersigned_at = ${now} WHERE id = ${id}`;
    return { result: { id }, audit: [{ action: "clearance.granted", subject, data: { clearance: id } }] };
  },
});

import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Proposes that a person of the desk be cleared for the compartment. It stands once counsel, another than the person, has countersigned. */
export const clear = operation({
  name: "securityDemands.clear",
  permission: "securityDemands:clear",
  input: z.object({ personId: z.uuid(), reason: z.string().trim().min(10, "Say in a sentence why").max(1000) }),
  async run({ tx, actor, now }, { personId, reason }) {
    const [person] = await tx.sql<{
      role: string;
    }>`SELECT role FROM person WHERE id = ${personId} AND disabled_at IS NULL`;
    if (person === undefined) throw new Refusal("not-found", "There is no such person.");
    if (person.role !== "analyst" && person.role !== "counsel") {
      throw new Refusal("invalid", "Only analysts and counsel are cleared; nothing was saved.", {
        personId: "An analyst or counsel",
      });
    }
    const id = newId();
    const [made] = await tx.sql`
      INSERT INTO security_clearance (id, person_id, reason, proposed_by, proposed_at) VALUES (${id}, ${personId}, ${reason}, ${actor.id}, ${now})
      ON CONFLICT (person_id) WHERE ended_by IS NULL DO NOTHING RETURNING id`;
    if (made === undefined)
      throw new Refusal("conflict", "A clearance of this person stands or is proposed already; nothing was changed.");
    return {
      result: { id },
      audit: [{ action: "clearance.proposed", subject: `person:${personId}`, data: { clearance: id } }],
    };
  },
});

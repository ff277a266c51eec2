import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { openProposal } from "./openProposal.ts";

/** Turns a proposed version down, with a reason that stays beside it. Frees the place for another proposal. */
export const reject = operation({
  name: "register.reject",
  permission: "register:countersign",
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(10, "Give the reason in a sentence").max(4000) }),
  async run({ tx, actor, now }, { id, reason }) {
    const proposal = await openProposal(tx, id);
    const changed = await tx.sql`
      UPDATE register_version SET rejected_by = ${actor.id}, rejected_at = ${now}, rejected_reason = ${reason}
       WHERE id = ${id} AND countersigned_by IS NULL AND rejected_by IS NULL RETURNING id`;
    if (changed.length === 0) {
      throw new Refusal("conflict", `Somebody else settled register ${proposal.number} first; nothing was changed.`);
    }
    return {
      result: { id, number: proposal.number },
      audit: [{ action: "register.rejected", subject: `register:${id}`, data: { number: proposal.number } }],
    };
  },
});

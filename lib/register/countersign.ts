import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { openProposal } from "./openProposal.ts";
import { countersignedVersion } from "./version.ts";

/** The second signature under a proposed version, before its time has come. Refused to the person who proposed it. */
export const countersign = operation({
  name: "register.countersign",
  permission: "register:countersign",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const proposal = await openProposal(tx, id);
    countersignedVersion(proposal, actor.id, now);
    const changed = await tx.sql`
      UPDATE register_version SET countersigned_by = ${actor.id}, countersigned_at = ${now}
       WHERE id = ${id} AND countersigned_by IS NULL AND rejected_by IS NULL RETURNING id`;
    if (changed.length === 0) {
      throw new Refusal("conflict", `Somebody else settled register ${proposal.number} first; nothing was changed.`);
    }
    const data = { number: proposal.number, effectiveAt: proposal.effectiveAt?.toISOString() ?? null };
    return {
      result: { id, number: proposal.number },
      audit: [{ action: "register.countersigned", subject: `register:${id}`, data }],
    };
  },
});

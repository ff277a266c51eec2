import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { first, load } from "./load.ts";
import { assertConfirmable } from "./suspicion.ts";

/** Confirms a fraud or an impersonation that another person proposed: nobody calls a requester a fraud alone. */
export const confirm = operation({
  name: "suspicions.confirm",
  permission: "suspicions:confirm",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(10, "Say in a sentence what you looked at").max(4000),
  }),
  async run({ tx, actor, now }, { id, version, reason }) {
    const suspicion = await load(tx, id, version);
    const outcome = assertConfirmable(suspicion, actor.id);
    const changed = await tx.sql`
      UPDATE suspicion SET outcome = ${outcome}, marked_by = ${actor.id}, marked_at = ${now}, marked_reason = ${reason}, version = version + 1
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    if (changed.length === 0) throw first();
    const data = { outcome, country: suspicion.country, proposedBy: suspicion.proposedBy };
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "suspicion.marked", subject: `suspicion:${id}`, data }],
    };
  },
});

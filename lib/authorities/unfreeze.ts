import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertFrozen } from "./authority.ts";
import { keepFreeze } from "./keepFreeze.ts";
import { assertChanged, load } from "./load.ts";

/** Lifts the freeze of an authority, with a reason. What was refused meanwhile can be done again. */
export const unfreeze = operation({
  name: "authorities.unfreeze",
  permission: "authorities:freeze",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(10, "Say in a sentence why").max(2000),
  }),
  async run({ tx, actor, now }, { id, version, reason }) {
    const authority = await load(tx, id);
    assertFrozen(authority);
    const changed = await tx.sql`
      UPDATE authority SET frozen_at = NULL, frozen_by = NULL, frozen_reason = NULL, version = version + 1
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    assertChanged(changed, authority);
    await keepFreeze(tx, { authorityId: id, deed: "unfreeze", reason, by: actor.id, at: now });
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "authority.unfrozen", subject: `authority:${id}`, data: { country: authority.country } }],
    };
  },
});

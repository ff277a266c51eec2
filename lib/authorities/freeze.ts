import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertFreezable } from "./authority.ts";
import { keepFreeze } from "./keepFreeze.ts";
import { assertChanged, load } from "./load.ts";

/** Freezes an authority, with a reason: its officers hand nothing in, nothing is produced for it or delivered to it. Takes effect at once, by one of counsel. */
export const freeze = operation({
  name: "authorities.freeze",
  permission: "authorities:freeze",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(10, "Say in a sentence why").max(2000),
  }),
  async run({ tx, actor, now }, { id, version, reason }) {
    const authority = await load(tx, id);
    assertFreezable(authority);
    const changed = await tx.sql`
      UPDATE authority SET frozen_at = ${now}, frozen_by = ${actor.id}, frozen_reason = ${reason}, version = version + 1
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    assertChanged(changed, authority);
    await keepFreeze(tx, { authorityId: id, deed: "freeze", reason, by: actor.id, at: now });
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "authority.frozen", subject: `authority:${id}`, data: { country: authority.country } }],
    };
  },
});

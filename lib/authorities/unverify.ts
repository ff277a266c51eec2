import { z } from "zod";
import { endVerification } from "#lib/evidence/keep.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { givenEndCodes } from "./authority.ts";
import { assertChanged, load } from "./load.ts";

/** Ends an authority's verification, with a reason: it was mistaken, the authority is under suspicion. What was recorded stays readable. */
export const unverify = operation({
  name: "authorities.unverify",
  permission: "authorities:verify",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    code: z.enum(givenEndCodes),
    reason: z.string().trim().min(10, "Say in a sentence why").max(2000),
  }),
  async run({ tx, actor, now }, { id, version, code, reason }) {
    const authority = await load(tx, id, version);
    if (authority.verifiedAt === null) {
      throw new Refusal("conflict", `${authority.name} is not verified; nothing was changed.`);
    }
    const changed = await tx.sql`
      UPDATE authority SET verified_at = NULL, verified_by = NULL, verified_until = NULL, verification = NULL, version = version + 1
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    assertChanged(changed, authority);
    await endVerification(tx, { authorityId: id }, { by: actor.id, at: now, code, reason });
    return {
      result: { id, version: version + 1 },
      audit: [
        { action: "authority.unverified", subject: `authority:${id}`, data: { code, country: authority.country } },
      ],
    };
  },
});

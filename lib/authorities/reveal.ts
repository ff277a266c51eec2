import { z } from "zod";
import { openCall } from "#lib/evidence/keep.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Why somebody looks at the number that was called and at who answered. */
export const revealReasons = ["call-again", "quality-review", "suspicion", "audit-sample", "legal-challenge"] as const;

/** Shows the number and the person of one call-back, of an authority or of an officer. Each look is an entry with its reason. */
export const reveal = operation({
  name: "authorities.reveal",
  permission: "authorities:reveal",
  input: z.object({ verificationId: z.uuid(), reason: z.enum(revealReasons) }),
  async run({ tx, ground }, { verificationId, reason }) {
    const [whose] = await tx.sql<{ authorityId: string | null; officerId: string | null }>`
      SELECT authority_id AS "authorityId", officer_id AS "officerId" FROM verification WHERE id = ${verificationId}`;
    if (whose === undefined) throw new Refusal("not-found", "There is no such verification.");
    const call = await openCall(tx, ground.keys, verificationId);
    const subject =
      whose.authorityId === null
        ? (`officer:${whose.officerId}` as const)
        : (`authority:${whose.authorityId}` as const);
    const data = { verification: verificationId, reason };
    return { result: call, audit: [{ action: "verification.revealed", subject, data }] };
  },
});

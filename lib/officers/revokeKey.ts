import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Revokes one of the officer's own keys: nothing more is encrypted to it. What was before stays as it is. */
export const revokeKey = operation({
  name: "officers.revokeKey",
  permission: "officers:own",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const { officerId } = await officerStanding(tx, actor);
    const [revoked] = await tx.sql<{ kind: string }>`
      UPDATE officer_key SET revoked_at = ${now} WHERE id = ${id} AND officer_id = ${officerId} AND revoked_at IS NULL RETURNING kind`;
    if (revoked === undefined) {
      throw new Refusal("conflict", "You have no such key that is not revoked already. Nothing was changed.");
    }
    return {
      result: { id },
      audit: [{ action: "officer.keyRevoked", subject: `officer:${officerId}`, data: { key: id, kind: revoked.kind } }],
    };
  },
});

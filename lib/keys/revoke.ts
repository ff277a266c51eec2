import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Stops a machine's key at once, for good. What it sent stays. */
export const revoke = operation({
  name: "keys.revoke",
  permission: "keys:manage",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now }, { id }) {
    const [revoked] = await tx.sql<{ source: string }>`
      UPDATE api_key SET revoked_at = ${now} WHERE id = ${id} AND revoked_at IS NULL RETURNING source`;
    if (revoked === undefined) {
      const [known] = await tx.sql`SELECT 1 FROM api_key WHERE id = ${id}`;
      if (known === undefined) throw new Refusal("not-found", "There is no such key. Nothing was changed.");
      throw new Refusal("conflict", "This key was revoked already. Nothing was changed.");
    }
    return {
      result: { id },
      audit: [{ action: "key.revoked", subject: `key:${id}`, data: { source: revoked.source } }],
    };
  },
});

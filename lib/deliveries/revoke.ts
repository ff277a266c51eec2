import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Withdraws a delivery: from now on its link opens nothing. What was fetched before stays fetched. */
export const revoke = operation({
  name: "deliveries.revoke",
  permission: "deliveries:deliver",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const [row] = await tx.sql<{ requestId: string; fetches: number }>`
      UPDATE delivery SET revoked_at = ${now}, revoked_by = ${actor.id} WHERE id = ${id} AND revoked_at IS NULL
      RETURNING request_id AS "requestId", fetches`;
    if (row === undefined) {
      const [known] = await tx.sql`SELECT 1 FROM delivery WHERE id = ${id}`;
      if (known === undefined) throw new Refusal("not-found", "There is no such delivery. Nothing was changed.");
      throw new Refusal("conflict", "This delivery was withdrawn already. Nothing was changed.");
    }
    const data = { delivery: id, fetches: row.fetches };
    return {
      result: { id },
      audit: [{ action: "production.deliveryRevoked", subject: `request:${row.requestId}`, data }],
    };
  },
});

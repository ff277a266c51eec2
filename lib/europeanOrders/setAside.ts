import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Sets aside, unseen, what came with a certificate and belongs to the enforcing authority alone (Article 9(2) and (3)): its bytes are
 * destroyed. That it came, and of which kind it was, stays.
 */
export const setAside = operation({
  name: "europeanOrders.setAside",
  permission: "europeanOrders:enter",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const [row] = await tx.sql<{ requestId: string; withheld: string[]; gone: boolean }>`
      SELECT request_id AS "requestId", withheld, set_aside_at IS NOT NULL AS gone FROM european_form WHERE id = ${id} FOR UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "There is no such form.");
    if (row.gone) throw new Refusal("conflict", "It was set aside already; nothing was changed.");
    if (row.withheld.length === 0) {
      throw new Refusal("conflict", "Nothing came with this form that had to be set aside; nothing was changed.");
    }
    await tx.sql`
      UPDATE european_form SET withheld_sealed = NULL, withheld_key_id = NULL, set_aside_by = ${actor.id}, set_aside_at = ${now} WHERE id = ${id}`;
    const data = { form: id, withheld: row.withheld };
    return {
      result: { id, requestId: row.requestId },
      audit: [{ action: "form.setAside", subject: `request:${row.requestId}`, data }],
    };
  },
});

import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";

/**
 * Proposes that an order of non-disclosure ends before its date, because its issuer or a court says so. Nobody can be told and then not
 * told, so it takes two people of counsel: until the second has signed, the order binds as it did.
 */
export const ungag = operation({
  name: "requests.ungag",
  permission: "requests:gag",
  input: z.object({
    id: z.uuid(),
    orderId: z.uuid(),
    endsAt: z.coerce.date(),
    issuer: z.string().trim().min(1, "Who ended it").max(300),
    reference: z.string().trim().min(1, "The reference of the order that ends it").max(200),
  }),
  async run({ tx, actor, now }, { id, orderId, endsAt, issuer, reference }) {
    await load(tx, id);
    const [order] = await tx.sql<{ until: Date }>`
      SELECT binds_until AS until FROM non_disclosure_standing WHERE request_id = ${id} AND id = ${orderId}`;
    if (order === undefined) throw new Refusal("not-found", "This request has no such order of non-disclosure.");
    if (order.until <= now) throw new Refusal("conflict", "This order has ended already; nothing was changed.");
    if (endsAt < now || endsAt >= order.until) {
      const sentence = "An early end lies between now and the end that the order has.";
      throw new Refusal("invalid", `${sentence} Nothing was saved.`, { endsAt: sentence });
    }
    const endId = newId();
    const [made] = await tx.sql`
      INSERT INTO non_disclosure_end (id, request_id, non_disclosure_id, ends_at, issuer, reference, proposed_by, proposed_at)
      VALUES (${endId}, ${id}, ${orderId}, ${endsAt}, ${issuer}, ${reference}, ${actor.id}, ${now})
      ON CONFLICT (non_disclosure_id) WHERE declined_by IS NULL DO NOTHING RETURNING id`;
    if (made === undefined)
      throw new Refusal("conflict", "An early end of this order is proposed already; nothing was changed.");
    const data = { order: orderId, endsAt: endsAt.toISOString() };
    return { result: { id: endId }, audit: [{ action: "request.ungagProposed", subject: `request:${id}`, data }] };
  },
});

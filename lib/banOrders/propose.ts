import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertDecidable, orderNeedsTwo, orderOutcomes, orderReasons, reasonFor } from "./banOrder.ts";
import { loadLocked, orderData } from "./load.ts";

/**
 * Says whether the order is carried out. Where two people are needed this proposes it, and `countersign` settles; a refusal, and a
 * restoration that two need not sign, settle at once.
 */
export const propose = operation({
  name: "banOrders.propose",
  permission: "banOrders:propose",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    outcome: z.enum(orderOutcomes, "Say what becomes of it"),
    reason: z
      .enum(["", ...orderReasons])
      .nullable()
      .default(null)
      .transform((reason) => (reason === "" ? null : reason)),
  }),
  async run({ tx, actor, now }, { id, version, outcome, reason: given }) {
    const order = await loadLocked(tx, id, version);
    assertDecidable(order);
    const reason = reasonFor(outcome, given);
    const byTwo = orderNeedsTwo(order, outcome);
    const state = byTwo ? "proposed" : "settled";
    await tx.sql`
      UPDATE ban_order SET state = ${state}, outcome = ${outcome}, reason = ${reason}, proposed_by = ${actor.id}, proposed_at = ${now},
             settled_at = ${byTwo ? null : now}, version = version + 1 WHERE id = ${id}`;
    const data = { ...orderData(order), outcome, reason };
    return {
      result: { id, state, version: version + 1 },
      audit: [{ action: byTwo ? "banOrder.proposed" : "banOrder.settled", subject: `banOrder:${id}`, data }],
    };
  },
});

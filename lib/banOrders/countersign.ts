import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertOrderCountersignable } from "./banOrder.ts";
import { loadLocked, orderData } from "./load.ts";

/** The second signature under the decision on an order: with it the order is settled. */
export const countersign = operation({
  name: "banOrders.countersign",
  permission: "banOrders:countersign",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version }) {
    const order = await loadLocked(tx, id, version);
    assertOrderCountersignable(order, actor.id);
    await tx.sql`
      UPDATE ban_order SET state = 'settled', countersigned_by = ${actor.id}, settled_at = ${now}, version = version + 1 WHERE id = ${id}`;
    const data = { ...orderData(order), outcome: order.outcome, reason: order.reason };
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "banOrder.settled", subject: `banOrder:${id}`, data }],
    };
  },
});

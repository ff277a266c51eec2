import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertOrderCountersignable } from "./banOrder.ts";
import { loadLocked } from "./load.ts";

/** Sends the proposed decision on an order back; the order waits for another. */
export const returnProposal = operation({
  name: "banOrders.return",
  permission: "banOrders:countersign",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor }, { id, version }) {
    const { state, proposedBy, outcome, reason } = await loadLocked(tx, id, version);
    assertOrderCountersignable({ state, proposedBy }, actor.id);
    await tx.sql`
      UPDATE ban_order SET state = 'received', outcome = NULL, reason = NULL, proposed_by = NULL, proposed_at = NULL, version = version + 1 WHERE id = ${id}`;
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "banOrder.returned", subject: `banOrder:${id}`, data: { outcome, reason } }],
    };
  },
});

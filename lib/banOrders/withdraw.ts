import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertDecidable } from "./banOrder.ts";
import { loadLocked } from "./load.ts";

/** The authority took its order back, or a court set it aside, before it was decided. */
export const withdraw = operation({
  name: "banOrders.withdraw",
  permission: "banOrders:propose",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx }, { id, version }) {
    assertDecidable(await loadLocked(tx, id, version));
    await tx.sql`UPDATE ban_order SET state = 'withdrawn', version = version + 1 WHERE id = ${id}`;
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "banOrder.withdrawn", subject: `banOrder:${id}` }],
    };
  },
});

import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type BanOrderLine, orderLines } from "./row.ts";

/** One order. @throws Refusal `not-found` */
export const one = query({
  name: "banOrders.one",
  permission: "banOrders:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<BanOrderLine> {
    const [row] = await tx.sql<BanOrderLine>`${orderLines} WHERE o.id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such order.");
    return row;
  },
});

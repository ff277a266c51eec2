import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type BanOrderLine, orderLines } from "./row.ts";

/** A signature's entry of the log. `leafIndex` is null for the second in which the log has not placed it yet. */
export type OrderEntry = { readonly action: string; readonly actorRole: string; readonly leafIndex: number | null };

/** One order, with the entries of its history, oldest first. @throws Refusal `not-found` */
export const one = query({
  name: "banOrders.one",
  permission: "banOrders:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<BanOrderLine & { readonly history: readonly OrderEntry[] }> {
    const [row] = await tx.sql<BanOrderLine>`${orderLines} WHERE o.id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such order.");
    const history = await tx.sql<OrderEntry>`
      SELECT e.action, e.actor_role AS "actorRole", l.leaf_index::int AS "leafIndex" FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
       WHERE e.subject = ${`banOrder:${id}`} ORDER BY e.id LIMIT 500`;
    return { ...row, history };
  },
});

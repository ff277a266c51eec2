import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { orderAsks, orderInstruments, orderStates } from "./banOrder.ts";
import { type BanOrderLine, orderLines } from "./row.ts";

const pageMax = 50;

/** Orders to ban or to reinstate, the newest first, 50 a page. Without a state all of them. */
export const list = query({
  name: "banOrders.list",
  permission: "banOrders:read",
  input: z.object({
    state: z.enum(orderStates).optional(),
    asks: z.enum(orderAsks).optional(),
    instrument: z.enum(orderInstruments).optional(),
    country: z.string().length(2).toUpperCase().optional(),
    after: z.string().max(1000).optional(),
  }),
  async run(
    { tx },
    { state, asks, instrument, country, after },
  ): Promise<{ rows: BanOrderLine[]; next: string | null }> {
    const [afterAt, afterId] = after === undefined ? [] : readCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
    const conditions = [
      ...(state === undefined ? [] : [fragment`o.state = ${state}`]),
      ...(asks === undefined ? [] : [fragment`o.asks = ${asks}`]),
      ...(instrument === undefined ? [] : [fragment`o.instrument = ${instrument}`]),
      ...(country === undefined ? [] : [fragment`o.country = ${country}`]),
      ...(afterId === undefined ? [] : [fragment`(o.received_at, o.id) < (${afterAt}::timestamptz, ${afterId}::uuid)`]),
    ];
    const rows = await tx.sql<BanOrderLine>`
      ${orderLines} WHERE ${join(conditions, " AND ", fragment`true`)} ORDER BY o.received_at DESC, o.id DESC LIMIT ${pageMax + 1}`;
    const last = rows[pageMax - 1];
    const next =
      rows.length > pageMax && last !== undefined ? writeCursor([last.receivedAt.toISOString(), last.id]) : null;
    return { rows: rows.slice(0, pageMax), next };
  },
});

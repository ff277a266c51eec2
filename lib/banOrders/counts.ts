import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { OrderAsks } from "./banOrder.ts";

/** Orders received in a month from a country, by what they ask and by what they were made. Those withdrawn count as received only. */
export type BanOrderCount = {
  /** `2026-11`, UTC. */
  readonly month: string;
  readonly country: string;
  readonly asks: OrderAsks;
  readonly instrument: string;
  readonly received: number;
  readonly complied: number;
  readonly partly: number;
  readonly refused: number;
};

/** Orders received from `from` up to but without `to` (days, UTC), the newest month first. What is not settled is received and no more. */
export const counts = query({
  name: "banOrders.counts",
  permission: "banOrders:read",
  input: z.object({ from: z.iso.date(), to: z.iso.date() }),
  run: async ({ tx }, { from, to }): Promise<BanOrderCount[]> => tx.sql<BanOrderCount>`
    SELECT to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, country, asks, instrument, count(*)::int AS received,
           (count(*) FILTER (WHERE state = 'settled' AND outcome = 'complied'))::int AS complied,
           (count(*) FILTER (WHERE state = 'settled' AND outcome = 'partly'))::int AS partly,
           (count(*) FILTER (WHERE state = 'settled' AND outcome = 'refused'))::int AS refused
      FROM ban_order
     WHERE received_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND received_at < ${to}::date::timestamp AT TIME ZONE 'UTC'
     GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4`,
});

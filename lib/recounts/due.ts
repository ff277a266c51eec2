import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Batches commit some time after the time that they carry: so long before a recount they may not have been seen by it. */
const marginMs = 3_600_000;

/** What a recount that was begun has to count; `months` is null for all. */
export type Due = { readonly roots: boolean; readonly months: readonly string[] | null };

/**
 * The months to count: all, or those that a batch touches which came since their last sound recount.
 * @throws Refusal `not-found` where no such recount is under way
 */
export const due = query({
  name: "recounts.due",
  permission: "recounts:conclude",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<Due> {
    const [open] = await tx.sql<{ whole: boolean; roots: boolean }>`
      SELECT whole, roots FROM recount WHERE id = ${id} AND ended_at IS NULL`;
    if (open === undefined) throw new Refusal("not-found", "There is no such recount under way.");
    if (open.whole) return { roots: open.roots, months: null };
    const months = await tx.sql<{ first: string }>`
      SELECT to_char(month, 'YYYY-MM-DD') AS first
        FROM (SELECT generate_series(date_trunc('month', c.first_day::timestamp), c.last_day, interval '1 month') AS month, max(h.received_at) AS newest
                FROM ban_batch_count c JOIN batch h ON h.id = c.batch_id GROUP BY 1) touched
       WHERE newest > COALESCE((SELECT max(r.started_at) FROM recount r WHERE r.disagreements = '{}' AND r.months @> ARRAY[month::date]), '-infinity')
                      - ${`${marginMs} milliseconds`}::interval
       ORDER BY month`;
    return { roots: open.roots, months: months.map(({ first }) => first) };
  },
});

import { z } from "zod";
import { query } from "#lib/operation.ts";
import { counted } from "#lib/tallies/cube.ts";
import { narrowings } from "#lib/tallies/explore.ts";

/** Three years and a day: what the explorer can lead to. */
const daysMax = 1_097;

/** How many there are of one kind, and on which days (UTC) they happened. */
export type Daily = {
  readonly total: number;
  readonly days: readonly { readonly day: string; readonly count: number }[];
};

/** Counts one kind of ban day by day, from `from` up to but without `to`. Days without any are absent. */
export const daily = query({
  name: "tallies.daily",
  permission: "bans:read",
  input: z
    .object({ from: z.iso.date(), to: z.iso.date(), narrowed: narrowings.default({}) })
    .refine(
      ({ from, to }) => Date.parse(to) - Date.parse(from) <= daysMax * 86_400_000,
      "At most three years are counted day by day",
    ),
  timeoutMs: 20_000,
  run: async ({ tx }, { from, to, narrowed }): Promise<Daily> => {
    const rows = await tx.sql<{ day: string; count: string }>`
      SELECT to_char(period, 'YYYY-MM-DD') AS day, sum(count) AS count
        FROM ${counted({ grain: "day", from, to }, [], narrowed)} counted GROUP BY counted.period HAVING sum(count) > 0 ORDER BY 1`;
    const days = rows.map(({ day, count }) => ({ day, count: Number(count) }));
    return { total: days.reduce((sum, { count }) => sum + count, 0), days };
  },
});

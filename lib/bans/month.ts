import { z } from "zod";
import type { BanAction, BanAutomation, BanReason, BanSignal, BanSurface } from "#lib/bans/ban.ts";
import { query } from "#lib/operation.ts";

/** Bans of one month (UTC) that agree in every other column. *Proactive* = `reportedBefore` false and `action` ban, a part of *banned*. */
export type BanMonth = {
  /** `2023-09`. */
  readonly month: string;
  readonly country: string;
  readonly surface: BanSurface;
  readonly action: BanAction;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly reportedBefore: boolean;
  readonly count: number;
};

/** A span of days in UTC, from `from` up to but without `to`, and what to look at in it. */
export const spanOf = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  country: z.string().length(2).optional(),
});

/** Counts a month of every combination in the span, from the roll-up: the time this takes does not grow with the bans. */
export const month = query({
  name: "bans.month",
  permission: "bans:read",
  input: spanOf,
  run: async ({ tx }, { from, to, country }): Promise<BanMonth[]> => {
    const rows = await tx.sql<Omit<BanMonth, "count"> & { count: string }>`
      SELECT to_char(day, 'YYYY-MM') AS month, country, surface, action, reason, signal, automation,
             reported_before AS "reportedBefore", sum(count) AS count
        FROM ban_day
       WHERE day >= ${from}::date AND day < ${to}::date AND (${country ?? null}::text IS NULL OR country = ${country ?? null}::char(2))
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`;
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  },
});

/** Bans, suspensions and reinstatements of one day (UTC), for the drawing of a month. */
export type BanDay = {
  readonly day: string;
  readonly action: BanAction;
  readonly proactive: number;
  readonly count: number;
};

/** Counts a day and action over the span, from the roll-up. Days without any are absent. */
export const daysOf = query({
  name: "bans.days",
  permission: "bans:read",
  input: spanOf,
  run: async ({ tx }, { from, to, country }): Promise<BanDay[]> => {
    const rows = await tx.sql<{ day: string; action: BanAction; proactive: string; count: string }>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, action, COALESCE(sum(count) FILTER (WHERE NOT reported_before), 0) AS proactive, sum(count) AS count
        FROM ban_day
       WHERE day >= ${from}::date AND day < ${to}::date AND (${country ?? null}::text IS NULL OR country = ${country ?? null}::char(2))
       GROUP BY day, action ORDER BY 1, 2`;
    return rows.map((row) => ({ ...row, proactive: Number(row.proactive), count: Number(row.count) }));
  },
});

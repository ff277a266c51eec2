import { z } from "zod";
import type { BanAction, BanAutomation, BanReason, BanSignal, BanSurface } from "#lib/bans/ban.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";

/** Bans of one month (UTC) that agree in every other column. *Proactive* = `reportedBefore` false and `action` ban, a part of *banned*. */
export type BanMonth = {
  /** `2023-09`. */
  readonly month: string;
  /** Empty where all countries are counted together. */
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
type Span = z.output<typeof spanOf>;

/** The rows of the cube (`prisma/migrations/0029_looking`) for days under one mask, and the lines that it has yet to take in. */
const daysUnder = (mask: number, { from, to }: Span): Fragment => fragment`
  (SELECT period AS day, country, surface, action, reason, signal, automation, reported_before, count
     FROM ban_tally WHERE mask = ${mask}::smallint AND grain = 'day' AND period >= ${from}::date AND period < ${to}::date
   UNION ALL SELECT day, country, surface, action, reason, signal, automation, reported_before, count
     FROM ban_tally_open WHERE day >= ${from}::date AND day < ${to}::date)`;

/** Days of one country: the key of the sums begins with both, so each is one step into its index; the lines that are open are few. */
const daysIn = ({ from, to, country }: Span): Fragment => fragment`
  (SELECT * FROM ban_day WHERE country = ${country}::char(2) AND day = ANY (
     ARRAY(SELECT day::date FROM generate_series(${from}::date, ${to}::date - 1, interval '1 day') day)))`;

const withoutCountry = 16;
const countryAlone = 15;
const nothing = 31;

/** Counts a month of every combination in the span, from the roll-ups: the time this takes does not grow with the bans. */
export const month = query({
  name: "bans.month",
  permission: "bans:read",
  input: spanOf,
  run: async ({ tx }, span): Promise<BanMonth[]> => {
    const days = span.country === undefined ? daysUnder(withoutCountry, span) : daysIn(span);
    const rows = await tx.sql<Omit<BanMonth, "count"> & { count: string }>`
      SELECT to_char(day, 'YYYY-MM') AS month, ${span.country ?? ""} AS country, surface, action, reason, signal, automation,
             reported_before AS "reportedBefore", sum(count) AS count
        FROM ${days} days GROUP BY 1, 3, 4, 5, 6, 7, 8 ORDER BY 1, 3, 4, 5, 6, 7, 8`;
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  },
});

/** What happened in one country over the span. */
export type BanCountry = Pick<BanMonth, "country" | "action" | "reportedBefore" | "count">;

/** Counts by country over the span, from the cube. */
export const countries = query({
  name: "bans.countries",
  permission: "bans:read",
  input: spanOf.omit({ country: true }),
  run: async ({ tx }, span): Promise<BanCountry[]> => {
    const rows = await tx.sql<Omit<BanCountry, "count"> & { count: string }>`
      SELECT country, action, reported_before AS "reportedBefore", sum(count) AS count
        FROM ${daysUnder(countryAlone, span)} days GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
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

/** Counts a day and action over the span, from the cube. Days without any are absent. */
export const daysOf = query({
  name: "bans.days",
  permission: "bans:read",
  input: spanOf,
  run: async ({ tx }, span): Promise<BanDay[]> => {
    const { country } = span;
    const among = country === undefined ? fragment`true` : fragment`country = ${country}::char(2)`;
    const rows = await tx.sql<{ day: string; action: BanAction; proactive: string; count: string }>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, action, COALESCE(sum(count) FILTER (WHERE NOT reported_before), 0) AS proactive, sum(count) AS count
        FROM ${daysUnder(country === undefined ? nothing : countryAlone, span)} days WHERE ${among} GROUP BY days.day, action ORDER BY 1, 2`;
    return rows.map((row) => ({ ...row, proactive: Number(row.proactive), count: Number(row.count) }));
  },
});

import { z } from "zod";
import { type BanAutomation, type BanSignal, reasons, surfaces } from "#lib/bans/ban.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";

/** Bans and suspensions of one month (UTC) by what led to them and who decided. `proactive` and `overturned` are parts of `count`. */
export type FoundMonth = {
  /** `2023-09`, of the ban. */
  readonly month: string;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly count: number;
  /** Nobody had reported the account before. */
  readonly proactive: number;
  /** Reinstated since, whenever that was, by a reinstatement that names the ban. */
  readonly overturned: number;
};

/** Appeals against the bans of the span, by the signal of the ban. One that was closed without a decision was received too, as in `appeals.times`. */
export type FoundAppeals = {
  readonly signal: BanSignal;
  readonly received: number;
  readonly decided: number;
  readonly overturned: number;
};

/** How far reinstatements are counted. */
export type Counting = {
  /** The last time that something was counted; null before the first. */
  readonly countedAt: Date | null;
  /** Reinstatements whose ban is not known: it may still arrive, or its month was archived before the codes of its bans were kept here. */
  readonly waiting: number;
  /** Reinstatements that arrived after the last counting. */
  readonly uncounted: number;
};

export type Found = {
  readonly months: readonly FoundMonth[];
  /**
   * Whether anything is known of overturned bans: where a reinstatement names a ban of the span, of the country if one is chosen. Reports
   * have the same rule. A platform that tells of none is not one that was never wrong.
   */
  readonly known: boolean;
  /** Null where the span is narrowed to a surface: appeals do not say it. */
  readonly appeals: readonly FoundAppeals[] | null;
  readonly counting: Counting;
};

const input = z.object({
  /** First days of months in UTC; `to` is not included. */
  from: z.iso.date(),
  to: z.iso.date(),
  country: z.string().length(2).optional(),
  surface: z.enum(surfaces).optional(),
  reason: z.enum(reasons).optional(),
});
type Wanted = z.output<typeof input>;

/**
 * How the accounts banned in some months were found, and how often that was wrong. Read from roll-ups: what it takes does not grow with the
 * bans. The share overturned of a signal is its error rate as far as it is known: bans of late may still be appealed.
 */
export const found = query({
  name: "bans.found",
  permission: "bans:read",
  input,
  run: async ({ tx }, wanted): Promise<Found> => {
    const overturned = new Map((await overturnedMonths(tx, wanted)).map((row) => [keyOf(row), Number(row.count)]));
    const rows = await foundMonths(tx, wanted);
    const months = rows.map((row) => ({
      ...row,
      count: Number(row.count),
      proactive: Number(row.proactive),
      overturned: overturned.get(keyOf(row)) ?? 0,
    }));
    return {
      months,
      known: await isKnown(tx, wanted),
      appeals: wanted.surface === undefined ? await appealsOf(tx, wanted) : null,
      counting: await countingOf(tx),
    };
  },
});

type Cell = Pick<FoundMonth, "month" | "signal" | "automation">;

function keyOf({ month, signal, automation }: Cell): string {
  return `${month} ${signal} ${automation}`;
}

/** From the cube of months, and what the ledger gained since it was folded, in one statement. */
function foundMonths({ sql }: Tx, wanted: Wanted): Promise<(Cell & { count: string; proactive: string })[]> {
  const mask =
    (wanted.country === undefined ? 16 : 0) +
    (wanted.surface === undefined ? 8 : 0) +
    (wanted.reason === undefined ? 4 : 0);
  return sql<Cell & { count: string; proactive: string }>`
    SELECT to_char(period, 'YYYY-MM') AS month, signal, automation, sum(count) AS count,
           COALESCE(sum(count) FILTER (WHERE NOT reported_before), 0) AS proactive
      FROM (SELECT period, signal, automation, reported_before, count FROM ban_tally
             WHERE grain = 'month' AND mask = ${mask} AND period >= ${wanted.from}::date AND period < ${wanted.to}::date
               AND action <> 'reinstate' ${narrowed(wanted)}
            UNION ALL
            SELECT date_trunc('month', day)::date, signal, automation, reported_before, count FROM ban_tally_open
             WHERE day >= ${wanted.from}::date AND day < ${wanted.to}::date AND action <> 'reinstate' ${narrowed(wanted)}) each
     GROUP BY 1, 2, 3 HAVING sum(count) > 0 ORDER BY 1, 2, 3`;
}

async function isKnown({ sql }: Tx, { from, to, country }: Wanted): Promise<boolean> {
  const [row] = await sql<{ known: boolean }>`
    SELECT EXISTS (SELECT FROM ban_overturned_day WHERE day >= ${from}::date AND day < ${to}::date ${narrowed({ country })}) AS known`;
  return row?.known ?? false;
}

function overturnedMonths({ sql }: Tx, wanted: Wanted): Promise<(Cell & { count: string })[]> {
  return sql<Cell & { count: string }>`
    SELECT to_char(day, 'YYYY-MM') AS month, signal, automation, sum(count) AS count FROM ban_overturned_day
     WHERE day >= ${wanted.from}::date AND day < ${wanted.to}::date ${narrowed(wanted)} GROUP BY 1, 2, 3`;
}

function narrowed({ country, surface, reason }: Partial<Wanted>): Fragment {
  const place = country === undefined ? fragment`` : fragment`AND country = ${country}::char(2)`;
  const where = surface === undefined ? fragment`` : fragment`AND surface = ${surface}::ban_surface`;
  const why = reason === undefined ? fragment`` : fragment`AND reason = ${reason}::ban_reason`;
  return fragment`${place} ${where} ${why}`;
}

async function appealsOf({ sql }: Tx, { from, to, country, reason }: Wanted): Promise<FoundAppeals[]> {
  return sql<FoundAppeals>`
    SELECT ban_signal AS signal, count(*)::integer AS received, count(decided_at)::integer AS decided,
           (count(*) FILTER (WHERE decided_at IS NOT NULL AND outcome = 'overturned'))::integer AS overturned
      FROM appeal
     WHERE ban_occurred_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND ban_occurred_at < ${to}::date::timestamp AT TIME ZONE 'UTC'
       AND (${country ?? null}::text IS NULL OR ban_country = ${country ?? null}) AND (${reason ?? null}::ban_reason IS NULL OR ban_reason = ${reason ?? null}::ban_reason)
     GROUP BY ban_signal ORDER BY ban_signal`;
}

async function countingOf({ sql }: Tx): Promise<Counting> {
  const [row] = await sql<{ countedAt: Date | null; waiting: string; uncounted: string }>`
    SELECT m.counted_at AS "countedAt", (SELECT count(*) FROM ban_overturned_waiting) AS waiting,
           (SELECT count(*) FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id AND e.action = 'batch.received'
              JOIN ban_reinstatement r ON r.batch_id = substr(e.subject, 7)::uuid WHERE l.leaf_index > m.through) AS uncounted
      FROM ban_overturned_mark m`;
  return {
    countedAt: row?.countedAt ?? null,
    waiting: Number(row?.waiting ?? 0),
    uncounted: Number(row?.uncounted ?? 0),
  };
}

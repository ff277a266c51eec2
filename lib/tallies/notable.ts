import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import {
  aheadDays,
  type Judged,
  judgedOf,
  lateDays,
  type Measured,
  type Outlier,
  type Silence,
  type SourceDay,
  shareJumps,
  silence,
  volumeJumps,
} from "#lib/tallies/anomaly.ts";
import { column, counted } from "#lib/tallies/cube.ts";
import type { Dimension } from "#lib/tallies/tally.ts";

/** Weeks that are compared, and how many of the last ones may be told of. */
const weeksRead = 16;
const weeksTold = 4;
/** Days of arrival: by so many a source's own gaps are known, and the last of them may be told of. */
const arrivalsRead = 180;
const arrivalsTold = 14;
const dayMs = 86_400_000;
const shared = ["reason", "signal", "automation", "surface", "country"] as const satisfies readonly Dimension[];

/** What is out of the usual of late. Weeks are seven days, the last one ends with the last whole day that the ledger has. */
export type Notable = {
  readonly silences: readonly Silence[];
  readonly volumes: readonly Outlier[];
  readonly shares: readonly (Outlier & { readonly dimension: (typeof shared)[number]; readonly code: string })[];
  readonly late: readonly SourceDay[];
  readonly ahead: readonly SourceDay[];
  /** Whether enough came in to judge the number of bans a week, and their shares. */
  readonly judged: Judged;
};

/**
 * Looks for what is out of the usual in the last weeks of bans, and in the days on which their sources sent. Reads the cube and a row a
 * source and day: what it takes does not grow with the bans. `period` is a week's first day.
 */
export const notable = query({
  name: "tallies.notable",
  permission: "bans:read",
  input: z.object({}),
  timeoutMs: 20_000,
  run: async ({ tx, now }): Promise<Notable> => {
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    const today = now.toISOString().slice(0, 10);
    const arrivals = await arrivalsOf(tx, shift(today, -arrivalsRead));
    const told = arrivals.filter(({ day }) => day > shift(today, -arrivalsTold));
    const sources = [...new Set(arrivals.map(({ source }) => source))].sort();
    const daysOf = (source: string) => arrivals.filter((one) => one.source === source).map(({ day }) => day);
    return {
      silences: sources.flatMap((source) => silence(source, daysOf(source), today) ?? []),
      ...(await weeks(tx, today)),
      ...{ late: lateDays(told), ahead: aheadDays(told) },
    };
  },
});

async function arrivalsOf(tx: Tx, from: string): Promise<SourceDay[]> {
  const rows = await tx.sql<SourceDay & Record<"rows" | "lateRows" | "aheadRows", string>>`
    SELECT source, to_char(day, 'YYYY-MM-DD') AS day, rows, late_rows AS "lateRows", to_char(earliest_day, 'YYYY-MM-DD') AS "earliestDay",
           ahead_rows AS "aheadRows"
      FROM ban_source_day WHERE day >= ${from}::date ORDER BY source, day`;
  return rows.map((row) => ({
    ...row,
    rows: Number(row.rows),
    lateRows: Number(row.lateRows),
    aheadRows: Number(row.aheadRows),
  }));
}

async function weeks(tx: Tx, today: string): Promise<Pick<Notable, "volumes" | "shares" | "judged">> {
  const to = await endOf(tx, today);
  if (to === null) return { volumes: [], shares: [], judged: judgedOf([], weeksTold) };
  const starts = Array.from({ length: weeksRead }, (_, at) => shift(to, (at - weeksRead) * 7));
  const recent = (found: Outlier) => found.period >= shift(to, -weeksTold * 7);
  const wholes = await weekly(tx, starts, to, null);
  const whole = (period: string) => wholes.get(period)?.get("") ?? 0;
  const first = starts.findIndex((start) => whole(start) > 0);
  const lived = starts.slice(Math.max(0, first));
  const shares: Notable["shares"][number][] = [];
  for (const dimension of shared) {
    const counts = await weekly(tx, starts, to, dimension);
    for (const code of new Set([...counts.values()].flatMap((codes) => [...codes.keys()]))) {
      const series: Measured[] = lived.map((period) => ({
        period,
        count: counts.get(period)?.get(code) ?? 0,
        whole: whole(period),
      }));
      shares.push(
        ...shareJumps(series)
          .filter(recent)
          .map((found) => ({ ...found, dimension, code })),
      );
    }
  }
  const volumes = volumeJumps(lived.map((period) => ({ period, count: whole(period) }))).filter(recent);
  return {
    volumes,
    judged: judgedOf(lived.map(whole), weeksTold),
    shares: shares.sort((one, other) => Math.abs(other.value - other.usual) - Math.abs(one.value - one.usual)),
  };
}

/** The day after the last whole day: today, or the day after the ledger's last one where that is before. */
async function endOf(tx: Tx, today: string): Promise<string | null> {
  const [row] = await tx.sql<{ last: string | null }>`
    SELECT to_char(max(last), 'YYYY-MM-DD') AS last FROM (
      SELECT max(period) AS last FROM ban_tally WHERE mask = 31 AND grain = 'day' AND period < ${today}::date
      UNION ALL SELECT max(day) FROM ban_tally_open WHERE day < ${today}::date) days`;
  return row === undefined || row.last === null ? null : shift(row.last, 1);
}

/** Bans a week and code; suspensions and reinstatements are no bans. */
async function weekly(
  tx: Tx,
  starts: readonly string[],
  to: string,
  by: Dimension | null,
): Promise<Map<string, Map<string, number>>> {
  const from = starts[0] ?? to;
  const code = by === null ? null : column(by);
  const rows = await tx.sql<{ week: number; code: string; count: string }>`
    SELECT (period - ${from}::date) / 7 AS week, ${code ?? ""} AS code, sum(count) AS count
      FROM ${counted({ grain: "day", from, to }, by === null ? [] : [by], { action: "ban" })} counted GROUP BY 1, 2`;
  const found = new Map(starts.map((start) => [start, new Map<string, number>()]));
  for (const row of rows) found.get(shift(from, row.week * 7))?.set(row.code, Number(row.count));
  return found;
}

function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * dayMs).toISOString().slice(0, 10);
}

import { z } from "zod";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { column, counted, periodsOf, type TallySpan } from "#lib/tallies/cube.ts";
import {
  type Dimension,
  dimensions,
  founds,
  type Narrowed,
  restCode,
  type TallyCell,
  type TallyPoint,
} from "#lib/tallies/tally.ts";

/** The longest span of one question, in months. */
const monthsMax = 36;
/** Countries that are looked at by themselves, day by day, where the cube has no days of them: with two things held fast or more. */
const countriesMax = 12;

const month = z.string().regex(/^20[0-9]{2}-(?:0[1-9]|1[0-2])$/, "A month is written as 2026-03");

/** What may be held fast in a question of the ledger. */
export const narrowings = z.object({
  country: z.string().length(2).optional(),
  surface: z.enum(surfaces).optional(),
  action: z.enum(actions).optional(),
  reason: z.enum(reasons).optional(),
  signal: z.enum(signals).optional(),
  automation: z.enum(automations).optional(),
  found: z.enum(founds).optional(),
});

/** An answer: two dimensions against each other over the whole span, and the first of them over time. All of one moment. */
export type Explored = {
  /** `2026-03`, the last one included. */
  readonly from: string;
  readonly through: string;
  /** The months of the oldest and of the newest ban of the ledger, whatever was asked. */
  readonly first: string;
  readonly newest: string;
  /** Days where the span is one month. */
  readonly grain: "day" | "month";
  readonly periods: readonly string[];
  readonly cells: readonly TallyCell[];
  readonly points: readonly TallyPoint[];
};

/**
 * Counts the ledger by two dimensions and by time, from the cube: the time this takes grows neither with the bans nor with what is held
 * fast. Without months, the twelve up to the newest ban. Null where the ledger is empty.
 */
export const explore = query({
  name: "tallies.explore",
  permission: "bans:read",
  input: z
    .object({
      from: month.optional(),
      through: month.optional(),
      rows: z.enum(dimensions),
      columns: z.enum([...dimensions, "time"]),
      narrowed: narrowings.default({}),
      /** Every country by itself, also where the cube has no days of it: for a file, which leaves nothing out. */
      every: z.boolean().default(false),
    })
    .refine(
      ({ from, through }) => from === undefined || through === undefined || from <= through,
      "The span ends before it begins",
    ),
  timeoutMs: 20_000,
  run: async ({ tx }, { rows, columns, narrowed, every, ...asked }): Promise<Explored | null> => {
    // Several statements, one moment: an import that commits between them is in none.
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    const reach = await reachOf(tx);
    if (reach === null) return null;
    const through = asked.through ?? (asked.from === undefined ? reach.newest : shift(asked.from, 11));
    const wanted = asked.from ?? shift(through, -11);
    const earliest = shift(through, 1 - monthsMax);
    const from = [wanted, earliest].sort()[1] ?? wanted;
    const whole: TallySpan = { grain: "month", from: `${from}-01`, to: `${shift(through, 1)}-01` };
    const span: TallySpan = from === through ? { ...whole, grain: "day" } : whole;
    const points = await pointsOf(tx, span, whole, rows, narrowed, every);
    return {
      ...{ from, through, ...reach, grain: span.grain, periods: periodsOf(span), points },
      cells:
        columns === "time"
          ? points.map(({ period, code, count }) => ({ row: code, column: period, count }))
          : await cellsOf(tx, whole, rows, columns, narrowed),
    };
  },
});

async function reachOf(tx: Tx): Promise<{ first: string; newest: string } | null> {
  const [row] = await tx.sql<{ first: string | null; newest: string | null }>`
    SELECT to_char(min(first), 'YYYY-MM') AS first, to_char(max(newest), 'YYYY-MM') AS newest FROM (
      SELECT min(period) AS first, max(period) AS newest FROM ban_tally WHERE grain = 'month' AND mask = 31
      UNION ALL SELECT min(day), max(day) FROM ban_tally_open) reach`;
  return row === undefined || row.first === null || row.newest === null
    ? null
    : { first: row.first, newest: row.newest };
}

async function cellsOf(
  tx: Tx,
  span: TallySpan,
  rows: Dimension,
  columns: Dimension,
  narrowed: Narrowed,
): Promise<TallyCell[]> {
  const by = rows === columns ? [rows] : [rows, columns];
  const found = await tx.sql<{ row: string; column: string; count: string }>`
    SELECT ${column(rows)} AS row, ${column(columns)} AS column, sum(count) AS count
      FROM ${counted(span, by, narrowed, true)} counted GROUP BY 1, 2 HAVING sum(count) <> 0`;
  return found.map((row) => ({ ...row, count: Number(row.count) }));
}

async function pointsOf(
  tx: Tx,
  span: TallySpan,
  whole: TallySpan,
  by: Dimension,
  narrowed: Narrowed,
  every: boolean,
): Promise<TallyPoint[]> {
  const apart =
    !every &&
    span.grain === "day" &&
    by === "country" &&
    narrowed.country === undefined &&
    Object.keys(rolled(narrowed)).length > 1;
  if (!apart) return lines(tx, span, by, narrowed);
  // Country by country only where most of them are; what the others had is the difference to all.
  const totals = await tx.sql<{ code: string }>`
    SELECT country AS code FROM ${counted(whole, ["country"], narrowed, true)} counted
     GROUP BY 1 HAVING sum(count) <> 0 ORDER BY sum(count) DESC, 1 LIMIT ${countriesMax}`;
  const own = await lines(
    tx,
    span,
    by,
    narrowed,
    totals.map(({ code }) => code),
  );
  const all = await days(tx, span, narrowed);
  for (const { period, count } of own) all.set(period, (all.get(period) ?? 0) - count);
  return [
    ...own,
    ...[...all].filter(([, count]) => count !== 0).map(([period, count]) => ({ period, code: restCode, count })),
  ];
}

function rolled({ surface, reason, signal, automation }: Narrowed): Narrowed {
  return JSON.parse(JSON.stringify({ surface, reason, signal, automation }));
}

async function lines(
  tx: Tx,
  span: TallySpan,
  by: Dimension,
  narrowed: Narrowed,
  countries?: readonly string[],
): Promise<TallyPoint[]> {
  const among = countries === undefined ? fragment`true` : fragment`country = ANY (${countries}::char(2)[])`;
  const found = await tx.sql<TallyPoint & { count: string }>`
    SELECT to_char(period, 'YYYY-MM-DD') AS period, ${column(by)} AS code, sum(count) AS count
      FROM ${counted(span, [by], narrowed)} counted WHERE ${among} GROUP BY counted.period, 2 HAVING sum(count) <> 0`;
  return found.map((row) => ({ ...row, count: Number(row.count) }));
}

async function days(tx: Tx, span: TallySpan, narrowed: Narrowed): Promise<Map<string, number>> {
  const found = await tx.sql<{ period: string; count: string }>`
    SELECT to_char(period, 'YYYY-MM-DD') AS period, sum(count) AS count FROM ${counted(span, [], narrowed)} counted GROUP BY counted.period`;
  return new Map(found.map(({ period, count }) => [period, Number(count)]));
}

function shift(month: string, by: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by)).toISOString().slice(0, 7);
}

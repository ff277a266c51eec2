import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import type { Dimension, Narrowed } from "#lib/tallies/tally.ts";

/** A span of days (UTC) from `from` up to but without `to`, in whole months, or in days of one month. */
export type TallySpan = { readonly grain: "day" | "month"; readonly from: string; readonly to: string };

/** The dimensions that the cube rolls up, each with its bit in the mask: GROUPING(country, surface, reason, signal, automation). */
const bits = { country: 16, surface: 8, reason: 4, signal: 2, automation: 1 } as const;
type Rolled = keyof typeof bits;
const isRolled = (name: Dimension): name is Rolled => name in bits;

const columns: Readonly<Record<Dimension, Fragment>> = {
  country: fragment`country`,
  surface: fragment`surface`,
  reason: fragment`reason`,
  signal: fragment`signal`,
  automation: fragment`automation`,
  action: fragment`action`,
  found: fragment`CASE WHEN reported_before THEN 'reported' ELSE 'proactive' END`,
};

/**
 * The rows that answer a question, as a subquery with `period`, `count` and the dimensions asked for by name: the one range of the cube
 * that fits, and the lines that it has yet to take in. A day with a country and two things else is not in the cube: it is read from
 * ban_day, where the key of the sums begins with the day and the country. With `merged`, the months of whole years come together: fewer
 * rows, and `period` then says nothing.
 */
export function counted(span: TallySpan, by: readonly Dimension[], narrowed: Narrowed, merged = false): Fragment {
  const named = new Set<Dimension>([
    ...by,
    ...(Object.keys(narrowed) as Dimension[]).filter((name) => narrowed[name] !== undefined),
  ]);
  const where = join(conditions(narrowed), " AND ", fragment`true`);
  const picked = join(
    by.map((name) => fragment`${columns[name]} AS ${quoted[name]}`),
    ", ",
    fragment`1 AS one`,
  );
  if (span.grain === "day" && named.has("country") && [...named].filter(isRolled).length > 2) {
    return fragment`(SELECT day AS period, ${picked}, count FROM ban_day WHERE day = ANY (${daysOf(span)}::date[]) AND ${where})`;
  }
  const rolledUp = (Object.keys(bits) as Rolled[]).filter((name) => !named.has(name));
  const mask = rolledUp.reduce((sum, name) => sum + bits[name], 0);
  // The mask says so already; the index of the cube has them among its columns, and is entered at the very sums only where each is given.
  const empty = join(
    rolledUp.map((name) => fragment`${columns[name]} IS NULL`),
    " AND ",
    fragment`true`,
  );
  const period = span.grain === "day" ? fragment`day` : fragment`date_trunc('month', day)::date`;
  const ranges = join(
    (merged ? wholesOf(span) : [{ grain: span.grain, periods: periodsOf(span) }]).map(
      ({ grain, periods }) => fragment`(grain = ${grain}::ban_grain AND period = ANY (${periods}::date[]))`,
    ),
    " OR ",
    fragment`false`,
  );
  return fragment`(SELECT period, ${picked}, count FROM ban_tally WHERE mask = ${mask}::smallint AND (${ranges}) AND ${empty} AND ${where}
    UNION ALL SELECT ${period}, ${picked}, count FROM ban_tally_open
     WHERE day >= ${span.from}::date AND day < ${span.to}::date AND ${where})`;
}

const quoted: Readonly<Record<Dimension, Fragment>> = {
  country: fragment`"country"`,
  surface: fragment`"surface"`,
  reason: fragment`"reason"`,
  signal: fragment`"signal"`,
  automation: fragment`"automation"`,
  action: fragment`"action"`,
  found: fragment`"found"`,
};

/** The column of a dimension in `counted`. */
export function column(name: Dimension): Fragment {
  return quoted[name];
}

function conditions(narrowed: Narrowed): Fragment[] {
  const { country, surface, reason, signal, automation, action, found } = narrowed;
  return [
    ...(country === undefined ? [] : [fragment`country = ${country}::char(2)`]),
    ...(surface === undefined ? [] : [fragment`surface = ${surface}::ban_surface`]),
    ...(reason === undefined ? [] : [fragment`reason = ${reason}::ban_reason`]),
    ...(signal === undefined ? [] : [fragment`signal = ${signal}::ban_signal`]),
    ...(automation === undefined ? [] : [fragment`automation = ${automation}::ban_automation`]),
    ...(action === undefined ? [] : [fragment`action = ${action}::ban_action`]),
    ...(found === undefined ? [] : [fragment`reported_before = ${found === "reported"}`]),
  ];
}

const dayMs = 86_400_000;

function daysOf({ from, to }: TallySpan): string[] {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
  return Array.from({ length }, (_, at) => new Date(Date.parse(from) + at * dayMs).toISOString().slice(0, 10));
}

/** The first days of the periods in the span. */
export function periodsOf(span: TallySpan): string[] {
  if (span.grain === "day") return daysOf(span);
  const periods: string[] = [];
  for (let at = new Date(span.from); at.toISOString().slice(0, 10) < span.to; at.setUTCMonth(at.getUTCMonth() + 1)) {
    periods.push(at.toISOString().slice(0, 10));
  }
  return periods;
}

/** The same months in as few pieces as there are: whole years, and the months at both ends. */
function wholesOf(span: TallySpan): { grain: TallySpan["grain"] | "year"; periods: string[] }[] {
  const periods = periodsOf(span);
  if (span.grain === "day") return [{ grain: "day", periods }];
  const isWhole = (year: string) => periods.filter((period) => period.startsWith(year)).length === 12;
  const years = new Set(periods.map((period) => period.slice(0, 4)).filter(isWhole));
  return [
    { grain: "year" as const, periods: [...years].map((year) => `${year}-01-01`) },
    { grain: "month" as const, periods: periods.filter((period) => !years.has(period.slice(0, 4))) },
  ].filter((piece) => piece.periods.length > 0);
}

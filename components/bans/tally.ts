import type { BanCount } from "#lib/bans/ban.ts";

/** What of a count the pages add up. */
export type Counted = Omit<BanCount, "day">;
/** What of a count by country alone they do. */
export type CountedCountry = Pick<Counted, "country" | "action" | "reportedBefore" | "count">;
type Dimension = "country" | "reason" | "signal" | "automation" | "surface";

/** Bans that agree in one thing. `proactive` is a part of `banned`, `before` what the span compared with had of them. */
export type Tally<Code extends string = string> = {
  readonly code: Code;
  readonly banned: number;
  readonly proactive: number;
  readonly before: number;
};

export type Totals = {
  readonly banned: number;
  readonly proactive: number;
  readonly suspended: number;
  readonly reinstated: number;
};

/** Adds up bans by one dimension, the most first. Suspensions and reinstatements are no bans and are not in it. */
export function tallyBy<Name extends Dimension>(
  name: Name,
  rows: readonly (CountedCountry & Pick<Counted, Name>)[],
  before: readonly (CountedCountry & Pick<Counted, Name>)[],
): Tally<Counted[Name]>[] {
  const found = new Map<Counted[Name], { banned: number; proactive: number; before: number }>();
  const at = (row: Pick<Counted, Name>) => {
    const tally = found.get(row[name]) ?? { banned: 0, proactive: 0, before: 0 };
    found.set(row[name], tally);
    return tally;
  };
  for (const row of bansOf(rows)) {
    const tally = at(row);
    tally.banned += row.count;
    if (!row.reportedBefore) tally.proactive += row.count;
  }
  for (const row of bansOf(before)) at(row).before += row.count;
  return [...found]
    .map(([code, tally]) => ({ code, ...tally }))
    .sort((one, other) => other.banned - one.banned || other.before - one.before || (one.code < other.code ? -1 : 1));
}

/** What was done in all. A reinstatement counts where it happened, whenever the ban was. */
export function totalsOf(rows: readonly Pick<Counted, "action" | "reportedBefore" | "count">[]): Totals {
  const totals = { banned: 0, proactive: 0, suspended: 0, reinstated: 0 };
  for (const { action, reportedBefore, count } of rows) {
    if (action === "suspend") totals.suspended += count;
    else if (action === "reinstate") totals.reinstated += count;
    else {
      totals.banned += count;
      if (!reportedBefore) totals.proactive += count;
    }
  }
  return totals;
}

/** How many of the rows are bans that agree with what is given. */
export function countOf(
  rows: readonly Counted[],
  wanted: { readonly [Name in keyof Omit<Counted, "count">]?: Counted[Name] | undefined },
): number {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return rows
    .filter((row) => given.every(([name, value]) => row[name as keyof Counted] === value))
    .reduce((sum, row) => sum + row.count, 0);
}

function bansOf<Row extends CountedCountry>(rows: readonly Row[]): Row[] {
  return rows.filter(({ action }) => action === "ban");
}

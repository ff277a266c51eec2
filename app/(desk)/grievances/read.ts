import * as span from "#components/bans/month-span.ts";
import type { CountedGrievances } from "#components/grievances/counted.ts";
import { isCountry } from "#lib/country.ts";
import { month as counts } from "#lib/grievances/month.ts";
import { ask } from "../../ask.ts";

export type MonthParams = { month?: string; country?: string };

/** A month of grievances as its page shows it. */
export type GrievancesView = {
  month: span.Month;
  current: span.Month;
  newest: span.Month;
  country: string | undefined;
  rows: readonly CountedGrievances[];
  before: { rows: readonly CountedGrievances[]; name: string };
  months: readonly CountedGrievances[];
};

/** Reads the month that the address names, else the newest with grievances; null where none ever came. */
export async function readMonth(params: MonthParams): Promise<GrievancesView | null> {
  const now = new Date();
  const current = span.currentMonth(now);
  const country = isCountry(params.country) ? params.country : undefined;
  const asked = span.monthOf(params.month);
  const newest =
    newestOf(await within(span.yearAround(asked ?? current, current), country)) ??
    newestOf(await ask(counts, { from: "2000-01-01", to: span.spanOfMonth(current).to }));
  if (newest === null) return null;
  const month = asked ?? newest;
  const months = await within(span.yearAround(month, current), country);
  const earlier = span.shiftMonth(month, -1);
  const days = month === current ? now.getUTCDate() : span.dayCount(month);
  const compared = days === span.dayCount(month) ? span.spanOfMonth(earlier) : span.firstDays(earlier, days);
  return {
    ...{ month, current, newest, country, months },
    rows: months.filter((row) => row.month === month),
    before: { rows: await ask(counts, { ...compared, country }), name: span.spanName(earlier, compared) },
  };
}

function within(months: readonly span.Month[], country: string | undefined) {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("no months");
  return ask(counts, { from: span.spanOfMonth(first).from, to: span.spanOfMonth(last).to, country });
}

function newestOf(rows: readonly CountedGrievances[]): span.Month | null {
  return span.monthOf(rows.at(-1)?.month);
}

import type { Day } from "#components/bans/day-chart.tsx";
import * as span from "#components/bans/month-span.ts";
import { type Counted, type Totals, totalsOf } from "#components/bans/tally.ts";
import { type BanCountry, type BanDay, countries as countryRows, daysOf, month as monthRows } from "#lib/bans/month.ts";
import { isCountry } from "#lib/country.ts";
import { ask } from "../../../ask.ts";

export type MonthParams = { month?: string; country?: string };

/** A month of the ledger as its page shows it. */
export type MonthView = {
  month: span.Month;
  current: span.Month;
  country: string | undefined;
  rows: readonly Counted[];
  /** By country; nothing where one is looked at alone. */
  countries: readonly BanCountry[];
  totals: Totals;
  before: { rows: readonly Counted[]; countries: readonly BanCountry[]; totals: Totals; name: string };
  /** What the span is called: "1 to 20 Nov". */
  name: string;
  days: Day[];
  months: { month: span.Month; totals: Totals | null }[];
  /** Whether the month has anything at all, and which month last had. */
  newest: span.Month | null;
};

/** Reads the month that the address names, else the newest with bans; null where the ledger is empty. */
export async function readMonth(params: MonthParams): Promise<MonthView | null> {
  const current = span.currentMonth(new Date());
  const country = isCountry(params.country) ? params.country : undefined;
  const asked = span.monthOf(params.month);
  let year = await daysWithin(span.yearAround(asked ?? current, current), country);
  let newest = newestOf(year);
  if (newest === null) {
    newest = newestOf(await ask(daysOf, { from: "2000-01-01", to: span.spanOfMonth(current).to }));
    if (newest === null) return null;
  }
  const month = asked ?? newest;
  const around = span.yearAround(month, current);
  if (asked === null) year = await daysWithin(around, country);
  const own = year.filter(({ day }) => day.startsWith(month));
  const through =
    month === current ? Number(own.at(-1)?.day.slice(8) ?? new Date().getUTCDate()) : span.dayCount(month);
  const earlier = span.shiftMonth(month, -1);
  const compared = through === span.dayCount(month) ? span.spanOfMonth(earlier) : span.firstDays(earlier, through);
  const byCountry = (days: span.DaySpan) => (country === undefined ? ask(countryRows, days) : []);
  const [rows, before, countries, countriesBefore] = await Promise.all([
    ask(monthRows, { ...span.spanOfMonth(month), country }),
    ask(monthRows, { ...compared, country }),
    byCountry(span.spanOfMonth(month)),
    byCountry(compared),
  ]);
  return {
    ...{ month, current, country, rows, countries, newest },
    totals: totalsOf(rows),
    name: span.spanName(month, span.firstDays(month, through)),
    before: {
      rows: before,
      countries: countriesBefore,
      totals: totalsOf(before),
      name: span.spanName(earlier, compared),
    },
    days: daysIn(month, through, own),
    months: sinceFirst(around.map((each) => ({ month: each, totals: monthTotals(each, year) }))),
  };
}

function daysWithin(months: readonly span.Month[], country: string | undefined): Promise<BanDay[]> {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("no months");
  return ask(daysOf, { from: span.spanOfMonth(first).from, to: span.spanOfMonth(last).to, country });
}

function newestOf(days: readonly BanDay[]): span.Month | null {
  return span.monthOf(days.at(-1)?.day.slice(0, 7));
}

/** Days that have been, with zero where nothing happened; days to come without totals. */
function daysIn(month: span.Month, through: number, given: readonly BanDay[]): Day[] {
  return Array.from({ length: span.dayCount(month) }, (_, at) => {
    const day = `${month}-${String(at + 1).padStart(2, "0")}`;
    return { day, totals: at < through ? sumOf(given.filter((one) => one.day === day)) : null };
  });
}

/** Without the months before anything was received; one in the middle stays, blank. */
function sinceFirst(months: MonthView["months"]): MonthView["months"] {
  return months.slice(months.findIndex(({ totals }) => totals !== null));
}

function monthTotals(month: span.Month, days: readonly BanDay[]): Totals | null {
  const own = days.filter(({ day }) => day.startsWith(month));
  return own.length === 0 ? null : sumOf(own);
}

function sumOf(days: readonly BanDay[]): Totals {
  return totalsOf(
    days.flatMap(({ action, count, proactive }) => [
      { action, reportedBefore: false, count: proactive },
      { action, reportedBefore: true, count: count - proactive },
    ]),
  );
}

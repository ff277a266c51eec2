import type { IsHoliday } from "./calendar.ts";

/** Codes that Union law and habit use, as the holiday calendar knows them: Eurostat's Greece, and the United Kingdom. */
const otherNames: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };
const dayMs = 86_400_000;

/**
 * The public holidays of a State (ISO 3166-1 alpha-2; EL and UK are understood), as a question about a day.
 * National holidays only: one of a region moves no deadline of the State. The calendar is large and is loaded at the first call.
 * Throws a RangeError for a State that it does not know, because a guess would move a legal deadline.
 */
export async function holidays(state: string): Promise<IsHoliday> {
  const code = state.toUpperCase();
  const { default: Calendar } = await import("date-holidays");
  const country = otherNames[code] ?? code;
  const calendar = new Calendar();
  if (!(country in calendar.getCountries()))
    throw new RangeError(`No calendar of public holidays is known for "${state}".`);
  calendar.init(country);
  const years = new Map<number, ReadonlySet<string>>();

  function daysIn(year: number): ReadonlySet<string> {
    const known = years.get(year);
    if (known) return known;
    const days = new Set<string>();
    for (const one of calendar.getHolidays(year)) {
      if (one.type !== "public") continue;
      const first = Date.parse(`${one.date.slice(0, 10)}T00:00:00Z`);
      const length = Math.max(1, Math.round((one.end.getTime() - one.start.getTime()) / dayMs));
      for (let step = 0; step < length; step += 1) days.add(new Date(first + step * dayMs).toISOString().slice(0, 10));
    }
    years.set(year, days);
    return days;
  }
  return (isoDate) => daysIn(Number(isoDate.slice(0, 4))).has(isoDate);
}

import type { IsHoliday } from "./calendar.ts";

/** Codes that Union law and habit use, as the holiday calendar knows them: Eurostat's Greece, and the United Kingdom. */
const otherNames: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };
const dayMs = 86_400_000;

type Known = IsHoliday & { readonly nameOf: (isoDate: string) => string | null };
const calendars = new Map<string, Promise<Known>>();

/**
 * The public holidays of a State (ISO 3166-1 alpha-2; EL and UK are understood) or of a region of one (`DE-BY`), as a question about a
 * day. Of a State its national ones only: one of a region moves no deadline of the State. The calendar is large and is loaded at the
 * first call. Throws a RangeError for a place that it does not know, because a guess would move a legal deadline.
 */
export function holidays(place: string): Promise<Known> {
  const code = place.toUpperCase();
  const known = calendars.get(code) ?? load(code);
  calendars.set(code, known);
  return known;
}

async function load(code: string): Promise<Known> {
  const { default: Calendar } = await import("date-holidays");
  const [state = "", region] = code.split("-");
  const country = otherNames[state] ?? state;
  const calendar = new Calendar();
  if (
    !(country in calendar.getCountries()) ||
    (region !== undefined && !(region in (calendar.getStates(country) ?? {})))
  )
    throw new RangeError(`No calendar of public holidays is known for "${code}".`);
  calendar.init(region === undefined ? country : { country, state: region });
  const years = new Map<number, ReadonlyMap<string, string>>();

  function daysIn(year: number): ReadonlyMap<string, string> {
    const known = years.get(year);
    if (known) return known;
    const days = new Map<string, string>();
    for (const one of calendar.getHolidays(year, "en")) {
      if (one.type !== "public") continue;
      const first = Date.parse(`${one.date.slice(0, 10)}T00:00:00Z`);
      const length = Math.max(1, Math.round((one.end.getTime() - one.start.getTime()) / dayMs));
      for (let step = 0; step < length; step += 1)
        days.set(new Date(first + step * dayMs).toISOString().slice(0, 10), one.name);
    }
    years.set(year, days);
    return days;
  }
  const nameOf = (isoDate: string) => daysIn(Number(isoDate.slice(0, 4))).get(isoDate) ?? null;
  return Object.assign((isoDate: string) => nameOf(isoDate) !== null, { nameOf });
}

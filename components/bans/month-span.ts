/** A calendar month in UTC, `2026-03`. Bans and grievances are counted by days in UTC everywhere. */
export type Month = `${number}-${number}`;
/** Days from `from` up to but without `to`. */
export type DaySpan = { readonly from: string; readonly to: string };

const dayMs = 86_400_000;
const first: Month = "2000-01";

/** The month that an address names; null where it names none. */
export function monthOf(text: string | undefined): Month | null {
  if (text === undefined || !/^20[0-9]{2}-(?:0[1-9]|1[0-2])$/.test(text)) return null;
  return text >= first ? (text as Month) : null;
}

export function currentMonth(now: Date): Month {
  return now.toISOString().slice(0, 7) as Month;
}

/** The day that an address names; undefined where it names none. */
export function dayIn(text: string | undefined): string | undefined {
  if (text === undefined || !/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text)) return undefined;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);
}

export function shiftMonth(month: Month, by: number): Month {
  const [year, place] = partsOf(month);
  return currentMonth(new Date(Date.UTC(year, place - 1 + by)));
}

/** How many months lie between; negative when `later` is the earlier one. */
export function monthsBetween(earlier: Month, later: Month): number {
  const [year, place] = partsOf(earlier);
  const [laterYear, laterPlace] = partsOf(later);
  return (laterYear - year) * 12 + laterPlace - place;
}

export function spanOfMonth(month: Month): DaySpan {
  return { from: `${month}-01`, to: `${shiftMonth(month, 1)}-01` };
}

export function dayCount(month: Month): number {
  const { from, to } = spanOfMonth(month);
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** Its first days, so many as another month has had so far: a month that runs is compared with as much of the one before. */
export function firstDays(month: Month, days: number): DaySpan {
  const from = `${month}-01`;
  const length = Math.min(days, dayCount(month));
  return { from, to: new Date(Date.parse(from) + length * dayMs).toISOString().slice(0, 10) };
}

/** Twelve months to stand beside each other: up to now where `month` is among them, else around `month`. */
export function yearAround(month: Month, current: Month): Month[] {
  const end = monthsBetween(month, current) < 12 ? current : shiftMonth(month, 5);
  const last = monthsBetween(end, month) > 0 ? month : end;
  return Array.from({ length: 12 }, (_, at) => shiftMonth(last, at - 11));
}

/** `March 2026`. */
export function monthName(month: Month): string {
  return nameOf(month, "long");
}

/** `Mar 2026`. */
export function shortMonth(month: Month): string {
  return nameOf(month, "short");
}

/** `1 to 13 Feb`, or the month's own name where the span is all of it. */
export function spanName(month: Month, span: DaySpan): string {
  if (span.to === spanOfMonth(month).to) return monthName(month);
  const letters = shortMonth(month).slice(0, 3);
  const last = Number(dayBefore(span.to).slice(8));
  return last <= 1 ? `1 ${letters}` : `1 to ${last} ${letters}`;
}

function nameOf(month: Month, length: "long" | "short"): string {
  const [year, place] = partsOf(month);
  // en-US: its short September has three letters, as in every other time that we tell.
  return new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: length, year: "numeric" }).format(
    new Date(Date.UTC(year, place - 1)),
  );
}

function partsOf(month: Month): [year: number, place: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}

import { addDays, dayOf, daysBetween } from "#lib/law/calendar.ts";

export const calendarViews = ["month", "week", "list"] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What a calendar page shows: whole weeks from Monday for a month and a week, ninety days for the list. ISO dates, both included. */
export type Span = {
  readonly view: CalendarView;
  /** The day that was asked for; the month or week around it is shown. */
  readonly day: string;
  readonly first: string;
  readonly last: string;
  /** The asked-for day of the page before and after. */
  readonly earlier: string;
  readonly later: string;
};

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return ((daysBetween("2026-11-23", day) % 7) + 7) % 7;
}

/** The span around a day in a view; `today` where the address names no day that there is. */
export function spanOf(asked: { view?: string | undefined; day?: string | undefined }, today: string): Span {
  const view = calendarViews.find((one) => one === asked.view) ?? "month";
  const day = isDay(asked.day) ? asked.day : today;
  if (view === "list") {
    return { view, day, first: day, last: addDays(day, 89), earlier: addDays(day, -90), later: addDays(day, 90) };
  }
  const monday = (of: string) => addDays(of, -weekdayOf(of));
  if (view === "week") {
    const first = monday(day);
    return { view, day, first, last: addDays(first, 6), earlier: addDays(day, -7), later: addDays(day, 7) };
  }
  const month = `${day.slice(0, 7)}-01`;
  const next = `${addDays(month, 31).slice(0, 7)}-01`;
  const lastDay = addDays(next, -1);
  const first = monday(month);
  return { view, day, first, last: addDays(monday(lastDay), 6), earlier: addDays(month, -1), later: next };
}

function isDay(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text
  );
}

/** The weeks of a span, each of seven ISO dates. */
export function weeksOf({ first, last }: Span): string[][] {
  const weeks: string[][] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, place) => addDays(monday, place)));
  return weeks;
}

/** Lines by the day on which they fall in a zone. */
export function byDay<Line extends { readonly at: Date }>(lines: readonly Line[], zone: string): Map<string, Line[]> {
  const days = new Map<string, Line[]>();
  for (const line of lines) {
    const day = dayOf(line.at, zone);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return days;
}

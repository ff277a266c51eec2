import { Temporal } from "temporal-polyfill";

/** Whether a day (ISO date) is a public holiday where the order is enforced; a kept calendar also names it. */
export type IsHoliday = ((isoDate: string) => boolean) & { readonly nameOf?: (isoDate: string) => string | null };

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const longestRest = 60;

/** The moment as a wall clock in a zone (IANA name; RangeError for another). */
export function local(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

/** The day of a moment in a zone, as an ISO date. */
export function dayOf(at: Date, zone: string): string {
  return local(at, zone).toPlainDate().toString();
}

export function addDays(isoDate: string, days: number): string {
  return Temporal.PlainDate.from(isoDate).add({ days }).toString();
}

/** Days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;
}

/** The last second of a day in a zone: a period in days expires with it, whatever the clocks did that day. */
export function endOfDay(isoDate: string, zone: string): Date {
  const next = Temporal.PlainDate.from(isoDate).add({ days: 1 }).toZonedDateTime({ timeZone: zone });
  return new Date(next.epochMilliseconds - 1000);
}

export function isWorkingDay(isoDate: string, isHoliday: IsHoliday): boolean {
  return Temporal.PlainDate.from(isoDate).dayOfWeek <= 5 && !isHoliday(isoDate);
}

/** The day itself when it is a working day, else the next one. Throws a RangeError when none follows within 60 days: then the holidays are wrong. */
export function workingDayFrom(isoDate: string, isHoliday: IsHoliday): string {
  let day = isoDate;
  for (let step = 0; step <= longestRest; step += 1) {
    if (isWorkingDay(day, isHoliday)) return day;
    day = addDays(day, 1);
  }
  throw new RangeError(
    `No working day follows ${isoDate} within ${longestRest} days; the holiday calendar cannot be right.`,
  );
}

/** Why a day is none of work: `a Sunday`, or the holiday's name where the calendar has one; null for a working day. */
export function restWords(isoDate: string, isHoliday: IsHoliday): string | null {
  const { dayOfWeek } = Temporal.PlainDate.from(isoDate);
  if (isHoliday(isoDate)) return isHoliday.nameOf?.(isoDate) ?? "a public holiday";
  return dayOfWeek <= 5 ? null : dayOfWeek === 6 ? "a Saturday" : "a Sunday";
}

/** The days of rest from one ISO date to another, both included, each as `Sat 26 Dec 2026 (St. Stephen’s Day)`; at most 20 are named. */
export function restDays(from: string, to: string, isHoliday: IsHoliday): string[] {
  const named: string[] = [];
  for (let day = from; day <= to && named.length < 20; day = addDays(day, 1)) {
    const words = restWords(day, isHoliday);
    if (words !== null) named.push(isHoliday(day) ? `${dayWords(day)} (${words})` : dayWords(day));
  }
  return named;
}

/** `Sun 22 Nov 2026`, the same in every browser and on the server. */
export function dayWords(isoDate: string): string {
  const day = Temporal.PlainDate.from(isoDate);
  return `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]} ${day.year}`;
}

/** `Sun 22 Nov 2026, 14:05 (Asia/Kolkata)`. */
export function timeWords(at: Date, zone: string): string {
  const there = local(at, zone);
  const clock = [there.hour, there.minute].map((part) => String(part).padStart(2, "0")).join(":");
  return `${dayWords(there.toPlainDate().toString())}, ${clock} (${zone})`;
}

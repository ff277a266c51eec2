const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const shape = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * Milliseconds since 1970 of a time with its zone in ISO 8601 (RFC 3339), or NaN. A day that the calendar does not have, such as
 * 30 February, is no time, where `Date.parse` would move it on. A leap second counts as the second before. Digits past milliseconds
 * are cut. Reads digits itself: at a million rows a second this is what can be afforded.
 */
export function instantOf(text: string): number {
  if (!shape.test(text)) return Number.NaN;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const daysMax = month === 2 && isLeap(year) ? 29 : (daysIn[month - 1] ?? 0);
  if (day < 1 || day > daysMax || hour > 23 || minute > 59 || second > 60) return Number.NaN;
  const clockMs = ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000;
  const whole = daysSince1970(year, month, day) * 86_400_000 + clockMs;
  return text.length === 20 ? whole : whole + fractionMs(text) - offsetMs(text);
}

/** A moment to the minute, as sentences name it: `2026-11-23 09:00 UTC`. */
export function minuteWords(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function two(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The civil calendar as arithmetic: years that begin in March have their leap day at the end. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function fractionMs(text: string): number {
  const mark = text.charCodeAt(19);
  if (mark !== 46 && mark !== 44) return 0;
  let ms = 0;
  let worth = 100;
  for (let at = 20; worth >= 1; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    ms += digit * worth;
    worth /= 10;
  }
  return ms;
}

function offsetMs(text: string): number {
  if (text.endsWith("Z")) return 0;
  const colon = text.charCodeAt(text.length - 3) === 58 ? 1 : 0;
  const sign = text.charCodeAt(text.length - 5 - colon) === 45 ? -1 : 1;
  const hours = two(text, text.length - 4 - colon);
  const minutes = two(text, text.length - 2);
  if (hours > 23 || minutes > 59) return Number.NaN;
  return sign * (hours * 60 + minutes) * 60_000;
}

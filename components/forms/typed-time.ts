import { Temporal } from "temporal-polyfill";

/** What a `datetime-local` input holds (`2026-11-22T14:05`), as a moment in a zone; the text itself where it is none, for the door to refuse. */
export function typedInstant(text: string, zone: string): Date | string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return text;
  try {
    return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
  } catch {
    return text;
  }
}

/** A moment as a `datetime-local` input wants it, in a zone. */
export function typedText(at: Date, zone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return there.toPlainDateTime().toString({ smallestUnit: "minute" });
}

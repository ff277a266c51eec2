/** English locales that know a zone by its own letters; others would say GMT+5:30. */
const locales = ["en-GB", "en-US", "en-IN", "en-AU", "en-NZ", "en-ZA"];

/** The zone's own letters at that instant (`IST`, `CET`), or its offset where it has none. */
export function zoneLetters(at: Date, zone: string): string {
  const named = locales.map((locale) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }).formatToParts(at);
    return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
  });
  return named.find((name) => !/[+−-]\d/.test(name)) ?? (named[0] ?? zone).replace("GMT", "UTC");
}

/** `22 Nov 2026`, in the zone. */
export function formatDay(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, day: "numeric", month: "short", year: "numeric" });
  const part = (type: string) => parts.formatToParts(at).find((each) => each.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")}`;
}

/** `22 Nov 2026, 14:05 IST`, in the zone. */
export function formatInstant(at: Date, zone: string): string {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return `${formatDay(at, zone)}, ${clock.format(at)} ${zoneLetters(at, zone)}`;
}

const units: [letters: string, lengthMs: number][] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
];

/** A length of time in one unit, rounded down, as a person says it: `6 h`, `3 d`, `40 min`; under a minute `1 min`. */
export function formatLength(lengthMs: number): string {
  const length = Math.abs(lengthMs);
  // Two days are still counted in hours: a clock of 36 h is not "1 d".
  const [letters, unitMs] =
    units.find(([name, each]) => length >= (name === "d" ? 2 * each : each)) ?? (["min", 60_000] as const);
  return `${Math.max(1, Math.floor(length / unitMs))}\u00a0${letters}`;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, isWorkingDay } from "./calendar.ts";
import { deadline } from "./clock.ts";
import { type ClockRule, type ClockVersion, clockRules, clockVersion } from "./clockRules.ts";
import { holidays } from "./holidays.ts";
import { memberStates } from "./jurisdiction.ts";
import { legalZone } from "./zone.ts";

/** Every zone that this computer counts by, and the holidays of every State whose law sets us a clock, over five years and a leap day. */
const zones = Intl.supportedValuesOf("timeZone");
const states = [...memberStates, "US", "IN", "BR", "GB", "CA", "AU"];
const calendars = new Map(await Promise.all(states.map(async (state) => [state, await holidays(state)] as const)));
const first = "2026-01-01";
const last = "2030-12-31";
const dayMs = 86_400_000;

const tenDays = known("EU-EPOC-ID");
const twoWorkingDays = known("US-2704");
const threeDays = known("IN-3-1-J");

function known(id: string): ClockRule {
  const rule = clockRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no clock ${id}`);
  return rule;
}
function calendarOf(state: string) {
  const calendar = calendars.get(state);
  if (calendar === undefined) throw new Error(`no calendar ${state}`);
  return calendar;
}
const at = fc.date({ min: new Date("2026-08-20"), max: new Date("2030-12-01"), noInvalidDate: true });
const pauses = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 200 })), { maxLength: 3 });
const placed = (receivedAt: Date, given: readonly (readonly [number, number])[]) =>
  given.map(([start, length]) => ({
    from: new Date(receivedAt.getTime() + start * 3_600_000),
    until: new Date(receivedAt.getTime() + (start + length) * 3_600_000),
  }));

describe("in every zone", () => {
  test("there are all of them", () => expect(zones.length).toBeGreaterThan(400));

  test.each([tenDays, twoWorkingDays, threeDays].map((rule) => [rule.id, rule] as const))(
    "%s: not before receipt, the same again, later for a later receipt and for a longer pause",
    (_, rule) => {
      for (const zone of zones) {
        const property = fc.property(
          at,
          fc.nat({ max: 5000 }),
          pauses,
          fc.nat({ max: 50 }),
          (receivedAt, minutes, given, more) => {
            const input = { rule, receivedAt, zone, holidays: calendarOf("IE") };
            const due = deadline({ ...input, pauses: placed(receivedAt, given) }).dueAt?.getTime() ?? 0;
            expect(due).toBeGreaterThanOrEqual(receivedAt.getTime());
            expect(deadline({ ...input, pauses: placed(receivedAt, given) }).dueAt?.getTime()).toBe(due);
            const longer = given.map(
              ([start, length], place) => [start, place === 0 ? length + more : length] as const,
            );
            const free = deadline({ ...input, pauses: [] }).dueAt?.getTime() ?? 0;
            expect(due).toBeGreaterThanOrEqual(free);
            if (given.length === 1)
              expect(
                deadline({ ...input, pauses: placed(receivedAt, longer) }).dueAt?.getTime(),
              ).toBeGreaterThanOrEqual(due);
            const later = new Date(receivedAt.getTime() + minutes * 60_000);
            expect(deadline({ ...input, receivedAt: later, pauses: [] }).dueAt?.getTime()).toBeGreaterThanOrEqual(free);
          },
        );
        fc.assert(property, { numRuns: 3 });
      }
    },
  );

  test("a period in days ends with the last second of a day, also where the clocks go on or back in it", () => {
    for (const zone of zones) {
      for (const receivedAt of aroundChanges(zone)) {
        const { dueAt, startsAt } = deadline({
          rule: tenDays,
          receivedAt,
          zone,
          holidays: calendarOf("DE"),
          pauses: [],
        });
        if (dueAt === null) throw new Error("no deadline");
        const day = dayOf(dueAt, zone);
        expect(dayOf(new Date(dueAt.getTime() + 1000), zone) > day).toBe(true);
        expect(dayOf(startsAt, zone) > dayOf(receivedAt, zone)).toBe(true);
        expect(isWorkingDay(day, calendarOf("DE"))).toBe(true);
      }
    }
  });

  test("hours are hours, whatever the clock on the wall did", () => {
    for (const zone of zones) {
      for (const receivedAt of aroundChanges(zone)) {
        const { dueAt } = deadline({ rule: threeDays, receivedAt, zone, holidays: () => false, pauses: [] });
        expect(dueAt?.getTime()).toBe(receivedAt.getTime() + 72 * 3_600_000);
      }
    }
  });
});

/** Moments just before a zone's clocks change in 2027, found by halving; the days before leap day for zones that keep one time. */
function aroundChanges(zone: string): Date[] {
  const offset = (ms: number) => offsetOf(new Date(ms), zone);
  const found: Date[] = [new Date("2028-02-19T12:00:00Z")];
  for (let month = 0; month < 12; month += 1) {
    let from = Date.UTC(2027, month, 1);
    let until = Date.UTC(2027, month + 1, 1);
    if (offset(from) === offset(until)) continue;
    while (until - from > 60_000) {
      const middle = Math.floor((from + until) / 2);
      if (offset(middle) === offset(from)) from = middle;
      else until = middle;
    }
    found.push(new Date(from), new Date(from - 10 * dayMs));
  }
  return found;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function offsetOf(moment: Date, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, format);
  return format.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

describe.each(states)("five years of the holidays of %s", (state) => {
  const calendar = calendarOf(state);
  const zone = legalZone(state);

  test("each day of them: ten days move to a working day, by as little as can be, and never back", () => {
    let before = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) {
      if (day < "2026-08-18") continue;
      const receivedAt = new Date(`${day}T12:00:00Z`);
      const received = dayOf(receivedAt, zone);
      const { dueAt } = deadline({ rule: tenDays, receivedAt, zone, holidays: calendar, pauses: [] });
      if (dueAt === null) throw new Error("no deadline");
      const due = dayOf(dueAt, zone);
      expect(isWorkingDay(due, calendar)).toBe(true);
      for (let between = addDays(received, 10); between < due; between = addDays(between, 1))
        expect(isWorkingDay(between, calendar)).toBe(false);
      expect(due >= addDays(received, 10)).toBe(true);
      expect(dueAt.getTime()).toBeGreaterThanOrEqual(before);
      before = dueAt.getTime();
    }
  });

  test("working days are counted without its days of rest", () => {
    for (let year = 2026; year <= 2030; year += 1) {
      for (const day of [`${year}-02-26`, `${year}-04-01`, `${year}-12-23`, `${year}-12-31`]) {
        const receivedAt = new Date(`${day}T12:00:00Z`);
        const { dueAt } = deadline({ rule: twoWorkingDays, receivedAt, zone, holidays: calendar, pauses: [] });
        if (dueAt === null) throw new Error("no deadline");
        const received = dayOf(receivedAt, zone);
        let working = 0;
        for (let each = addDays(received, 1); each <= dayOf(dueAt, zone); each = addDays(each, 1))
          if (isWorkingDay(each, calendar)) working += 1;
        expect(working).toBe(2);
      }
    }
  });
});

test("each day of receipt has one version of every rule, and the versions leave no day out", () => {
  for (const rule of clockRules) {
    const earliest = rule.versions[0]?.from ?? "2000-01-01";
    for (const day of [earliest, "2026-02-19", "2026-02-20", "2026-08-17", "2026-08-18", "2030-12-31"]) {
      const holds = ({ from, until }: ClockVersion) =>
        (from === null || from <= day) && (until === null || day <= until);
      expect(rule.versions.filter(holds)).toEqual([clockVersion(rule, day)].filter((one) => one !== undefined));
    }
  }
});

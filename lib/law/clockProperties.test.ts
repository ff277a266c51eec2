import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, isWorkingDay } from "./calendar.ts";
import { deadline } from "./clock.ts";
import { clockRules } from "./clockRules.ts";
import { holidays } from "./holidays.ts";

const irish = await holidays("IE");
const tenDays = clockRules.find((one) => one.id === "EU-EPOC-ID") ?? fail();

function fail(): never {
  throw new Error("no clock EU-EPOC-ID");
}

const zones = [
  "Europe/Dublin",
  "Asia/Kolkata",
  "America/New_York",
  "Pacific/Chatham",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
];
const anyTime = fc.date({ min: new Date("2010-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
const anyRule = fc.constantFrom(...clockRules);
const anyZone = fc.constantFrom(...zones);
const anyPauses = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 200 }))
    .map(([start, length]) => ({ start, length })),
  { maxLength: 4 },
);
const placed = (receivedAt: Date, pauses: { start: number; length: number }[]) =>
  pauses.map(({ start, length }) => ({
    from: new Date(receivedAt.getTime() + start * 3_600_000),
    until: new Date(receivedAt.getTime() + (start + length) * 3_600_000),
  }));

describe("for every rule, zone and year", () => {
  test("the same input gives the same date, never before receipt", () => {
    fc.assert(
      fc.property(anyRule, anyZone, anyTime, anyPauses, (rule, zone, receivedAt, pauses) => {
        const input = { rule, receivedAt, zone, holidays: irish, pauses: placed(receivedAt, pauses) };
        const one = deadline(input);
        expect(deadline(input)).toEqual(one);
        if (one.dueAt) expect(one.dueAt.getTime()).toBeGreaterThanOrEqual(receivedAt.getTime());
      }),
    );
  });
  test("a later receipt under the same version is never due earlier", () => {
    fc.assert(
      fc.property(anyRule, anyZone, anyTime, fc.integer({ min: 0, max: 20_000 }), (rule, zone, receivedAt, minutes) => {
        const later = new Date(receivedAt.getTime() + minutes * 60_000);
        const [one, other] = [receivedAt, later].map((at) =>
          deadline({ rule, receivedAt: at, zone, holidays: irish, pauses: [] }),
        );
        if (!one?.dueAt || !other?.dueAt || one.ruleVersion !== other.ruleVersion) return;
        expect(other.dueAt.getTime()).toBeGreaterThanOrEqual(one.dueAt.getTime());
      }),
    );
  });
  test("a pause never makes it due earlier, nor by more than it lasted plus a long weekend", () => {
    fc.assert(
      fc.property(anyRule, anyZone, anyTime, anyPauses, (rule, zone, receivedAt, pauses) => {
        const input = { rule, receivedAt, zone, holidays: irish };
        const [free, stopped] = [[], placed(receivedAt, pauses)].map((each) => deadline({ ...input, pauses: each }));
        if (!free?.dueAt || !stopped?.dueAt) return;
        const lasted = pauses.reduce((sum, one) => sum + one.length, 0) * 3_600_000;
        const shift = stopped.dueAt.getTime() - free.dueAt.getTime();
        expect(shift).toBeGreaterThanOrEqual(0);
        expect(shift).toBeLessThanOrEqual(lasted + 6 * 86_400_000 * (pauses.length + 1));
      }),
    );
  });
  test("a longer pause never gives an earlier date", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyZone,
        anyTime,
        fc.nat({ max: 300 }),
        fc.nat({ max: 300 }),
        fc.nat({ max: 100 }),
        (rule, zone, at, start, length, more) => {
          const input = { rule, receivedAt: at, zone, holidays: irish };
          const [short, long] = [length, length + more].map((hours) =>
            deadline({ ...input, pauses: placed(at, [{ start, length: hours }]) }),
          );
          if (!short?.dueAt || !long?.dueAt) return;
          expect(long.dueAt.getTime()).toBeGreaterThanOrEqual(short.dueAt.getTime());
        },
      ),
    );
  });
  test("a European period ends on a working day of the enforcing State, ten days on or more", () => {
    fc.assert(
      fc.property(
        anyZone,
        fc.date({ min: new Date("2026-08-20"), max: new Date("2060-01-01"), noInvalidDate: true }),
        (zone, receivedAt) => {
          const { dueAt } = deadline({ rule: tenDays, receivedAt, zone, holidays: irish, pauses: [] });
          if (!dueAt) throw new Error("no deadline");
          expect(isWorkingDay(dayOf(dueAt, zone), irish)).toBe(true);
          expect(dueAt.getTime() - receivedAt.getTime()).toBeGreaterThan(9.9 * 86_400_000);
        },
      ),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf } from "#lib/law/calendar.ts";
import { holdEnd, holdRule, holdRules } from "#lib/law/hold.ts";
import { holidays } from "#lib/law/holidays.ts";
import { canBeServed, everyInstrument, instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import {
  assertRenewable,
  assertRunning,
  canBeKeptAlive,
  type Hold,
  holdRulesFor,
  renewalsLeft,
  termWords,
} from "./hold.ts";
import { keptFrom } from "./keptFrom.ts";

const hold = (changes: Partial<Hold>): Hold => ({
  id: "h",
  requestId: "r",
  rule: "US-2703F",
  startedAt: new Date("2026-11-23T09:00:00Z"),
  extensions: 0,
  endsAt: new Date("2027-02-21T00:00:00Z"),
  keptAliveAt: null,
  state: "running",
  version: 1,
  ...changes,
});

const moments = fc.date({
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2030-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const states = fc.constantFrom("US", "DE", "IE", "FR", "IN", "BR", "AU", "CA");

describe("the terms of a hold", () => {
  test("90 + 90, 60 + 30, one year, six months, and no more", () => {
    expect(["US-2703F", "EU-EPOC-PR", "US-2258A", "EU-TCO"].map((id) => termWords(holdRule(id) as never))).toEqual([
      "90 days, renewable once for 90 more",
      "60 days, renewable once for 30 more",
      "one year, no extension",
      "6 months, no extension",
    ]);
  });

  test("in every zone, over years: it lasts its days, ends with a day's last second, and a renewal never shortens it", async () => {
    const calendars = new Map(
      await Promise.all(
        ["US", "DE", "IE", "FR", "IN", "BR", "AU", "CA"].map(async (state) => [state, await holidays(state)] as const),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...holdRules), moments, states, (rule, startedAt, state) => {
        const zone = legalZone(state);
        const isHoliday = calendars.get(state) ?? (() => false);
        const ends = Array.from({ length: (rule.extension?.timesMax ?? 0) + 1 }, (_, extensions) =>
          holdEnd({ rule, startedAt, zone, holidays: isHoliday, extensions }),
        );
        for (const [at, { endsAt }] of ends.entries()) {
          expect(endsAt.getTime()).toBeGreaterThan(ends[at - 1]?.endsAt.getTime() ?? startedAt.getTime());
          // The last second of its day: one second later is the next.
          expect(dayOf(new Date(endsAt.getTime() + 1000), zone)).toBe(addDays(dayOf(endsAt, zone), 1));
          if ("days" in rule.length) {
            const least = addDays(dayOf(startedAt, zone), rule.length.days + at * (rule.extension?.days ?? 0));
            expect(dayOf(endsAt, zone) >= least).toBe(true);
            if (!rule.rolls) expect(dayOf(endsAt, zone)).toBe(least);
          }
        }
        expect(() => holdEnd({ rule, startedAt, zone, holidays: isHoliday, extensions: ends.length })).toThrow(
          RangeError,
        );
      }),
      { numRuns: 300 },
    );
  });

  test("the same facts give the same end, and a later start never an earlier one", () => {
    const rule = holdRule("US-2703F") as NonNullable<ReturnType<typeof holdRule>>;
    const endOf = (startedAt: Date) =>
      holdEnd({ rule, startedAt, zone: "America/New_York", holidays: () => false }).endsAt.getTime();
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 10_000_000_000 }), (startedAt, later) => {
        expect(endOf(startedAt)).toBe(endOf(new Date(startedAt)));
        expect(endOf(new Date(startedAt.getTime() + later))).toBeGreaterThanOrEqual(endOf(startedAt));
      }),
    );
  });
});

describe("what may be held", () => {
  test("an instrument's own rule, else the duties of its jurisdiction that nobody serves, else nothing", () => {
    expect(holdRulesFor("EU-EPOC-PR").map(({ id }) => id)).toEqual(["EU-EPOC-PR"]);
    expect(holdRulesFor("US-WARRANT").map(({ id }) => id)).toEqual(["US-2258A"]);
    expect(holdRulesFor("US-2704")).toEqual([]);
    for (const { id } of everyInstrument)
      for (const rule of holdRulesFor(id)) {
        const duty = instrument(rule.id);
        expect(rule.id === id || (duty !== undefined && !canBeServed(duty))).toBe(true);
      }
  });

  test("what has gone when it is placed is not promised", () => {
    expect(keptFrom(null, "2026-11-23", "2020-01-01")).toBeNull();
    expect(keptFrom(30, "2026-11-23", "2026-01-01")).toBe("2026-10-24");
    expect(keptFrom(30, "2026-11-23", "2026-11-01")).toBeNull();
  });
});

describe("a hold as it stands", () => {
  test("is renewed as often as its rule allows, and a refusal names the article", () => {
    expect(renewalsLeft(hold({}))).toBe(1);
    expect(assertRenewable(hold({})).id).toBe("US-2703F");
    expect(() => assertRenewable(hold({ extensions: 1 }))).toThrow(
      "18 USC 2703(f) allows 1 extension of 90 days, which was given",
    );
    expect(() => assertRenewable(hold({ rule: "US-2258A" }))).toThrow("sets one term and no extension");
  });
  test("does nothing more once it is released or has ended", () => {
    expect(() => assertRunning(hold({ state: "released" }))).toThrow("was released");
    expect(() => assertRunning(hold({ state: "ended" }))).toThrow("has ended");
  });
  test("outlives its date only where Annex V says so", () => {
    expect(canBeKeptAlive(hold({}))).toBe(false);
    expect(canBeKeptAlive(hold({ rule: "EU-EPOC-PR" }))).toBe(true);
    expect(canBeKeptAlive(hold({ rule: "EU-EPOC-PR", keptAliveAt: new Date() }))).toBe(false);
  });
});

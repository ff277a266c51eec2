import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/refusal.ts";
import { narrowedPeriod, targetsLeft } from "./narrowing.ts";

const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));

describe("narrowing", () => {
  test("a period is given within what was asked, or refused", () => {
    fc.assert(
      fc.property(day, day, day, day, (periodFrom, periodTo, from, to) => {
        fc.pre(periodFrom <= periodTo);
        const within = from <= to && from >= periodFrom && to <= periodTo;
        if (!within) {
          expect(() => narrowedPeriod({ periodFrom, periodTo }, { from, to })).toThrow(Refusal);
          return;
        }
        const given = narrowedPeriod({ periodFrom, periodTo }, { from, to });
        expect(given).toEqual(from === periodFrom && to === periodTo ? null : { from, to });
      }),
    );
  });
  test("a request that names no period can be narrowed to any", () => {
    const period = { from: "2026-01-01", to: "2026-01-31" };
    expect(narrowedPeriod({ periodFrom: null, periodTo: null }, period)).toEqual(period);
    expect(narrowedPeriod({ periodFrom: null, periodTo: null }, null)).toBeNull();
  });
  test("some of the targets are left out, never all, and none that is not there", () => {
    expect(targetsLeft(["a", "b", "c"], ["b"])).toBe(2);
    expect(targetsLeft([], [])).toBe(0);
    expect(() => targetsLeft(["a"], ["a"])).toThrow("refuse the request instead");
    expect(() => targetsLeft(["a"], ["z"])).toThrow("not of this request");
  });
});

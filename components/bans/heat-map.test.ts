import fc from "fast-check";
import { expect, test } from "vitest";
import { stepOf } from "#lib/tallies/tally.ts";
import { stepsReached } from "./heat-map.tsx";

test("the legend has the steps that some count has, and no other", () => {
  expect(stepsReached(2, "count")).toEqual([
    { step: 5, end: 1 },
    { step: 6, end: 2 },
  ]);
  expect(stepsReached(36, "count").map(({ end }) => end)).toEqual([1, 4, 9, 16, 25, 36]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), (top) => {
      const ends = new Map<number, number>();
      for (let count = 1; count <= top; count += 1) ends.set(stepOf(count, top), count);
      expect(stepsReached(top, "count")).toEqual([...ends].map(([step, end]) => ({ step, end })));
    }),
    { numRuns: 60 },
  );
});

test("shares are no whole numbers: the legend has every step", () => {
  expect(stepsReached(0.5, "row").map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { proofSteps } from "./proof-steps.ts";

test("the tree of seven in RFC 9162, 2.1.5", () => {
  expect(proofSteps(0, 7).map((step) => step.side)).toEqual(["right", "right", "right"]);
  expect(proofSteps(4, 7).map((step) => step.side)).toEqual(["right", "right", "left"]);
  expect(proofSteps(6, 7)).toEqual([
    { side: "left", leaves: 2 },
    { side: "left", leaves: 4 },
  ]);
});

test("the entry and what joins it are the whole tree, in at most ceil(log2) steps", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 40 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (size, share) => {
        const steps = proofSteps(Math.floor(share * size), size);
        expect(steps.reduce((sum, step) => sum + step.leaves, 1)).toBe(size);
        expect(steps.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      },
    ),
  );
});

test("refuses a leaf outside the tree", () => {
  expect(() => proofSteps(7, 7)).toThrow(RangeError);
  expect(() => proofSteps(-1, 7)).toThrow(RangeError);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { changedLines } from "./text-change.ts";

test("a comparison holds both texts, whole and in order", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", ""), { minLength: 1, maxLength: 12 })
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = changedLines(before, after);
      const side = (other: string) => lines.filter(({ sign }) => sign !== other).map((line) => line.text);
      expect(side("+").join("\n")).toBe(before);
      expect(side("-").join("\n")).toBe(after);
    }),
  );
});

test("what stays is not shown as changed", () => {
  expect(changedLines("a\nb\nc", "a\nx\nc")).toEqual([
    { sign: " ", text: "a" },
    { sign: "-", text: "b" },
    { sign: "+", text: "x" },
    { sign: " ", text: "c" },
  ]);
});

import { expect, test } from "vitest";
import { formatCount, formatShare } from "./figure-format.ts";

test.each([
  [7_111_000, undefined, "7 111 000"],
  [7_111_000, "en-IN", "71 11 000"],
  [7_111_000, "de-DE", "7 111 000"],
  [10n ** 16n, undefined, "10 000 000 000 000 000"],
  [0, undefined, "0"],
])("%s in %s is written %s", (value, locale, written) => {
  expect(formatCount(value, locale)).toBe(written.replaceAll(" ", "\u202f"));
});

test("a share has its decimals, the same number each time", () => {
  expect([formatShare(0.361_554), formatShare(1)]).toEqual(["36.2\u202f%", "100.0\u202f%"]);
});

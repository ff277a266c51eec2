import { expect, test } from "vitest";
import { likelyPeriods, typedPeriod } from "./typed-period.ts";

test("a month is its first and last day, leap years included", () => {
  expect(typedPeriod("2023-09", "", "")).toEqual({ from: "2023-09-01", to: "2023-09-30" });
  expect(typedPeriod("2024-02", "", "")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(typedPeriod("2025-12", "", "")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
});

test("what is no month goes to the door as it was typed", () => {
  expect(typedPeriod("September", "", "")).toEqual({ from: "September", to: "September" });
  expect(typedPeriod("", "2023-01-05", "x")).toEqual({ from: "2023-01-05", to: "x" });
});

test("the likely periods are over, or end today", () => {
  expect(likelyPeriods("2026-01-10")).toEqual([
    { label: "Second half of 2025", from: "2025-07-01", to: "2025-12-31" },
    { label: "2025", from: "2025-01-01", to: "2025-12-31" },
    { label: "2026 so far", from: "2026-01-01", to: "2026-01-10" },
    { label: "Last month", from: "2025-12-01", to: "2025-12-31" },
  ]);
  expect(likelyPeriods("2026-11-22")[0]).toEqual({ label: "First half of 2026", from: "2026-01-01", to: "2026-06-30" });
});

import { expect, test } from "vitest";
import {
  dayIn,
  firstDays,
  type Month,
  monthName,
  monthOf,
  monthsBetween,
  shiftMonth,
  spanName,
  spanOfMonth,
  yearAround,
} from "./month-span.ts";

test("an address names a month or none", () => {
  expect(monthOf("2026-03")).toBe("2026-03");
  for (const wrong of [undefined, "", "2026-13", "2026-3", "1999-12", "2026-03-01", "march"])
    expect(monthOf(wrong)).toBeNull();
  expect(dayIn("2024-02-29")).toBe("2024-02-29");
  for (const wrong of [undefined, "2023-02-29", "2024-2-9", "x"]) expect(dayIn(wrong)).toBeUndefined();
});

test("months follow each other over the year", () => {
  expect(shiftMonth("2026-01", -1)).toBe("2025-12");
  expect(shiftMonth("2025-12", 14)).toBe("2027-02");
  expect(monthsBetween("2025-11", "2026-02")).toBe(3);
  expect(spanOfMonth("2024-02")).toEqual({ from: "2024-02-01", to: "2024-03-01" });
  expect(monthName("2026-03")).toBe("March 2026");
});

test("a month that runs is compared with as many days of the one before, and not more than it has", () => {
  expect(firstDays("2026-02", 13)).toEqual({ from: "2026-02-01", to: "2026-02-14" });
  expect(spanName("2026-02", firstDays("2026-02", 13))).toBe("1 to 13 Feb");
  expect(firstDays("2026-02", 31)).toEqual(spanOfMonth("2026-02"));
  expect(spanName("2026-02", firstDays("2026-02", 31))).toBe("February 2026");
});

test("twelve months, the chosen one always among them", () => {
  for (const month of ["2026-03", "2025-04", "2025-03", "2021-01", "2026-07"] as Month[]) {
    const year = yearAround(month, "2026-03");
    expect(year).toHaveLength(12);
    expect(year).toContain(month);
  }
  expect(yearAround("2025-12", "2026-03").at(-1)).toBe("2026-03");
});

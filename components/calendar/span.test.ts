import { expect, test } from "vitest";
import { byDay, spanOf, weekdayOf, weeksOf } from "#components/calendar/span.ts";

test("a month is shown in whole weeks from Monday, a leap February in five", () => {
  const november = spanOf({}, "2026-11-22");
  expect([november.first, november.last]).toEqual(["2026-10-26", "2026-12-06"]);
  expect([november.earlier, november.later]).toEqual(["2026-10-31", "2026-12-01"]);
  expect(weeksOf(november)).toHaveLength(6);
  const leap = spanOf({ view: "month", day: "2028-02-29" }, "2026-11-22");
  expect([leap.first, leap.last]).toEqual(["2028-01-31", "2028-03-05"]);
  expect(weeksOf(spanOf({ day: "2027-02-10" }, "2026-11-22"))).toHaveLength(4);
});

test("a week begins on Monday, in every year", () => {
  for (const day of ["2026-11-22", "2026-11-23", "2027-01-01", "2020-02-29", "2099-12-31"]) {
    const { first, last } = spanOf({ view: "week", day }, "2026-11-22");
    expect([weekdayOf(first), weekdayOf(last)]).toEqual([0, 6]);
    expect(first <= day && day <= last).toBe(true);
  }
});

test("an address that names no day shows today", () => {
  for (const day of ["", "2026-02-30", "tomorrow", "9999-99-99", "1999-01-01"])
    expect(spanOf({ view: "week", day }, "2026-11-22").day).toBe("2026-11-22");
  expect(spanOf({ view: "year" }, "2026-11-22").view).toBe("month");
});

test("a date falls on the reader's day", () => {
  const late = { at: new Date("2026-11-22T23:30:00Z") };
  expect([...byDay([late], "Asia/Kolkata").keys()]).toEqual(["2026-11-23"]);
  expect([...byDay([late], "UTC").keys()]).toEqual(["2026-11-22"]);
});

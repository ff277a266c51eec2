import { describe, expect, test } from "vitest";
import { formatDay, formatInstant, formatLength, zoneLetters } from "./time-format.ts";

const at = new Date("2026-11-22T08:35:00Z");

describe("formatInstant", () => {
  test.each([
    ["Asia/Kolkata", "22 Nov 2026, 14:05 IST"],
    ["Europe/Berlin", "22 Nov 2026, 09:35 CET"],
    ["America/New_York", "22 Nov 2026, 03:35 EST"],
    ["UTC", "22 Nov 2026, 08:35 UTC"],
  ])("in %s: %s", (zone, words) => {
    expect(formatInstant(at, zone)).toBe(words);
  });

  test("a zone without letters of its own is named by its offset", () => {
    expect(zoneLetters(at, "America/Sao_Paulo")).toBe("UTC-3");
  });

  test("the day is the zone's day", () => {
    const night = new Date("2026-12-31T20:00:00Z");
    expect([formatDay(night, "UTC"), formatDay(night, "Asia/Kolkata")]).toEqual(["31 Dec 2026", "1 Jan 2027"]);
  });

  test("September has three letters, as every month", () => {
    expect(formatDay(new Date("2023-09-30T12:00:00Z"), "UTC")).toBe("30 Sep 2023");
  });
});

test.each([
  [20_000, "1 min"],
  [59 * 60_000, "59 min"],
  [6.9 * 3_600_000, "6 h"],
  [36 * 3_600_000, "36 h"],
  [47.9 * 3_600_000, "47 h"],
  [-50 * 3_600_000, "2 d"],
])("a length of %s ms is said as %s", (lengthMs, words) => {
  expect(formatLength(lengthMs)).toBe(words.replace(" ", "\u00a0"));
});

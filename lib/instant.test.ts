import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, minuteWords } from "#lib/instant.ts";

test("a time reads as Date.parse reads it, except for days that no calendar has", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1600-01-01"), max: new Date("3000-01-01"), noInvalidDate: true }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (at, offset) => {
        const sign = offset < 0 ? "-" : "+";
        const zone = `${sign}${String(Math.trunc(Math.abs(offset) / 60)).padStart(2, "0")}:${String(Math.abs(offset) % 60).padStart(2, "0")}`;
        expect(instantOf(at.toISOString())).toBe(at.getTime());
        const local = `${at.toISOString().slice(0, 19)}${zone}`;
        expect(instantOf(local)).toBe(Date.parse(local));
      },
    ),
  );
  for (const none of [
    "2023-02-29T00:00:00Z",
    "2023-04-31T00:00:00Z",
    "2023-01-01T24:00:00Z",
    "2023-01-01",
    "now",
    "2023-01-01T00:00:00+24:00",
    "2023-01-01T00:00:00-05:60",
  ]) {
    expect(instantOf(none)).toBeNaN();
  }
});

test("a sentence names a moment to the minute, in UTC", () => {
  expect(minuteWords(new Date("2026-11-23T09:00:59.999Z"))).toBe("2026-11-23 09:00 UTC");
});

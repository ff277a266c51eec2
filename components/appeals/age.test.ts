import { expect, test } from "vitest";
import { ageOf, twelveMonths } from "./age.ts";

const now = new Date("2026-11-23T09:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test("an appeal from India waits against the days of rule 3(2), as it was when it came", () => {
  expect(ageOf(ago(24), "IN", now)).toMatchObject({ words: "waits 24\u00a0h of 7\u00a0d", tone: "plain" });
  expect(ageOf(ago(6 * 24), "IN", now).tone).toBe("due");
  expect(ageOf(ago(8 * 24), "IN", now)).toMatchObject({ tone: "grave", share: 1 });
  const before = new Date("2026-02-19T09:00:00Z");
  expect(ageOf(before, "IN", new Date("2026-02-28T09:00:00Z"))).toMatchObject({
    words: "waits 9\u00a0d of 15\u00a0d",
    tone: "plain",
  });
});

test("elsewhere no law counts the days, and none is made up", () => {
  expect(ageOf(ago(50 * 24), "DE", now)).toEqual({ words: "waits 50\u00a0d", tone: "plain", share: 1 });
  expect(ageOf(ago(15 * 24), null, now).share).toBeCloseTo(0.5);
});

test("a year by month has twelve whole months, the one that runs with them", () => {
  expect(twelveMonths(now)).toEqual({ from: "2025-12-01", to: "2026-12-01" });
  expect(twelveMonths(new Date("2026-12-31T23:59:59Z"))).toEqual({ from: "2026-01-01", to: "2027-01-01" });
  expect(twelveMonths(new Date("2024-02-29T00:00:00Z"))).toEqual({ from: "2023-03-01", to: "2024-03-01" });
});

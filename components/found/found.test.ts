import { describe, expect, test } from "vitest";
import { isOpen, monthsOf } from "./found-span.ts";
import { type Appealed, type FoundRow, shareOf, tallyFound } from "./found-tally.ts";

const row = (month: string, changes: Partial<FoundRow>): FoundRow => ({
  ...{ month, signal: "behaviour", automation: "full", count: 10, proactive: 8, overturned: 1 },
  ...changes,
});
const rows = [
  row("2026-01", { count: 90, overturned: 9 }),
  row("2026-01", { automation: "none", count: 10, overturned: 0 }),
  row("2026-03", { count: 900, overturned: 1 }),
  row("2026-03", { signal: "profile", count: 5, proactive: 0, overturned: 0 }),
];
const months = monthsOf({ from: "2026-01", through: "2026-03" });
const now = new Date("2026-08-15T00:00:00Z");

const given = (appeals: Appealed[] | null) => tallyFound({ months: rows, appeals, known: true }, months, now);

describe("what is known of a signal", () => {
  const { signals, total } = given([{ signal: "behaviour", received: 20, decided: 12, overturned: 10 }]);
  test("the signal that found most comes first, and each adds up", () => {
    expect(signals.map(({ signal, sums }) => [signal, sums.count, sums.full, sums.none])).toEqual([
      ["behaviour", 1000, 990, 10],
      ["profile", 5, 5, 0],
    ]);
    expect(total).toMatchObject({ count: 1005, overturned: 10 });
  });
  test("a share over months is computed from the sums, never from the months' shares", () => {
    const { sums } = signals[0] ?? { sums: total };
    expect(shareOf(sums.overturned, sums.count)).toBe(0.01);
    expect(shareOf(0, 0)).toBeNull();
  });
  test("a month without any record is blank, and one in which the signal found nothing is nought", () => {
    expect(signals[1]?.points.map(({ sums }) => sums?.count ?? null)).toEqual([0, null, 5]);
  });
  test("without appeals of the signal there are none; where they cannot be known, they are not", () => {
    expect(signals[1]?.appeals).toMatchObject({ received: 0 });
    expect(given(null).appeals).toBeNull();
  });
});

describe("the months", () => {
  test("a month is open while its last day is not six months past", () => {
    expect(isOpen("2026-02", now)).toBe(true);
    expect(isOpen("2026-01", now)).toBe(false);
  });
});

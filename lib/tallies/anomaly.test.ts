import fc from "fast-check";
import { expect, test } from "vitest";
import {
  aheadDays,
  deviation,
  judgedOf,
  lateDays,
  type Measured,
  middle,
  type SourceDay,
  shareJumps,
  silence,
  volumeJumps,
} from "./anomaly.ts";

const periodOf = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 7 * 86_400_000).toISOString().slice(0, 10);
const dayOf = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
const series = (counts: readonly number[], whole = 1_000): Measured[] =>
  counts.map((count, at) => ({ period: periodOf(at), count, whole }));

test("the middle and the deviation do not follow one wild value", () => {
  expect(middle([1, 2, 3, 4])).toBe(2.5);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 100, max: 110 }), { minLength: 5, maxLength: 20 }),
      fc.integer({ min: 0, max: 10 ** 9 }),
      (values, wild) => {
        expect(middle([...values, wild])).toBeGreaterThanOrEqual(100);
        expect(middle([...values, wild])).toBeLessThanOrEqual(110);
        expect(deviation([...values, wild])).toBeLessThanOrEqual(10);
      },
    ),
  );
});

test("a steady share never jumps, whatever the volume does", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (wholes, share) => {
        const steady = wholes.map((whole, at) => ({ period: periodOf(at), whole, count: whole * share }));
        expect(shareJumps(steady)).toEqual([]);
      },
    ),
  );
});

test("a share that leaps is told with what was usual, and the period after it is not blamed for it", () => {
  const found = shareJumps(series([300, 310, 295, 305, 300, 298, 520, 301]));
  expect(found).toEqual([{ period: periodOf(6), value: 0.52, usual: 0.3, low: 0.295, high: 0.31, periods: 6 }]);
});

test("few bans say nothing: neither a small period nor the first ones", () => {
  expect(shareJumps(series([10, 10, 10, 10, 10, 90], 199))).toEqual([]);
  expect(shareJumps(series([300, 300, 300, 900]))).toEqual([]);
  expect(volumeJumps(series([5, 5, 5, 5, 5, 99]))).toEqual([]);
});

test("a volume that doubles or halves stands out; one within its own scatter does not", () => {
  expect(volumeJumps(series([1_000, 1_040, 980, 1_010, 2_400, 1_000, 300])).map(({ period }) => period)).toEqual([
    periodOf(4),
    periodOf(6),
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 800, max: 1_150 }), { maxLength: 40 }), (counts) => {
      expect(volumeJumps(series(counts))).toEqual([]);
    }),
  );
});

test("a source is silent by its own gaps: daily ones after days, monthly ones after months", () => {
  const daily = Array.from({ length: 30 }, (_, at) => dayOf(at));
  expect(silence("a", daily, dayOf(32))).toBeNull();
  expect(silence("a", daily, dayOf(33))).toEqual({ source: "a", lastDay: dayOf(29), days: 4, usualDays: 1 });
  const monthly = Array.from({ length: 8 }, (_, at) => dayOf(at * 30));
  expect(silence("b", monthly, dayOf(7 * 30 + 60))).toBeNull();
  expect(silence("b", monthly, dayOf(7 * 30 + 62))).toMatchObject({ days: 62, usualDays: 30 });
  expect(silence("c", ["2026-01-01", "2026-01-02"], "2027-01-01")).toBeNull();
});

test("who sends at their own pace is never called silent within it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 6, maxLength: 60 }),
      fc.nat(19),
      (gaps, since) => {
        let at = 0;
        const days = gaps.map((gap) => {
          at += gap;
          return dayOf(at);
        });
        expect(silence("s", days, dayOf(at + Math.min(since, Math.max(...gaps.slice(1)))))).toBeNull();
      },
    ),
  );
});

test("late and early rows are told by their day of arrival; a file of past years is not late", () => {
  const day = (over: Partial<SourceDay>): SourceDay => ({
    ...{ source: "s", day: "2026-02-01", rows: 1_000, lateRows: 0, earliestDay: "2026-01-01", aheadRows: 0 },
    ...over,
  });
  expect(
    lateDays([
      day({ lateRows: 99 }),
      day({ lateRows: 100 }),
      day({ lateRows: 1_000 }),
      day({ rows: 10_000, lateRows: 300 }),
    ]),
  ).toEqual([day({ lateRows: 100 })]);
  expect(aheadDays([day({}), day({ aheadRows: 1 })])).toEqual([day({ aheadRows: 1 })]);
});

test("too few weeks, or too few bans a week, are told apart from weeks of which nothing stands out", () => {
  const weeks = (count: number, whole: number) => Array<number>(count).fill(whole);
  expect(judgedOf([], 4)).toEqual({ volumes: false, shares: false });
  expect(judgedOf(weeks(4, 900), 4)).toEqual({ volumes: false, shares: false });
  expect(judgedOf(weeks(5, 199), 4)).toEqual({ volumes: true, shares: false });
  expect(judgedOf(weeks(5, 200), 4)).toEqual({ volumes: true, shares: true });
  // The weeks that had enough are long gone.
  expect(judgedOf([...weeks(6, 900), ...weeks(4, 20)], 4)).toEqual({ volumes: true, shares: false });
  // Weeks with few bans between others have no say, and take none from these.
  expect(judgedOf([...weeks(4, 900), ...weeks(3, 20), 900], 4)).toEqual({ volumes: true, shares: true });
});

test("what could not be judged bears no jump", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 600 }), { maxLength: 16 }), (wholes) => {
      const judged = judgedOf(wholes, 4);
      const given = wholes.map((whole, at) => ({ period: String(at), count: whole % 7 === 0 ? whole : 0, whole }));
      const recent = ({ period }: { period: string }) => Number(period) >= wholes.length - 4;
      if (!judged.shares) expect(shareJumps(given).filter(recent)).toEqual([]);
      if (!judged.volumes) expect(volumeJumps(given)).toEqual([]);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  drawn,
  linesOf,
  measures,
  pivot,
  restCode,
  stepCount,
  stepEnd,
  stepOf,
  sumOfLines,
  type TallyCell,
  topOf,
} from "./tally.ts";

const cell: fc.Arbitrary<TallyCell> = fc.record({
  row: fc.constantFrom("a", "b", "c", "d", "e", restCode),
  column: fc.constantFrom("x", "y", "z", "w"),
  count: fc.integer({ min: 1, max: 10 ** 9 }),
});
const cells = fc.array(cell, { maxLength: 60 });
const size = fc.record({ rowsMax: fc.integer({ min: 2, max: 6 }), columnsMax: fc.integer({ min: 2, max: 5 }) });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("nothing is left out: rows, columns and the whole add up however small the drawing is", () => {
  fc.assert(
    fc.property(cells, size, (given, { rowsMax, columnsMax }) => {
      const { rows, columns, counts, total } = pivot(given, { rowsMax, columnsMax });
      expect(total).toBe(sum(given.map(({ count }) => count)));
      expect(rows.length).toBeLessThanOrEqual(Math.max(rowsMax, 1));
      expect(columns.length).toBeLessThanOrEqual(columnsMax);
      for (const [at, row] of rows.entries()) expect(sum(counts[at] ?? [])).toBe(row.total);
      for (const [at, column] of columns.entries()) expect(sum(counts.map((line) => line[at] ?? 0))).toBe(column.total);
      expect(rows.slice(0, -1).every(({ code }) => code !== null)).toBe(true);
    }),
  );
});

test("the greatest come first, and an order that is given stands", () => {
  const given = [
    { row: "a", column: "x", count: 1 },
    { row: "b", column: "x", count: 5 },
    { row: "c", column: "x", count: 3 },
  ];
  expect(pivot(given, { rowsMax: 2, columnsMax: 9 }).rows).toEqual([
    { code: "b", total: 5, of: 1 },
    { code: null, total: 4, of: 2 },
  ]);
  expect(pivot(given, { rowsMax: 9, columnsMax: 9 }, { rows: ["a", "b", "c"] }).rows.map(({ code }) => code)).toEqual([
    "a",
    "b",
    "c",
  ]);
});

test("shares of a row or a column add up to one, and a step grows with its value", () => {
  fc.assert(
    fc.property(cells, (given) => {
      const drawing = pivot(given, { rowsMax: 9, columnsMax: 9 });
      drawing.rows.forEach((_, row) => {
        expect(sum(drawing.columns.map((_, column) => drawn(drawing, row, column, "row") ?? 0))).toBeCloseTo(1);
      });
      for (const measure of measures)
        expect(stepOf(topOf(drawing, measure), topOf(drawing, measure))).toBe(
          topOf(drawing, measure) > 0 ? stepCount : 0,
        );
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 ** 9 }),
      fc.array(fc.nat(10 ** 9), { minLength: 2, maxLength: 2 }),
      (top, values) => {
        const [low = 0, high = 0] = values.map((value) => value % (top + 1)).sort((one, other) => one - other);
        expect(stepOf(low, top)).toBeLessThanOrEqual(stepOf(high, top));
        expect(stepOf(0, top)).toBe(0);
        for (let step = 1; step <= stepCount; step += 1) expect(stepOf(stepEnd(step, top), top)).toBe(step);
      },
    ),
  );
});

test("lines add up to the whole of each period, and what is to come is blank", () => {
  const periods = ["2026-01-01", "2026-02-01", "2026-03-01"];
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          period: fc.constantFrom(...periods.slice(0, 2)),
          code: fc.constantFrom("a", "b", "c", restCode),
          count: fc.integer({ min: 1, max: 1_000 }),
        }),
      ),
      fc.integer({ min: 2, max: 4 }),
      (points, max) => {
        const lines = linesOf(points, periods, "2026-02-28", max);
        expect(lines.length).toBeLessThanOrEqual(max);
        const sums = sumOfLines(lines);
        if (lines.length > 0) expect(sums[2]).toBeNull();
        periods.slice(0, 2).forEach((period, at) => {
          const wanted = sum(points.filter((point) => point.period === period).map(({ count }) => count));
          expect(sums[at] ?? 0).toBe(wanted);
        });
      },
    ),
  );
});

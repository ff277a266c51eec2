import { actions, automations, type BanCell, reasons, signals, surfaces } from "#lib/bans/ban.ts";

/** What the ledger is counted by, besides time. `found` is whether a user had reported the account before. */
export const dimensions = ["country", "reason", "signal", "automation", "surface", "action", "found"] as const;
export type Dimension = (typeof dimensions)[number];
export const founds = ["proactive", "reported"] as const;
export type Found = (typeof founds)[number];

/** The codes of a dimension in the order in which they are shown; countries have none of their own. */
export const codesOf: Readonly<Record<Exclude<Dimension, "country">, readonly string[]>> = {
  reason: reasons,
  signal: signals,
  automation: automations.toReversed(),
  surface: surfaces,
  action: actions,
  found: founds,
};

/** What is held fast; a dimension that is absent counts all its values together. */
export type Narrowed = { readonly [Name in Exclude<Dimension, "found">]?: BanCell[Name] | undefined } & {
  readonly found?: Found | undefined;
};

/** One count of two things at once. `time` as a column is the first day of the month, or the day itself. */
export type TallyCell = { readonly row: string; readonly column: string; readonly count: number };
/** One count of one thing in one month or on one day; `restCode` is what was counted beside the codes that were looked at by themselves. */
export type TallyPoint = { readonly period: string; readonly code: string; readonly count: number };

/** The code of what is counted together. */
export const restCode = "";

/** A row or column of the heat map. `code` is null for all those that are not shown by themselves. */
export type PivotHead = { readonly code: string | null; readonly total: number; readonly of: number };
export type Pivot = {
  readonly rows: readonly PivotHead[];
  readonly columns: readonly PivotHead[];
  /** `counts[row][column]`; a row adds up to its total, and so does a column. */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
};

/** At most so many rows and columns by themselves; the rest stands together in a last one, so that nothing is left out of a sum. */
export type PivotSize = { readonly rowsMax: number; readonly columnsMax: number };

/** Two dimensions against each other, the greatest first, or in the order given (`rowOrder`, `columnOrder`: codes that are not in it follow). */
export function pivot(
  cells: readonly TallyCell[],
  size: PivotSize,
  order: { rows?: readonly string[] | undefined; columns?: readonly string[] | undefined } = {},
): Pivot {
  const rows = headsOf(cells, "row", size.rowsMax, order.rows);
  const columns = headsOf(cells, "column", size.columnsMax, order.columns);
  const place = (heads: readonly PivotHead[]) => {
    const found = new Map(heads.map(({ code }, at) => [code, at]));
    return (code: string) => found.get(code) ?? heads.length - 1;
  };
  const [rowAt, columnAt] = [place(rows), place(columns)];
  const counts = rows.map(() => columns.map(() => 0));
  for (const { row, column, count } of cells) {
    const line = counts[rowAt(row)];
    const at = columnAt(column);
    if (line !== undefined) line[at] = (line[at] ?? 0) + count;
  }
  return { rows, columns, counts, total: rows.reduce((sum, { total }) => sum + total, 0) };
}

function headsOf(
  cells: readonly TallyCell[],
  side: "row" | "column",
  max: number,
  order: readonly string[] | undefined,
): PivotHead[] {
  const totals = new Map<string, number>((order ?? []).map((code) => [code, 0]));
  for (const cell of cells) totals.set(cell[side], (totals.get(cell[side]) ?? 0) + cell.count);
  const uncounted = totals.get(restCode);
  totals.delete(restCode);
  const all = [...totals].map(([code, total]) => ({ code, total, of: 1 }));
  if (order === undefined) all.sort((one, other) => other.total - one.total || (one.code < other.code ? -1 : 1));
  if (all.length <= max && uncounted === undefined) return all;
  const rest = all.slice(max - 1);
  const total = rest.reduce((sum, head) => sum + head.total, uncounted ?? 0);
  return [...all.slice(0, max - 1), { code: null, total, of: rest.length }];
}

/** What the depth of a cell's colour says. */
export const measures = ["count", "row", "column"] as const;
export type Measure = (typeof measures)[number];

/** The value of a cell as it is drawn: the count, or its share of its row's or column's total, null where that is nothing. */
export function drawn(given: Pivot, row: number, column: number, measure: Measure): number | null {
  const count = given.counts[row]?.[column] ?? 0;
  if (measure === "count") return count;
  const whole = (measure === "row" ? given.rows[row] : given.columns[column])?.total ?? 0;
  return whole === 0 ? null : count / whole;
}

/** How many steps the scale has above nothing. */
export const stepCount = 6;

/**
 * The step of a value on a scale up to `top`: 0 for nothing, else 1 to 6. Steps follow the square root, since counts of bans span
 * powers of ten and a linear scale would show the greatest alone.
 */
export function stepOf(value: number | null, top: number): number {
  if (value === null || value <= 0 || top <= 0) return 0;
  return Math.min(stepCount, Math.max(1, Math.ceil(Math.sqrt(value / top) * stepCount - 1e-9)));
}

/** Where a step ends: what the legend says. */
export function stepEnd(step: number, top: number): number {
  return (step / stepCount) ** 2 * top;
}

/** The greatest value that is drawn; rows and columns of what is not shown by itself do not set the scale. */
export function topOf(given: Pivot, measure: Measure): number {
  let top = 0;
  given.rows.forEach((row, rowAt) => {
    given.columns.forEach((column, columnAt) => {
      if (row.code !== null && column.code !== null) top = Math.max(top, drawn(given, rowAt, columnAt, measure) ?? 0);
    });
  });
  return top;
}

/** A line over time: one value a period, zero where nothing was counted, null where the period is yet to come. */
export type Line = {
  readonly code: string | null;
  readonly values: readonly (number | null)[];
  readonly total: number;
};

/** The lines of the codes with most, at most `max`; the rest together in a last one. */
export function linesOf(
  points: readonly TallyPoint[],
  periods: readonly string[],
  through: string,
  max: number,
): Line[] {
  const pivoted = pivot(
    points.map(({ period, code, count }) => ({ row: code, column: period, count })),
    { rowsMax: max, columnsMax: Number.POSITIVE_INFINITY },
    { columns: periods },
  );
  return pivoted.rows.map(({ code, total }, at) => ({
    code,
    total,
    values: periods.map((period, place) => (period > through ? null : (pivoted.counts[at]?.[place] ?? 0))),
  }));
}

/** All lines together. */
export function sumOfLines(lines: readonly Line[]): (number | null)[] {
  const length = lines[0]?.values.length ?? 0;
  return Array.from({ length }, (_, at) =>
    lines.every(({ values }) => values[at] === null)
      ? null
      : lines.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
}

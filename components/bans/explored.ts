import type { Dimension, Pivot, PivotHead, TallyCell, TallyPoint } from "#lib/tallies/tally.ts";
import { pivot } from "#lib/tallies/tally.ts";
import { behindCell, type Explorer } from "./address.ts";
import { dayAfter, type Month, monthOf, shortMonth, spanOfMonth } from "./month-span.ts";
import { codeWords, dimensionWords } from "./words.ts";

/** What the ledger answered: `lib/tallies/explore.ts`. */
export type Answer = {
  readonly from: string;
  readonly through: string;
  readonly first: string;
  readonly newest: string;
  readonly grain: "day" | "month";
  readonly periods: readonly string[];
  readonly cells: readonly TallyCell[];
  readonly points: readonly TallyPoint[];
};

/** So many by themselves; the rest stands together, and the file of the counts has all. */
const rowsMax = 24;
const columnsMax = 14;

/** The heat map of an answer: codes in their own order, countries by their number, periods as they went. */
export function pivotOf({ rows, columns }: Explorer, { cells, periods }: Answer): Pivot {
  const order = (name: Dimension | "time") => (name === "time" ? periods : undefined);
  const size = { rowsMax, columnsMax: columns === "time" ? Number.POSITIVE_INFINITY : columnsMax };
  return pivot(cells, size, { rows: order(rows), columns: order(columns) });
}

/** What a head is called: a code's words, a month or a day, or how many stand together in it. */
export function headWords(dimension: Dimension | "time", { code, of }: PivotHead, grain: Answer["grain"]): string {
  if (code === null) return of === 0 ? "The others" : `${of} other ${dimensionWords[dimension].many}`;
  return dimension === "time" ? periodWords(code, grain) : codeWords(dimension, code);
}

/** `Mar 2026` for a month's first day, where months are shown; the number of the day else. */
export function periodWords(period: string, grain: Answer["grain"]): string {
  const month = monthOf(period.slice(0, 7));
  if (grain === "month" && month !== null) return shortMonth(month);
  return String(Number(period.slice(8)));
}

/** The single bans behind a cell, a row or a column of the heat map; null where several stand together. */
export function cellHref(
  shown: Explorer,
  answer: Answer,
  row: PivotHead | undefined,
  column: PivotHead | undefined,
): string | null {
  if (row?.code === null || column?.code === null) return null;
  const held = {
    ...(row && { [shown.rows]: row.code }),
    ...(column && shown.columns !== "time" && { [shown.columns]: column.code }),
  };
  return behindCell(shown, column && shown.columns === "time" ? daysOf(column.code, answer) : wholeOf(answer), held);
}

/** The days of a period of the answer. */
export function daysOf(period: string, { grain }: Pick<Answer, "grain">): { from: string; to: string } {
  return grain === "day" ? { from: period, to: dayAfter(period) } : spanOfMonth(period.slice(0, 7) as Month);
}

function wholeOf({ from, through }: Answer): { from: string; to: string } {
  return { from: `${from}-01`, to: spanOfMonth(through as Month).to };
}

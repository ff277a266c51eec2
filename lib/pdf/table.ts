import { breakLines, drawLine, type Line, type Run, type TextStyle } from "./line.ts";
import {
  artifact,
  type Element,
  element,
  hairline,
  ink,
  inside,
  measure,
  newPage,
  type Paper,
  sheet,
} from "./paper.ts";

export type Column = {
  readonly title: string;
  /** Share of the width, against the other columns. */
  readonly share: number;
  readonly align?: "left" | "right";
  readonly face?: "sans" | "mono" | "serif";
};

/** A row's cells in column order; null is "not known", which is not zero. The first cell is the row's header. */
export type Row = { readonly cells: readonly (Run | null)[]; readonly strong?: boolean; readonly group?: boolean };

const cellStyle: TextStyle = { face: "sans", size: 8.5, leading: 12, color: ink.text };
const headStyle: TextStyle = { face: "sans-bold", size: 7.5, leading: 10, color: ink.quiet };
const gap = 10;
const pad = 4;

type Place = { readonly x: number; readonly width: number };

/** A table whose header cells are tagged and whose head is drawn again on every page that it reaches. `caption` is read out with it. */
export function table(paper: Paper, caption: string, columns: readonly Column[], rows: readonly Row[]): void {
  const owner = element(paper, paper.root, "Table", { title: caption, alt: caption });
  const places = layOut(columns);
  const head = columns.map((column, at) => breakLines(paper, headStyle, [column.title], (places[at] as Place).width));
  const headHeight = heightOf(head, headStyle);
  const first = rows[0];
  const firstHeight = first === undefined ? 0 : heightOf(cellsOf(paper, columns, places, first), cellStyle);
  if (paper.y + headHeight + firstHeight > sheet.height - sheet.bottom) newPage(paper);
  const headRow = element(paper, owner, "TR");
  drawHead(paper, columns, places, head, (at, draw) =>
    inside(paper, element(paper, headRow, "TH", { scope: "Column" }), "TH", () => draw(at)),
  );
  for (const [at, row] of rows.entries()) {
    const cells = cellsOf(paper, columns, places, row);
    const next = rows[at + 1];
    // The heading of a group stays with its first row.
    const kept =
      row.group === true && next !== undefined ? heightOf(cellsOf(paper, columns, places, next), cellStyle) : 0;
    if (paper.y + heightOf(cells, cellStyle) + kept > sheet.height - sheet.bottom) {
      newPage(paper);
      drawHead(paper, columns, places, head, (at, draw) => artifact(paper, () => draw(at)));
    }
    drawRow(paper, owner, columns, places, row, cells);
  }
  artifact(paper, () => hairline(paper, sheet.left, paper.y, sheet.width - sheet.right, ink.text, 0.7));
  paper.y += 16;
}

function layOut(columns: readonly Column[]): Place[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const room = measure - gap * (columns.length - 1);
  let x: number = sheet.left;
  return columns.map((column) => {
    const place = { x, width: (room * column.share) / shares };
    x += place.width + gap;
    return place;
  });
}

function styleOf(column: Column | undefined, row: Row): TextStyle {
  const face = column?.face ?? "sans";
  if (row.group) return { ...cellStyle, face: "sans-bold" };
  if (row.strong && face === "sans") return { ...cellStyle, face: "sans-bold" };
  return face === "mono" ? { ...cellStyle, face, size: 7.5 } : { ...cellStyle, face };
}

function cellsOf(paper: Paper, columns: readonly Column[], places: readonly Place[], row: Row): Line[][] {
  return columns.map((column, at) => {
    const cell = row.cells[at];
    if (row.group && at > 0) return [];
    const run: Run = cell ?? { text: "—", color: ink.quiet };
    const width = row.group ? measure : (places[at] as Place).width;
    return breakLines(paper, styleOf(column, row), [run], width);
  });
}

function heightOf(cells: readonly (readonly Line[])[], style: TextStyle): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * style.leading + pad * 2;
}

function drawHead(
  paper: Paper,
  columns: readonly Column[],
  places: readonly Place[],
  head: readonly (readonly Line[])[],
  mark: (at: number, draw: (at: number) => void) => void,
): void {
  const height = heightOf(head, headStyle);
  const bottom = paper.y + height;
  head.forEach((lines, cell) => {
    mark(cell, (at) => {
      const y = bottom - pad - lines.length * headStyle.leading;
      drawCell(paper, columns[at], places[at] as Place, lines, headStyle, y);
    });
  });
  artifact(paper, () => hairline(paper, sheet.left, bottom, sheet.width - sheet.right, ink.text, 0.7));
  paper.y = bottom;
}

function drawRow(
  paper: Paper,
  owner: Element,
  columns: readonly Column[],
  places: readonly Place[],
  row: Row,
  cells: readonly (readonly Line[])[],
): void {
  const tableRow = element(paper, owner, "TR");
  const top = paper.y + pad;
  cells.forEach((lines, at) => {
    if (row.group && at > 0) {
      element(paper, tableRow, "TD");
      return;
    }
    const options = at === 0 ? { scope: "Row" as const } : {};
    // A blank cell is read as what it is; the dash alone would be silence.
    const spoken = row.cells[at] === null ? { ...options, actual: "not known" } : options;
    const cell = element(paper, tableRow, at === 0 ? "TH" : "TD", spoken);
    inside(paper, cell, at === 0 ? "TH" : "TD", () =>
      drawCell(paper, columns[at], places[at] as Place, lines, styleOf(columns[at], row), top),
    );
  });
  paper.y += heightOf(cells, cellStyle);
  artifact(paper, () => hairline(paper, sheet.left, paper.y, sheet.width - sheet.right));
}

function drawCell(
  paper: Paper,
  column: Column | undefined,
  place: Place,
  lines: readonly Line[],
  style: TextStyle,
  top: number,
): void {
  lines.forEach((line, at) => {
    const x = column?.align === "right" ? place.x + place.width - line.width : place.x;
    drawLine(paper, style, line, x, top + style.leading * (at + 0.72));
  });
}

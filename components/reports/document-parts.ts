import type { Bar } from "#components/ui/bar-chart.tsx";
import { type Chart, type Figure, figuresOf, type Report, type Row, type Section } from "#lib/reports/report.ts";

export type RowGroup = { readonly label: string; readonly rows: readonly Row[] };

/** The rows of a section under the headings of their groups, in order; one group without a label where there are none. */
export function groupsIn(section: Pick<Section, "rows">): RowGroup[] {
  return [...Map.groupBy(section.rows, (row) => row.group ?? "")].map(([label, rows]) => ({ label, rows }));
}

/** The one reason for which every figure of these rows is blank; null where any is known, or the reasons differ. */
export function blankReason(rows: readonly Row[]): string | null {
  const figures = rows.flatMap((row) => row.figures.filter((figure) => figure !== null));
  if (figures.length === 0 || figures.some((figure) => figure.value !== null)) return null;
  const notes = new Set(figures.map((figure) => figure.note ?? ""));
  return notes.size === 1 ? ([...notes][0] ?? null) : null;
}

/** Why single cells are blank, each reason once; rows that are blank throughout say it themselves. */
export function blankNotes(groups: readonly RowGroup[]): string[] {
  const rows = groups.flatMap((group) => (blankReason(group.rows) === null ? group.rows : []));
  const notes = rows.flatMap((row) => row.figures.flatMap((figure) => (figure?.note ? [figure.note] : [])));
  return [...new Set(notes)];
}

/** What a chart draws: every row of its group but the totals; null where nothing of it is known. */
export function barsOf(section: Section, chart: Chart): Bar[] | null {
  const rows = section.rows.filter(
    (row) => row.strong !== true && (chart.group === undefined || row.group === chart.group),
  );
  const value = (row: Row, at: number | undefined) => (at === undefined ? null : (row.figures[at]?.value ?? null));
  if (rows.every((row) => value(row, chart.value) === null)) return null;
  return rows.map((row) => ({ label: row.label, value: value(row, chart.value), part: value(row, chart.part) }));
}

/** The totals of a section side by side, where it has three spans or more: how the years compare. */
export function totalsOf(section: Section): Bar[] | null {
  const totals = section.rows.filter((row) => row.strong === true && row.group !== undefined);
  if (totals.length < 3) return null;
  const [value, part] = [totals[0]?.figures[0], totals[0]?.figures[1]];
  const isPart = part?.partOf !== undefined && part.partOf === value?.key;
  return totals.map((row) => ({
    label: row.group ?? row.label,
    value: row.figures[0]?.value ?? null,
    part: isPart ? (row.figures[1]?.value ?? null) : null,
  }));
}

/** The figures that a report shows first, those of them that are known, each with the figure it is a part of. */
export function headlineOf(report: Report): { figure: Figure; whole: Figure | null }[] {
  const figures = new Map(figuresOf(report).map((figure) => [figure.key, figure]));
  return report.headline.flatMap((key) => {
    const figure = figures.get(key);
    if (figure === undefined || figure.value === null) return [];
    return [{ figure, whole: (figure.partOf === undefined ? undefined : figures.get(figure.partOf)) ?? null }];
  });
}

export type ColumnMeaning = {
  readonly anchor: string;
  readonly name: string;
  readonly definition: string;
  readonly key: string;
};

/** What each column of each section means, once, with a key under which the evidence has such a figure. */
export function meaningsOf(report: Pick<Report, "sections">): { title: string; columns: ColumnMeaning[] }[] {
  return report.sections.flatMap((section) => {
    const columns = section.columns.flatMap((name, at): ColumnMeaning[] => {
      const figure = section.rows.map((row) => row.figures[at]).find((one) => one != null);
      if (figure === undefined || figure === null) return [];
      return [{ anchor: meaningAnchor(section.key, at), name, definition: figure.definition, key: figure.key }];
    });
    return columns.length === 0 ? [] : [{ title: section.title, columns }];
  });
}

export function meaningAnchor(section: string, column: number): string {
  return `meaning-${section}-${column}`;
}

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

/** Whether each group is one row of one table, named by its group. */
export function isSingle(groups: readonly RowGroup[]): boolean {
  return groups.length > 1 && groups.every(({ rows }) => rows.length === 1);
}

const notesMax = 3;

/** Why single cells are blank, each reason once, or where to read it; groups that are blank throughout say it themselves. */
export function blankNotes(groups: readonly RowGroup[]): string[] {
  const single = isSingle(groups);
  const rows = groups.flatMap((group) => (single || blankReason(group.rows) === null ? group.rows : []));
  const notes = rows.flatMap((row) => row.figures.flatMap((figure) => (figure?.note ? [figure.note] : [])));
  const reasons = [...new Set(notes)];
  return reasons.length > notesMax ? ["Not known; the reason stands with each figure, and in report.csv."] : reasons;
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
    return [
      {
        figure: { ...figure, label: withoutSpan(figure.label, report) },
        whole: (figure.partOf === undefined ? undefined : figures.get(figure.partOf)) ?? null,
      },
    ];
  });
}

export type Meaning = {
  readonly anchor: string;
  readonly name: string;
  readonly definition: string;
  /** A key under which the evidence has such a figure. */
  readonly key: string;
  /** Titles of the sections that have this column. */
  readonly sections: readonly string[];
};
export type Meanings = {
  readonly all: readonly Meaning[];
  readonly anchorOf: (section: string, column: number) => string | undefined;
};

/** What the columns mean, each meaning once, and where each column's stands. */
export function meaningsOf(report: Pick<Report, "sections">): Meanings {
  const all = new Map<string, Meaning>();
  const anchors = new Map<string, string>();
  for (const section of report.sections) {
    for (const [at, name] of section.columns.entries()) {
      const figure = section.rows.map((row) => row.figures[at]).find((one) => one != null);
      if (figure == null) continue;
      const { definition, key } = figure;
      const known = all.get(`${name} ${definition}`);
      const anchor = known?.anchor ?? `meaning-${all.size + 1}`;
      all.set(`${name} ${definition}`, {
        anchor,
        name,
        definition,
        key,
        sections: [...(known?.sections ?? []), section.title],
      });
      anchors.set(`${section.key} ${at}`, anchor);
    }
  }
  return { all: [...all.values()], anchorOf: (section, column) => anchors.get(`${section} ${column}`) };
}

/** Where the figures of a page lead: on the desk each opens, in public each column leads to its meaning. */
export type FigureLinks = {
  readonly open?: ((key: string) => string) | undefined;
  readonly anchorOf?: Meanings["anchorOf"] | undefined;
};

/** A label without the span that it ends with, where the whole report has no other span: the title says it already. */
export function withoutSpan(label: string, report: Pick<Report, "sections">): string {
  const spans = new Set(report.sections.flatMap(({ rows }) => rows.flatMap(({ group }) => group ?? [])));
  const [span] = spans;
  return spans.size === 1 && span !== undefined && label.endsWith(`, ${span}`)
    ? label.slice(0, -span.length - 2)
    : label;
}

import { barChart, lineChart } from "#lib/pdf/chart.ts";
import { closePaper, openPaper, type Paper } from "#lib/pdf/paper.ts";
import { type Row as TableRow, table } from "#lib/pdf/table.ts";
import { heading, list, note, paragraph } from "#lib/pdf/text.ts";
import { cover, type Imprint, numberWords } from "./pdfCover.ts";
import type { Chart, Figure, Report, Section } from "./report.ts";

/** The report to print and to keep: tagged, with charts, each figure with its key, the digest at the foot of every page. */
export async function reportPdf(report: Report, imprint: Imprint): Promise<Buffer> {
  const paper = openPaper({
    title: report.title,
    author: report.publisher,
    subject: `${report.template}, ${report.period.from} to ${report.period.to}`,
    lang: "en",
    at: imprint.at,
    footer: `${report.publisher} · ${report.title}${imprint.status === "draft" ? " · Draft, not signed" : ""}`,
    stamp: `SHA-256 of report.json ${imprint.digest}`,
  });
  cover(paper, report, imprint);
  for (const section of report.sections) if (section.rows.length > 0 || section.text.length > 0) print(paper, section);
  if (report.contradictions.length > 0) {
    heading(paper, 2, "Where the records contradict themselves");
    list(
      paper,
      report.contradictions.map(({ sentence }) => [sentence]),
    );
  }
  heading(paper, 2, "How the figures were made");
  for (const text of report.methodology) paragraph(paper, text);
  definitions(paper, report);
  return closePaper(paper);
}

function print(paper: Paper, section: Section): void {
  heading(paper, 2, section.title);
  for (const text of section.text) paragraph(paper, text);
  for (const { term, text, note: signed } of section.terms ?? []) {
    heading(paper, 3, term);
    for (const each of text) paragraph(paper, each);
    note(paper, signed);
  }
  if (section.rows.length === 0) return;
  const first = section.rows[0];
  const lone = section.columns.length === 1;
  const columns = [
    {
      title: first?.key.match(/^\d{4}-\d{2}-\d{2}$/) ? "Day" : "",
      share: lone ? 5 : section.columns.length > 6 ? 2 : 3.4,
    },
    ...section.columns.map((title) => ({ title, share: 1, align: "right" as const })),
    ...(lone ? [{ title: "Figure", share: 2.4, face: "mono" as const }] : []),
  ];
  const lines = section.charts.filter((chart) => chart.kind === "line");
  for (const chart of lines) draw(paper, section, chart);
  table(paper, section.title, columns, tableRows(section, lone));
  for (const chart of section.charts) if (!lines.includes(chart)) draw(paper, section, chart);
  for (const text of blanks(section)) note(paper, text);
}

/** Rows under the headings of their groups; where each group has one row, its name is the row's. A group without records is one line. */
function tableRows(section: Section, lone: boolean): TableRow[] {
  const groups = [...Map.groupBy(section.rows, (row) => row.group ?? "").entries()];
  const single = groups.length > 1 && groups.every(([, rows]) => rows.length === 1);
  return groups.flatMap(([group, rows]): TableRow[] => {
    const notes = new Set(
      rows.flatMap((row) => row.figures.flatMap((figure) => (figure === null ? [] : [figure.note]))),
    );
    const [note] = notes;
    if (rows.length > 1 && notes.size === 1 && note !== undefined) {
      return [{ cells: [group], group: true }, { cells: [note, ...section.columns.map(() => "")] }];
    }
    const head = group === "" || single ? [] : [{ cells: [group], group: true }];
    const lines = rows.map((row) => {
      const key = lone ? [row.figures[0]?.key ?? null] : [];
      return {
        cells: [single ? group : row.label, ...row.figures.map(cell), ...key],
        strong: row.strong === true && !single,
      };
    });
    return [...head, ...lines];
  });
}

function cell(figure: Figure | null): string | null {
  if (figure === null) return "";
  if (figure.value === null) return null;
  return numberWords(figure);
}

/** Why cells are blank, once for each reason. */
function blanks(section: Section): string[] {
  const notes = section.rows.flatMap((row) =>
    row.figures.flatMap((figure) => (figure?.note === undefined ? [] : [figure.note])),
  );
  const counts = new Map<string, number>();
  for (const text of notes) counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.size > 4) return ["— not known; the reason stands with each figure in report.csv."];
  return [...counts].map(([text, count]) => `— ${text}${count > 1 ? ` (${count} figures)` : ""}`);
}

function draw(paper: Paper, section: Section, chart: Chart): void {
  const rows = section.rows.filter(
    (row) => row.strong !== true && (chart.group === undefined || row.group === chart.group),
  );
  const of = (at: number, row: (typeof rows)[number]) => row.figures[at]?.value ?? null;
  if (rows.every((row) => of(chart.value, row) === null)) return;
  const description = `The same figures as in the table “${section.title}”.`;
  const { title } = chart;
  if (chart.kind === "line") {
    lineChart(
      paper,
      { title, description },
      rows.map((row) => ({ label: row.label, value: of(chart.value, row) })),
    );
    return;
  }
  const { part } = chart;
  const bars = rows.map((row) => ({
    label: row.label,
    value: of(chart.value, row),
    ...(part === undefined ? {} : { part: of(part, row) }),
  }));
  const partName = part === undefined ? {} : { partName: section.columns[part] ?? "" };
  barChart(paper, { title, description, ...partName }, bars);
}

/** Each definition once, with the keys under which the evidence has the figures. */
function definitions(paper: Paper, report: Report): void {
  heading(paper, 2, "What each column means");
  const rows = report.sections.flatMap((section) => {
    const known = new Map<string, Figure>();
    for (const row of section.rows) {
      row.figures.forEach((figure, at) => {
        if (figure !== null)
          known.set(
            `${section.title}: ${section.columns[at]}`,
            known.get(`${section.title}: ${section.columns[at]}`) ?? figure,
          );
      });
    }
    return [...known].map(([name, figure]) => ({ cells: [name, figure.definition, figure.key] }));
  });
  const columns = [
    { title: "Figure", share: 2.2 },
    { title: "Definition", share: 4 },
    { title: "Key, for example", share: 2.2, face: "mono" as const },
  ];
  table(paper, "Definitions", columns, rows);
}

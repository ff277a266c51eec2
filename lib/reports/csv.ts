import { csvCell } from "#lib/csv.ts";
import type { Figure, Report } from "./report.ts";

const columns = [
  "section",
  "group",
  "row",
  "column",
  "figure",
  "value",
  "unit",
  "note",
  "part_of",
  "definition",
] as const;

/** Every figure on a line (RFC 4180, UTF-8, CRLF). A figure that is not known has an empty value; nought is written 0. */
export function reportCsv(report: Report): Buffer {
  const lines = report.sections.flatMap((section) =>
    section.rows.flatMap((row) =>
      row.figures.flatMap((figure, at) =>
        figure === null ? [] : [cells(section.title, row.group ?? "", row.label, section.columns[at] ?? "", figure)],
      ),
    ),
  );
  return Buffer.from([columns, ...lines].map((line) => `${line.join(",")}\r\n`).join(""), "utf8");
}

function cells(section: string, group: string, row: string, column: string, figure: Figure): string[] {
  const value = figure.value === null ? "" : String(figure.value);
  const text = [section, group, row, column, figure.key].map(csvCell);
  return [...text, value, ...[figure.unit, figure.note ?? "", figure.partOf ?? "", figure.definition].map(csvCell)];
}

import { thousands } from "#lib/pdf/chart.ts";
import { small } from "#lib/pdf/line.ts";
import { mark } from "#lib/pdf/mark.ts";
import { drawText, element, inside, measure, type Paper, sheet } from "#lib/pdf/paper.ts";
import { block, facts, heading, rule, space } from "#lib/pdf/text.ts";
import { dayWords, type Figure, figuresOf, periodWords, type Report } from "./report.ts";

/** What the paper says of the report beside its figures. The same facts and report give the same bytes. */
export type Imprint = {
  readonly digest: string;
  /** When it was compiled or published: the only time in the file. */
  readonly at: Date;
  readonly status: "draft" | "published";
};

/** Who publishes what about which time, how far it is signed, and the figures to see first. */
export function cover(paper: Paper, report: Report, { digest, at, status }: Imprint): void {
  mark(paper, sheet.left - 4, sheet.top - 6, 30);
  paper.y = sheet.top + 54;
  block(paper, "P", { ...small, size: 10, leading: 16 }, [report.publisher], { after: 2 });
  heading(paper, 1, report.title);
  space(paper, 4);
  const day = dayWords(at.toISOString().slice(0, 10));
  facts(paper, [
    ["Period", `${dayWords(report.period.from)} to ${dayWords(report.period.to)} (${periodWords(report.period)})`],
    ["Country", report.country ?? "All"],
    [
      "Status",
      status === "draft" ? `Draft of ${day}. Not signed, not published.` : `Signed by two people, published on ${day}.`,
    ],
    ["Counted from", countedFrom(report)],
    ["Digest", { text: digest, face: "mono" }],
  ]);
  rule(paper);
  headline(paper, report);
}

/** The figures to see first, large, each with its label below. */
function headline(paper: Paper, report: Report): void {
  const figures = new Map(figuresOf(report).map((figure) => [figure.key, figure]));
  const shown = report.headline.flatMap((key) => figures.get(key) ?? []).filter((figure) => figure.value !== null);
  if (shown.length === 0) return;
  const width = measure / shown.length;
  const top = paper.y + 30;
  let lines = 0;
  for (const [at, figure] of shown.entries()) {
    const x = sheet.left + width * at;
    const owner = element(paper, paper.root, "P");
    inside(paper, owner, "P", () => drawText(paper, "sans-bold", 22, `${numberWords(figure)} `, x, top));
    paper.y = top + 6;
    block(paper, "Span", small, [figure.label], { parent: owner, x, width: width - 24, after: 0 });
    lines = Math.max(lines, paper.y);
  }
  paper.y = lines + 12;
}

function countedFrom({ records }: Report): string {
  const parts = [
    [records.bans, "records of bans"],
    [records.grievances, "grievances"],
    [records.requests, "requests"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, name]) => `${thousands(count)} ${name}`);
  return said.length === 0 ? "No record of this period" : said.join(", ");
}

/** A figure as it is printed. */
export function numberWords({ unit, value }: Figure): string {
  if (value === null) return "—";
  if (unit === "share") return `${(value * 100).toFixed(2)} %`;
  return unit === "hours" ? value.toFixed(1) : thousands(value);
}

import type { ReportData } from "../measure.ts";
import { type Figure, type Period, periodWords, type Row, type Section } from "../report.ts";

export type Subject = { readonly period: Period; readonly country: string | null };

/** A figure before it is counted. */
export type FigurePlan = Omit<Figure, "value" | "note">;
export type RowPlan = Omit<Row, "figures"> & { readonly figures: readonly (FigurePlan | null)[] };
export type SectionPlan = Omit<Section, "rows"> & { readonly rows: readonly RowPlan[] };

/** A kind of report: which records it reads, and its figures, each as a definition. */
export type Template = {
  /** The one country it is about, or null where the caller may choose one or all. */
  readonly country: string | null;
  /** The records it counts. `days` leaves out reason, signal and automation. */
  readonly reads: {
    readonly bans: "days" | "codes";
    readonly grievances: boolean;
    readonly outside?: true;
    /** Orders to ban or to restore, counted beside the requests. */
    readonly orders?: true;
    readonly found?: true;
  };
  readonly title: (subject: Subject) => string;
  /** Keys of the two or three figures that a reader should see first. */
  readonly headline: (subject: Subject) => readonly string[];
  /** The data only say which rows are worth printing; no figure is computed here. */
  readonly sections: (subject: Subject, data: ReportData) => readonly SectionPlan[];
  readonly methodology: (subject: Subject) => readonly string[];
};

export type Group = { readonly key: string; readonly label: string } & Period;

/**
 * The years or halves under which a report's rows stand: years when the period holds a whole calendar year, else halves. A year or half
 * that the period cuts is named by its days.
 */
export function groupsOf(period: Period): Group[] {
  const firstYear = Number(period.from.slice(0, 4));
  const lastYear = Number(period.to.slice(0, 4));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => String(firstYear + at));
  const whole = years.some((year) => period.from <= `${year}-01-01` && period.to >= `${year}-12-31`);
  const spans = years.flatMap((year): Group[] => {
    if (whole) return [{ key: year, label: year, from: `${year}-01-01`, to: `${year}-12-31` }];
    return [
      { key: `${year}-h1`, label: `First half of ${year}`, from: `${year}-01-01`, to: `${year}-06-30` },
      { key: `${year}-h2`, label: `Second half of ${year}`, from: `${year}-07-01`, to: `${year}-12-31` },
    ];
  });
  return spans
    .filter((span) => span.to >= period.from && span.from <= period.to)
    .map((span) => {
      const [, from = span.from] = [span.from, period.from].sort();
      const [to = span.to] = [span.to, period.to].sort();
      const cut = from !== span.from || to !== span.to;
      return { key: span.key, label: cut ? periodWords({ from, to }) : span.label, from, to };
    });
}

/** The span of a measure: these days, and known where the same days hold any record. */
export function spanOf({ from, to }: Period) {
  return { from, to, within: { from, to } };
}

/** Codes as people read them: `child-exploitation` → "Child exploitation". */
export function words(code: string): string {
  const plain = code.replaceAll("-", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Sentences that hold for every report. */
export const common: readonly string[] = [
  "A blank (—) means that a figure is not known or that no record exists from which it could be counted. It never means nought. Nought means that records exist and none of them is of this kind.",
  "Days begin and end at midnight UTC.",
  "Each figure has a key. Under that key the evidence published with this report holds the records it was counted from, and any program can count them again: the records are committed to in a signed, append-only log, and the report's digest stands in the same log.",
  "Demands made in the name of national security are in no figure of this report. The law lets them be published in bands only, in a report of their own.",
];

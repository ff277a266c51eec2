import { evaluate, type ReportData } from "./measure.ts";
import { type Figure, figuresOf, type Period, type Report, type Section, type TemplateName } from "./report.ts";
import { globalTemplate } from "./templates/global.ts";
import { indiaMonthly } from "./templates/indiaMonthly.ts";
import type { Subject, Template } from "./templates/template.ts";

const templates: Readonly<Record<TemplateName, Template>> = { global: globalTemplate, "india-monthly": indiaMonthly };

/** Everything of a report that does not come from the records. */
export type Head = {
  readonly template: TemplateName;
  readonly publisher: string;
  readonly period: Period;
  readonly country: string | null;
};

/**
 * The report of these records. Pure: compiling calls it on what the database counted, verifying on what the evidence holds, and
 * both must come to the same bytes.
 */
export function compose(head: Head, data: ReportData): Report {
  const template = templates[head.template];
  const subject: Subject = { period: head.period, country: head.country };
  const sections = template.sections(subject, data).map(
    (section): Section => ({
      ...section,
      rows: section.rows.map((row) => ({
        ...row,
        figures: row.figures.map((plan) => (plan === null ? null : { ...plan, ...evaluate(plan.measure, data) })),
      })),
    }),
  );
  assertKeysOnce(sections);
  const { template: name, publisher, period, country } = head;
  const sums = (cells: readonly { count: number }[]) => cells.reduce((total, cell) => total + cell.count, 0);
  return {
    v: 1,
    template: name,
    title: template.title(subject),
    publisher,
    period,
    country,
    headline: template.headline(subject),
    sections,
    methodology: template.methodology(subject),
    contradictions: contradictions(sections),
    records: { bans: sums(data.banDays), grievances: sums(data.grievances), requests: data.requests.length },
  };
}

/** The country a template speaks of, where it leaves no choice. */
export function countryOf(template: TemplateName): string | null {
  return templates[template].country;
}

/** The parts of the records that a template reads; what it does not read is not carried as evidence. */
export function readsOf(template: TemplateName): Template["reads"] {
  return templates[template].reads;
}

function assertKeysOnce(sections: readonly Section[]): void {
  const keys = figuresOf({ sections }).map((figure) => figure.key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw new Error(`two figures have the key ${twice}`);
}

/** Parts above their whole: said in the report, never corrected. */
function contradictions(sections: readonly Section[]): Report["contradictions"] {
  const figures = figuresOf({ sections });
  const byKey = new Map<string, Figure>(figures.map((figure) => [figure.key, figure]));
  return figures.flatMap((figure) => {
    const of = figure.partOf === undefined ? undefined : byKey.get(figure.partOf);
    if (of === undefined || figure.value === null || of.value === null || figure.value <= of.value) return [];
    const sentence = `The records say ${figure.value} for “${figure.label}” and only ${of.value} for “${of.label}”, of which it is a part. Both are given as they are on record.`;
    return [{ figure: figure.key, sentence }];
  });
}

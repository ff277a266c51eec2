import { Refusal } from "#lib/refusal.ts";
import type { Measure, Unit } from "./measure.ts";

export const templateNames = ["global", "india-monthly"] as const;
export type TemplateName = (typeof templateNames)[number];

/** ISO days in UTC, both inclusive. */
export type Period = { readonly from: string; readonly to: string };

/**
 * One published number. `value` null is "not known" and is never nought; `note` says why. `measure` is the definition that a program
 * can follow, `definition` the same in words. `partOf` names the figure of which this one is a part (proactive of banned).
 */
export type Figure = {
  readonly key: string;
  readonly label: string;
  readonly definition: string;
  readonly unit: Unit;
  readonly measure: Measure;
  readonly value: number | null;
  readonly note?: string;
  readonly partOf?: string;
};

/** A row of a section; `group` is the heading under which it stands. A null cell does not apply. */
export type Row = {
  readonly key: string;
  readonly label: string;
  readonly group?: string;
  readonly strong?: boolean;
  readonly figures: readonly (Figure | null)[];
};

/** How a section is drawn: one mark a row, the value of a column, and within it a part of it. */
export type Chart = {
  readonly kind: "bars" | "line";
  readonly title: string;
  readonly value: number;
  readonly part?: number;
  /** Rows of this group only. */
  readonly group?: string;
};

/** A word of a section with what it means, paragraph by paragraph, and who stands for it. */
export type Term = {
  readonly key: string;
  readonly term: string;
  readonly text: readonly string[];
  readonly note: string;
};

export type Section = {
  readonly key: string;
  readonly title: string;
  readonly text: readonly string[];
  /** Left out where a section explains no words. */
  readonly terms?: readonly Term[];
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly charts: readonly Chart[];
};

/** What is signed and published. Its canonical JSON is report.json, and SHA-256 of that its digest: no time of compiling, no id. */
export type Report = {
  readonly v: 1;
  readonly template: TemplateName;
  readonly title: string;
  readonly publisher: string;
  readonly period: Period;
  readonly country: string | null;
  /** Keys of the two or three figures that are printed large. */
  readonly headline: readonly string[];
  readonly sections: readonly Section[];
  readonly methodology: readonly string[];
  /** Where the records contradict themselves; kept, and said. */
  readonly contradictions: readonly { readonly figure: string; readonly sentence: string }[];
  readonly records: { readonly bans: number; readonly grievances: number; readonly requests: number };
};

export const states = ["draft", "proposed", "signed", "published", "withdrawn"] as const;
export type State = (typeof states)[number];

/** What can be done with a report, and from where. */
const deeds = {
  propose: { from: ["draft"], words: "be proposed for signature" },
  countersign: { from: ["proposed"], words: "be countersigned" },
  publish: { from: ["signed"], words: "be published" },
  withdraw: { from: ["draft", "proposed", "signed", "published"], words: "be withdrawn" },
} as const satisfies Record<string, { from: readonly State[]; words: string }>;
export type Deed = keyof typeof deeds;

export function can(state: State, deed: Deed): boolean {
  const from: readonly State[] = deeds[deed].from;
  return from.includes(state);
}

/** @throws Refusal `conflict` when the report's state does not let it. */
export function assertCan(state: State, deed: Deed): void {
  if (can(state, deed)) return;
  throw new Refusal(
    "conflict",
    `This report is ${state}, so it cannot ${deeds[deed].words}; nothing was changed. Look at it again.`,
  );
}

/** Two people sign a report. @throws Refusal `forbidden` when both are one. */
export function assertTwoPeople(proposedBy: string | null, signer: string): void {
  if (proposedBy !== signer) return;
  throw new Refusal(
    "forbidden",
    "Nobody countersigns their own proposal; nothing was changed. Ask another person to countersign.",
  );
}

export const periodDaysMax = 366 * 20;

/** @throws Refusal `invalid` for days that do not exist, an end before the beginning, or more than twenty years. */
export function assertPeriod({ from, to }: Period): void {
  for (const [name, day] of Object.entries({ from, to })) {
    if (!isDay(day)) {
      throw new Refusal("invalid", `${day} is not a day; write it as 2023-09-30. Nothing was compiled.`, {
        [name]: "Not a day",
      });
    }
  }
  if (from > to) {
    throw new Refusal("invalid", "The period ends before it begins; nothing was compiled.", {
      to: "Before the beginning",
    });
  }
  if (daysBetween(from, to) > periodDaysMax) {
    throw new Refusal("invalid", "A report covers at most twenty years; nothing was compiled.", { from: "Too early" });
  }
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The report's place on the public page: publications of one slug are versions of each other. */
export function slugOf(template: TemplateName, period: Period, country: string | null): string {
  const place = country === null || template === "india-monthly" ? "" : `-${country.toLowerCase()}`;
  return `${template}${place}-${spanOf(period)}`;
}

/** `2023-09` for a month, `2025-h1`, `2025`, `2020-2025`, else both days. */
function spanOf({ from, to }: Period): string {
  const after = addDays(to, 1);
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  if (from.endsWith("-01") && after.endsWith("-01")) {
    if (from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
    if (from.endsWith("-01-01") && after.endsWith("-01-01")) return year === lastYear ? year : `${year}-${lastYear}`;
    if (from.endsWith("-01-01") && to === `${year}-06-30`) return `${year}-h1`;
    if (from === `${year}-07-01` && to === `${year}-12-31`) return `${year}-h2`;
  }
  return `${from}-${to}`;
}

const monthNames = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** The period as a person says it: "September 2023", "first half of 2025", "2020 to 2025", "3 May to 9 June 2024". */
export function periodWords(period: Period): string {
  const span = spanOf(period);
  if (/^\d{4}-\d{2}$/.test(span)) return `${monthNames[Number(span.slice(5)) - 1]} ${span.slice(0, 4)}`;
  if (span.endsWith("-h1")) return `first half of ${span.slice(0, 4)}`;
  if (span.endsWith("-h2")) return `second half of ${span.slice(0, 4)}`;
  if (/^\d{4}$/.test(span)) return span;
  if (/^\d{4}-\d{4}$/.test(span)) return span.replace("-", " to ");
  return period.from === period.to ? dayWords(period.from) : `${dayWords(period.from)} to ${dayWords(period.to)}`;
}

export function dayWords(day: string): string {
  return `${Number(day.slice(8))} ${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** Every figure of a report, in the order of its pages. */
export function figuresOf(report: Pick<Report, "sections">): Figure[] {
  return report.sections.flatMap((section) =>
    section.rows.flatMap((row) => row.figures.filter((figure) => figure !== null)),
  );
}

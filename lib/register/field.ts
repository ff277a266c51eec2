import {
  type EuCategory,
  euCategories,
  type Surface,
  surfaces,
  type UsProcess,
  usProcesses,
} from "#lib/law/instrument.ts";

/**
 * `held`: the service keeps it. `not-held`: it could keep it and does not. `unavailable-by-design`: the design makes it impossible
 * to keep or to read, so that no order can change the answer.
 */
export const holdings = ["held", "not-held", "unavailable-by-design"] as const;
export type Holding = (typeof holdings)[number];

/** How much harm comes from giving it wrongly, least first. */
export const sensitivities = ["ordinary", "personal", "intimate"] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** One line of the register: what people ask for, and what the service has of it. */
export type Field = {
  /** Stable key, kebab-case; importers, matrix and productions refer to it. */
  readonly key: string;
  /** Plain words, fit to stand in a letter. */
  readonly label: string;
  readonly holding: Holding;
  /** Why it is not there, in sentences that a court can read. Null where the field is held. */
  readonly reason: string | null;
  /** How long it is kept after it was recorded; null: as long as the account exists. */
  readonly retentionDays: number | null;
  /** Where the service records it, or where it would arise. */
  readonly surfaces: readonly Surface[];
  /** Regulation (EU) 2023/1543, Article 3(9) to (12). */
  readonly euCategory: EuCategory;
  /** The least process that compels it under 18 USC 2703. */
  readonly usProcess: UsProcess;
  readonly sensitivity: Sensitivity;
  /** The system that answers for it; null where nothing is held. */
  readonly source: string | null;
  /** Grows with time, so that a demand for it must name a period. */
  readonly history: boolean;
};

/** A version of the register as the gate reads it. `version` is shown in letters and manifests. */
export type Register = { readonly version: string; readonly fields: readonly Field[] };

/** Content in the sense of Article 3(12): always needs two people, whoever asks. */
export function isContentClass(field: Pick<Field, "euCategory">): boolean {
  return field.euCategory === "content";
}

/** The field with this key in this register, or undefined. */
export function field(register: Register, key: string): Field | undefined {
  return register.fields.find((one) => one.key === key);
}

const keyPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const reasonMin = 40;

/** What is wrong with a field, one sentence each; empty when it can stand in a register. */
export function fieldProblems(one: Field): string[] {
  const problems: string[] = [];
  if (!keyPattern.test(one.key)) problems.push(`The key "${one.key}" must be lower-case words joined by hyphens.`);
  if (one.label.trim() === "") problems.push(`The field "${one.key}" needs a label in plain words.`);
  if (one.surfaces.length === 0) problems.push(`The field "${one.key}" needs at least one surface.`);
  const known = one.surfaces.every((surface) => surfaces.includes(surface));
  if (!known || !euCategories.includes(one.euCategory) || !usProcesses.includes(one.usProcess)) {
    problems.push(`The field "${one.key}" has a surface, category or process that the law room does not know.`);
  }
  if (one.retentionDays !== null && (!Number.isInteger(one.retentionDays) || one.retentionDays < 1)) {
    problems.push(`The field "${one.key}" must be kept for a whole number of days, one or more.`);
  }
  return [...problems, ...(one.holding === "held" ? heldProblems(one) : unheldProblems(one))];
}

function heldProblems(one: Field): string[] {
  const problems: string[] = [];
  if (!one.source) problems.push(`The field "${one.key}" is held, so it must name the system that answers for it.`);
  if (one.reason !== null) problems.push(`The field "${one.key}" is held, so it takes no reason for its absence.`);
  return problems;
}

function unheldProblems(one: Field): string[] {
  const problems: string[] = [];
  if ((one.reason ?? "").trim().length < reasonMin) {
    problems.push(
      `The field "${one.key}" is not held, so it needs a reason of ${reasonMin} characters or more that a court can read.`,
    );
  }
  if (one.source !== null || one.retentionDays !== null) {
    problems.push(`The field "${one.key}" is not held, so it has no source and no retention.`);
  }
  return problems;
}

/** What is wrong with a whole list of fields; also that keys repeat, or that there is none. */
export function registerProblems(fields: readonly Field[]): string[] {
  const problems = fields.flatMap(fieldProblems);
  const seen = new Set<string>();
  for (const { key } of fields) {
    if (seen.has(key)) problems.push(`The key "${key}" stands twice in the register.`);
    seen.add(key);
  }
  if (fields.length === 0) problems.push("A register needs at least one field.");
  return problems;
}

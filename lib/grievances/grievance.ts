import { isBlank } from "#lib/blank.ts";
import { isLonger } from "#lib/characters.ts";
import { isCountry } from "#lib/country.ts";
import { instantOf } from "#lib/instant.ts";

/** What a grievance is about; the headings of the Indian monthly report (IT Rules, 2021, rule 4(1)(d)). */
export const categories = ["ban-appeal", "account-support", "other-support", "product-support", "safety"] as const;
/** What was done because of it. *Actioned* = banned or restored; an answer is no action. */
export const grievanceActions = ["none", "banned", "restored"] as const;
export type GrievanceCategory = (typeof categories)[number];
export type GrievanceAction = (typeof grievanceActions)[number];

export const grievanceColumns = ["id", "category", "country", "received_at", "action", "account"] as const;

/** One grievance as it arrived, checked; `account` is in clear and lives in memory only. */
export type Grievance = {
  readonly id: string;
  readonly category: GrievanceCategory;
  readonly country: string;
  readonly receivedAt: Date;
  readonly action: GrievanceAction;
  readonly account: string | null;
};

/** The grievances that a report counts together; days are UTC. */
export type GrievanceCell = {
  readonly day: string;
  readonly country: string;
  readonly category: GrievanceCategory;
  readonly action: GrievanceAction;
};
export type GrievanceCount = GrievanceCell & { readonly count: number };

/** What the log commits to of one grievance. */
export type GrievanceStatistic = {
  readonly action: GrievanceAction;
  readonly category: GrievanceCategory;
  readonly country: string;
  readonly grievance: string;
  readonly receivedAt: string;
};

const textLengthMax = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const control = /[\u0000-\u001f\u007f]/;

/** Checks one record. Answers the grievance, or one sentence that says what is wrong with it. */
export function readGrievance(record: unknown, nowMs: number): Grievance | string {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    return "A grievance is one JSON object a line.";
  }
  const fields = record as Readonly<Record<string, unknown>>;
  const known: readonly string[] = grievanceColumns;
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `The field ${JSON.stringify(unknown.slice(0, 40))} is not known; a grievance has ${known.join(", ")}.`;
  }
  const wrong = textFault("id", fields.id) ?? (isAbsent(fields.account) ? null : textFault("account", fields.account));
  if (wrong !== null) return wrong;
  const category = categories.find((code) => code === fields.category);
  if (category === undefined) return codeFault("category", fields.category, categories);
  const action = grievanceActions.find((code) => code === fields.action);
  if (action === undefined) return codeFault("action", fields.action, grievanceActions);
  const country = fields.country;
  if (!isCountry(country)) return "country must be a code of ISO 3166-1 in capitals, such as IN.";
  const given = fields.received_at;
  const receivedMs = typeof given === "string" ? instantOf(given) : Number.NaN;
  if (Number.isNaN(receivedMs))
    return "received_at must be a time with its zone in ISO 8601, such as 2023-09-14T10:00:00Z.";
  if (receivedMs < Date.UTC(2000, 0, 1) || receivedMs > nowMs + 86_400_000) {
    return "received_at lies out of range: it must be after 1999 and not in the future.";
  }
  const account = isAbsent(fields.account) ? null : String(fields.account);
  return { id: String(fields.id), category, country, receivedAt: new Date(receivedMs), action, account };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function textFault(name: string, value: unknown): string | null {
  if (isAbsent(value)) return `${name} is missing.`;
  if (typeof value !== "string") return `${name} must be text.`;
  if (isLonger(value, textLengthMax)) return `${name} is longer than ${textLengthMax} characters.`;
  if (control.test(value)) return `${name} holds a control character.`;
  if (isBlank(value)) return `${name} is blank: it has no sign that can be seen.`;
  return value.isWellFormed() ? null : `${name} holds half of a surrogate pair, which is no text.`;
}

function codeFault(name: string, value: unknown, codes: readonly string[]): string {
  if (isAbsent(value)) return `${name} is missing.`;
  const shown = typeof value === "string" ? ` ${JSON.stringify(value.slice(0, 40))}` : "";
  return `The ${name}${shown} is not known; use one of ${codes.join(", ")}.`;
}

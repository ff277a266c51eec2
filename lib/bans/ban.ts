import { isCountry } from "#lib/country.ts";
import { instantOf } from "#lib/instant.ts";

/** The codes of a ban, in the order of the database's own types. */
export const actions = ["ban", "suspend", "reinstate"] as const;
export const surfaces = ["private", "groups", "channels", "business"] as const;
export const reasons = [
  ...(["child-exploitation", "terrorism", "violence", "fraud", "spam", "impersonation", "malware", "hate"] as const),
  ...(["self-harm", "illegal-goods", "sexual-content", "minimum-age", "terms-other", "legal-order"] as const),
] as const;
export const signals = [
  ...(["user-report", "behaviour", "profile", "group-metadata", "hash-match-unencrypted", "known-network"] as const),
  ...(["legal-order", "manual-review", "appeal"] as const),
] as const;
export const automations = ["none", "partial", "full"] as const;

export type BanAction = (typeof actions)[number];
export type BanSurface = (typeof surfaces)[number];
export type BanReason = (typeof reasons)[number];
export type BanSignal = (typeof signals)[number];
export type BanAutomation = (typeof automations)[number];

/** The columns of a ban, as senders name them. There is no field for content, and an unknown field is refused. */
export const columns = [
  ...(["id", "account", "action", "country", "surface", "reason", "signal", "automation", "occurred_at"] as const),
  ...(["reported_before", "account_created_on", "request", "external_report", "appeal_of"] as const),
] as const;
const requiredCount = 10;
const known: ReadonlySet<string> = new Set(columns);

/** One ban as it arrived, checked. `account` is still in clear: it lives in memory only until it is hashed. */
export type Ban = {
  readonly id: string;
  readonly account: string;
  readonly action: BanAction;
  readonly country: string;
  readonly surface: BanSurface;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  /** Milliseconds since 1970, UTC; finer digits are cut. */
  readonly occurredAtMs: number;
  readonly reportedBefore: boolean;
  /** Days since 1970. */
  readonly accountCreatedOn: number | null;
  readonly request: string | null;
  readonly externalReport: string | null;
  readonly appealOf: string | null;
};

/** What a report counts of a ban, and what the log commits to: its leaf is the canonical JSON of this. `ban` is the key, in hex. */
export type BanStatistic = {
  readonly action: BanAction;
  readonly automation: BanAutomation;
  readonly ban: string;
  readonly country: string;
  readonly occurredAt: string;
  readonly reason: BanReason;
  readonly reportedBefore: boolean;
  readonly signal: BanSignal;
  readonly surface: BanSurface;
};

/** The bans that a report counts together. `day` is UTC. *Proactive* = not reported before, a part of *banned*. */
export type BanCell = Omit<BanStatistic, "ban" | "occurredAt"> & { readonly day: string };
export type BanCount = BanCell & { readonly count: number };

const indexOf = (codes: readonly string[]) => new Map(codes.map((code, index) => [code, index]));
/** The place of each code in its list; also how a code is known at all. */
export const places = {
  action: indexOf(actions),
  surface: indexOf(surfaces),
  reason: indexOf(reasons),
  signal: indexOf(signals),
  automation: indexOf(automations),
} as const;
const codeFields = ["action", "surface", "reason", "signal", "automation"] as const;

/** Texts of a sender: one line, short. */
export const textLengthMax = 200;
/** Nothing happened before, and the clocks of senders may run ahead by a day. */
export const occurredFromMs = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks one record. Answers the ban, or one sentence that says what is wrong with it; the sentence never repeats a value that could
 * be an account. `nowMs` bounds the time from above.
 */
export function readBan(record: unknown, nowMs: number): Ban | string {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    return "A ban is one JSON object a line.";
  }
  const fields = record as Fields;
  const wrong = faultOf(fields);
  if (wrong !== null) return wrong;
  const occurredAtMs = instantOf(fields.occurred_at as string);
  if (Number.isNaN(occurredAtMs)) {
    return "occurred_at must be a time with its zone in ISO 8601, such as 2023-09-14T10:00:00Z.";
  }
  if (occurredAtMs < occurredFromMs || occurredAtMs > nowMs + dayMs) {
    return "occurred_at lies out of range: it must be after 1999 and not in the future.";
  }
  const accountCreatedOn = dayOf(fields.account_created_on);
  if (Number.isNaN(accountCreatedOn)) return "account_created_on must be a day, such as 2021-03-09.";
  if (accountCreatedOn !== null && accountCreatedOn > occurredAtMs / dayMs + 1) {
    return "The row contradicts itself: account_created_on lies after occurred_at.";
  }
  const reported = fields.reported_before;
  return {
    id: fields.id as string,
    account: fields.account as string,
    action: fields.action as BanAction,
    country: fields.country as string,
    surface: fields.surface as BanSurface,
    reason: fields.reason as BanReason,
    signal: fields.signal as BanSignal,
    automation: fields.automation as BanAutomation,
    occurredAtMs,
    reportedBefore: reported === true || reported === "true",
    accountCreatedOn,
    request: optional(fields.request),
    externalReport: optional(fields.external_report),
    appealOf: optional(fields.appeal_of),
  };
}

function faultOf(fields: Fields): string | null {
  let present = 0;
  for (const name in fields) {
    if (!known.has(name)) return `The field ${quoted(name)} is not known; a ban has ${columns.join(", ")}.`;
    present += 1;
  }
  const text =
    textFault("id", fields.id) ??
    textFault("account", fields.account) ??
    (present > requiredCount ? optionalFault(fields) : null);
  if (text !== null) return text;
  for (const name of codeFields) {
    const value = fields[name];
    if (typeof value !== "string" || !places[name].has(value)) return codeFault(name, value);
  }
  if (!isCountry(fields.country)) return "country must be a code of ISO 3166-1 in capitals, such as IN.";
  if (typeof fields.occurred_at !== "string") return missing("occurred_at", fields.occurred_at, "a time");
  const reported = fields.reported_before;
  if (typeof reported !== "boolean" && reported !== "true" && reported !== "false") {
    return missing("reported_before", reported, "true or false");
  }
  if (fields.id === fields.account) {
    return "id is the account itself, which is never stored in clear: send an id of the ban.";
  }
  return null;
}

function optionalFault(fields: Fields): string | null {
  for (const name of ["request", "external_report", "appeal_of"] as const) {
    const value = fields[name];
    if (value === undefined || value === null || value === "") continue;
    const fault = textFault(name, value);
    if (fault !== null) return fault;
  }
  if (fields.appeal_of === fields.id) return "The row contradicts itself: appeal_of names the row's own id.";
  return null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const control = /[\u0000-\u001f\u007f]/;

function textFault(name: string, value: unknown): string | null {
  if (typeof value !== "string" || value === "") return missing(name, value, "text");
  if (value.length > textLengthMax) return `${name} is longer than ${textLengthMax} characters.`;
  if (control.test(value)) return `${name} holds a control character.`;
  return value.isWellFormed() ? null : `${name} holds half of a surrogate pair, which is no text.`;
}

function codeFault(name: (typeof codeFields)[number], value: unknown): string {
  const codes = [...places[name].keys()].join(", ");
  if (typeof value !== "string" || value === "") return missing(name, value, `one of ${codes}`);
  return `The ${name} ${quoted(value)} is not known; use one of ${codes}.`;
}

function missing(name: string, value: unknown, wanted: string): string {
  return value === undefined || value === null || value === "" ? `${name} is missing.` : `${name} must be ${wanted}.`;
}

function quoted(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

function optional(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Days since 1970, null for none, NaN for what is no day. */
function dayOf(value: unknown): number | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string" || value.length !== 10) return Number.NaN;
  return instantOf(`${value}T00:00:00Z`) / dayMs;
}

import {
  type Ban,
  type BanAction,
  type BanAutomation,
  type BanReason,
  type BanSignal,
  type BanSurface,
  columns,
  places,
  requiredCount,
  textLengthMax,
} from "#lib/bans/ban.ts";
import { isBlank } from "#lib/blank.ts";
import { isLonger } from "#lib/characters.ts";
import { isCountry } from "#lib/country.ts";
import { tellsAccount } from "#lib/crypto/tellsAccount.ts";
import { instantOf } from "#lib/instant.ts";

const known: ReadonlySet<string> = new Set(columns);
const optionalTexts = ["request", "external_report", "appeal_of", "policy"] as const;
const codeFields = ["action", "surface", "reason", "signal", "automation"] as const;
/** Nothing happened before, and the clocks of senders may run ahead by a day. */
const occurredFromMs = Date.UTC(2000, 0, 1);
/** Nobody had an account earlier, and a day before our era would not come back from a file as it went in. */
const createdFromDay = 0;
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
  if (accountCreatedOn !== null && accountCreatedOn < createdFromDay) {
    return "account_created_on lies out of range: it must be after 1969.";
  }
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
    policy: optional(fields.policy),
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
    blankFault(fields) ??
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
  return accountFault(fields, present);
}

/** What stands beside the account is stored as it came, so it must not be the account, nor hold its number (E.164) or address, in any spelling. */
function accountFault(fields: Fields, present: number): string | null {
  const tells = tellsAccount(fields.account as string);
  const told = tells(fields.id)
    ? "id"
    : present > requiredCount
      ? optionalTexts.find((name) => tells(fields[name]))
      : undefined;
  if (told === undefined) return null;
  const wanted = told === "id" ? "an id of the ban" : "something else or nothing";
  return `${told} is the account itself or holds it, which is never stored in clear: send ${wanted}.`;
}

function optionalFault(fields: Fields): string | null {
  for (const name of optionalTexts) {
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
  if (isLonger(value, textLengthMax)) return `${name} is longer than ${textLengthMax} characters.`;
  if (control.test(value)) return `${name} holds a control character.`;
  return value.isWellFormed() ? null : `${name} holds half of a surrogate pair, which is no text.`;
}

function blankFault(fields: Fields): string | null {
  if (isBlank(fields.id as string)) return "id is blank: it has no sign that can be seen.";
  return isBlank(fields.account as string) ? "account is blank: it has no sign that can be seen." : null;
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

import { normaliseName } from "#lib/authorities/authority.ts";
import { isCountry } from "#lib/country.ts";
import { instantOf } from "#lib/instant.ts";
import { type InstrumentKind, instrument, type Surface, surfaces } from "#lib/law/instrument.ts";
import { type Outcome, outcomes } from "./request.ts";

/** The columns of past years' CSV, those that must be there first. */
export const pastColumns = [
  "reference",
  "received_at",
  "country",
  "authority",
  "instrument",
  "outcome",
  "emergency",
  "surface",
  "targets",
  "accounts",
  "fields",
  "reason",
  "fields_produced",
  "accounts_produced",
  "decided_at",
  "produced_at",
  "notified_at",
  "non_disclosure_until",
  "note",
  "counted",
] as const;
export const pastColumnsRequired = 6;

/** A past request as it arrived, checked. Identifiers are in clear and live in memory only. */
export type PastRequest = {
  readonly line: number;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly country: string;
  readonly authority: string;
  readonly instrument: string;
  readonly outcome: Outcome;
  readonly emergency: boolean;
  readonly surface: Surface;
  readonly targets: readonly string[];
  readonly accounts: number | null;
  readonly fields: readonly string[];
  readonly reason: string | null;
  readonly fieldsProduced: readonly string[];
  readonly accountsProduced: number | null;
  readonly decidedAt: Date | null;
  readonly producedAt: Date | null;
  readonly notifiedAt: Date | null;
  readonly nonDisclosureUntil: Date | null;
  readonly note: string | null;
  /** False for a disclosure that answers no demand counted in its year. */
  readonly counted: boolean;
  /** Columns that we have no word for. */
  readonly extra: Readonly<Record<string, string>> | null;
};

type Cells = Readonly<Record<string, string>>;
class Fault extends Error {}

/** Checks one row. Answers the request, or one sentence that says what is wrong with the row. */
export function readPastRequest(line: number, cells: Cells, now: Date): PastRequest | string {
  try {
    return checked(line, cells, now);
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

function checked(line: number, cells: Cells, now: Date): PastRequest {
  const known: readonly string[] = pastColumns;
  const extra = Object.entries(cells).filter(([name]) => !known.includes(name));
  if (Object.entries(cells).some((cell) => cell.join("").includes("\u0000")))
    throw new Fault("The row holds a NUL character.");
  const receivedAt = instant(cells, "received_at");
  if (receivedAt === null) throw new Fault("received_at is missing.");
  if (receivedAt > now) throw new Fault("received_at lies in the future.");
  const country = required(cells, "country", 2);
  if (!isCountry(country))
    throw new Fault(`The country “${country}” is not a code of ISO 3166-1 in capitals, such as IN.`);
  const targets = list(cells, "targets");
  return {
    line,
    reference: required(cells, "reference", 200),
    receivedAt,
    country,
    authority: normaliseName(required(cells, "authority", 300)),
    instrument: served(required(cells, "instrument", 63)),
    outcome: code("outcome", required(cells, "outcome", 20), outcomes),
    emergency: flag(cells, "emergency", false),
    surface: code("surface", cells.surface ?? "private", surfaces),
    targets,
    accounts: count(cells, "accounts") ?? (targets.length === 0 ? null : targets.length),
    fields: list(cells, "fields"),
    reason: cells.reason?.slice(0, 100) ?? null,
    fieldsProduced: list(cells, "fields_produced"),
    accountsProduced: count(cells, "accounts_produced"),
    decidedAt: instant(cells, "decided_at"),
    producedAt: instant(cells, "produced_at"),
    notifiedAt: instant(cells, "notified_at"),
    nonDisclosureUntil: instant(cells, "non_disclosure_until"),
    note: cells.note ?? null,
    counted: flag(cells, "counted", true),
    extra: extra.length === 0 ? null : Object.fromEntries(extra),
  };
}

function required(cells: Cells, name: string, lengthMax: number): string {
  const value = cells[name]?.trim() ?? "";
  if (value === "") throw new Fault(`${name} is missing.`);
  if (value.length > lengthMax) throw new Fault(`${name} is longer than ${lengthMax} characters.`);
  return value;
}

/** Duties of the service itself and orders that ride on another. Orders about a user's grievance, such as IN-GAC, are served on it. */
const neverServed: readonly InstrumentKind[] = ["referral", "reporting", "retention", "procedure", "non-disclosure"];

function served(id: string): string {
  const one = instrument(id);
  if (one === undefined) throw new Fault(`The instrument “${id}” is not known.`);
  if (neverServed.includes(one.kind))
    throw new Fault(`The instrument “${id}” cannot be served on a service as a request.`);
  if (one.nationalSecurity) {
    throw new Fault(`The instrument “${id}” is not taken in here: hand it to the general counsel in person.`);
  }
  return id;
}

function code<Code extends string>(name: string, value: string, codes: readonly Code[]): Code {
  const found = codes.find((one) => one === value.trim());
  if (found === undefined)
    throw new Fault(`The ${name} “${value.slice(0, 40)}” is not known; use one of ${codes.join(", ")}.`);
  return found;
}

function flag(cells: Cells, name: string, otherwise: boolean): boolean {
  const value = cells[name]?.trim().toLowerCase() ?? "";
  if (value === "") return otherwise;
  if (value !== "true" && value !== "false") throw new Fault(`${name} must be true or false.`);
  return value === "true";
}

function count(cells: Cells, name: string): number | null {
  const value = cells[name]?.trim() ?? "";
  if (value === "") return null;
  if (!/^\d{1,9}$/.test(value)) throw new Fault(`${name} must be a whole number; blank where it is not known.`);
  return Number(value);
}

function list(cells: Cells, name: string): string[] {
  const items = (cells[name] ?? "").split(";").map((item) => item.trim());
  const tooLong = items.find((item) => item.length > 320);
  if (tooLong !== undefined) throw new Fault(`An item of ${name} is longer than 320 characters.`);
  return [...new Set(items.filter((item) => item !== ""))];
}

/** A time with its zone, or a day, which is read as its beginning in UTC. */
function instant(cells: Cells, name: string): Date | null {
  const value = cells[name]?.trim() ?? "";
  if (value === "") return null;
  const ms = instantOf(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value);
  if (Number.isNaN(ms))
    throw new Fault(`${name} must be a day or a time with its zone in ISO 8601, such as 2023-09-14T10:00:00Z.`);
  if (ms < Date.UTC(1900, 0, 1)) throw new Fault(`${name} lies before 1900.`);
  return new Date(ms);
}

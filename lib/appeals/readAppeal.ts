import { isBlank } from "#lib/blank.ts";
import { isLonger } from "#lib/characters.ts";
import { isCountry } from "#lib/country.ts";
import { instantOf } from "#lib/instant.ts";
import { receivedFrom } from "#lib/received.ts";
import { statementLengthMax } from "./appeal.ts";

/** The members of an appeal, as platforms name them. */
export const appealColumns = ["id", "ban", "received_at", "country", "language", "statement"] as const;

/** One appeal as it arrived, checked. `statement` is in clear and lives in memory only. */
export type ArrivingAppeal = {
  readonly id: string;
  /** The sender's own id of the ban. */
  readonly ban: string;
  /** As the sender's clock has it, which may run ahead by a day. */
  readonly receivedAt: Date;
  readonly country: string | null;
  readonly language: string | null;
  readonly statement: string | null;
};

const idLengthMax = 200;
const languagePattern = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const control = /[\u0000-\u001f\u007f]/;

/** Checks one record. Answers the appeal, or one sentence that says what is wrong with it; never with a word of the user in it. */
export function readAppeal(record: unknown, nowMs: number): ArrivingAppeal | string {
  if (typeof record !== "object" || record === null || Array.isArray(record)) return "An appeal is one JSON object.";
  const fields = record as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).find((name) => !(appealColumns as readonly string[]).includes(name));
  if (unknown !== undefined) {
    return `The field ${JSON.stringify(unknown.slice(0, 40))} is not known; an appeal has ${appealColumns.join(", ")}.`;
  }
  const { received_at: received, country = null, language = null } = fields;
  const wrong = idFault("id", fields.id) ?? idFault("ban", fields.ban) ?? statementFault(fields.statement);
  if (wrong !== null) return wrong;
  const receivedMs = typeof received === "string" ? instantOf(received) : Number.NaN;
  if (Number.isNaN(receivedMs)) {
    return "received_at must be a time with its zone in ISO 8601, such as 2026-09-14T10:00:00Z.";
  }
  if (receivedMs < receivedFrom.getTime() || receivedMs > nowMs + 86_400_000) {
    return "received_at lies out of range: it must be after 1999 and not in the future.";
  }
  if (country !== null && !isCountry(country)) return "country must be a code of ISO 3166-1 in capitals, such as IN.";
  if (language !== null && (typeof language !== "string" || !languagePattern.test(language))) {
    return "language must be a tag of BCP 47, such as hi or pt-BR.";
  }
  const statement = typeof fields.statement === "string" ? fields.statement.trim() : "";
  return {
    ...{ id: String(fields.id), ban: String(fields.ban), country: country as string | null, language },
    receivedAt: new Date(receivedMs),
    statement: statement === "" ? null : statement,
  };
}

function idFault(name: string, value: unknown): string | null {
  if (value === undefined || value === null || value === "") return `${name} is missing.`;
  if (typeof value !== "string") return `${name} must be text.`;
  if (isLonger(value, idLengthMax)) return `${name} is longer than ${idLengthMax} characters.`;
  if (control.test(value)) return `${name} holds a control character.`;
  if (isBlank(value)) return `${name} is blank: it has no sign that can be seen.`;
  return value.isWellFormed() ? null : `${name} holds half of a surrogate pair, which is no text.`;
}

function statementFault(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return "statement must be text.";
  if (isLonger(value, statementLengthMax)) return `statement is longer than ${statementLengthMax} characters.`;
  return value.isWellFormed() && !value.includes("\0") ? null : "statement holds a character that cannot be kept.";
}

import { isLonger } from "#lib/characters.ts";
import { instantOf } from "#lib/instant.ts";
import { type Filing, reportPattern } from "./filing.ts";

/** The members of a filing, as platforms name them; `external_report` is named as in the row of a ban. */
export const filingColumns = ["ban", "external_report", "filed_on"] as const;

/** One filing as it arrived, checked. `ban` is the sender's own id of the ban. */
export type ArrivingFiling = Filing & { readonly ban: string };

const idLengthMax = 200;

/** Checks one record. Answers the filing, or one sentence that says what is wrong with it. */
export function readFiling(record: unknown): ArrivingFiling | string {
  if (typeof record !== "object" || record === null || Array.isArray(record)) return "A filing is one JSON object.";
  const fields = record as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(fields).find((name) => !(filingColumns as readonly string[]).includes(name));
  if (unknown !== undefined) {
    return `The field ${JSON.stringify(unknown.slice(0, 40))} is not known; a filing has ${filingColumns.join(", ")}.`;
  }
  const { ban, external_report: report, filed_on: filedOn } = fields;
  const missing = filingColumns.find((name) => (fields[name] ?? "") === "");
  if (missing !== undefined) return `${missing} is missing.`;
  if (typeof ban !== "string" || isLonger(ban, idLengthMax) || !ban.isWellFormed() || ban.includes("\0")) {
    return `ban must be your own id of the ban: text of at most ${idLengthMax} characters.`;
  }
  if (typeof report !== "string" || !reportPattern.test(report)) {
    return "external_report must be the report's id as the CyberTipline gave it: at most 64 letters and digits, with dots, hyphens, slashes or underscores between them.";
  }
  if (typeof filedOn !== "string" || Number.isNaN(instantOf(`${filedOn}T00:00:00Z`))) {
    return "filed_on must be a day, such as 2026-11-22, counted in UTC.";
  }
  return { ban, report, filedOn };
}

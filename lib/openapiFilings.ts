import { reportPattern } from "#lib/bans/filing/filing.ts";
import type { Json } from "#lib/json.ts";
import { sentAs } from "#lib/openapiSent.ts";

const count = (description: string) => ({ type: "integer", minimum: 0, description }) as const;
const told = (member: string, description: string): Json => ({
  type: "array",
  description,
  items: {
    type: "object",
    required: ["line", member],
    properties: { line: count("Line, or place in the list, from 1."), [member]: { type: "string" } },
  },
});

/** One report, one object. An unknown member rejects it, so content cannot slip in. */
const filing: Json = {
  type: "object",
  additionalProperties: false,
  required: ["ban", "external_report", "filed_on"],
  properties: {
    ban: { type: "string", minLength: 1, maxLength: 200, description: "Your own id of the ban. Its row came before." },
    external_report: {
      ...{ type: "string", pattern: reportPattern.source },
      description: "The report's id, as the CyberTipline gave it. The second arrival for the same ban changes nothing.",
    },
    filed_on: {
      ...{ type: "string", format: "date" },
      description: "The day of filing, UTC: not before the ban, not ahead. The ban is held for a year from it.",
    },
  },
};

const summary: Json = {
  type: "object",
  required: ["read", "imported", "duplicate", "rejected", "conflicting"],
  properties: {
    read: count("Filings that were read."),
    imported: count("Filings that are new."),
    duplicate: count("Filings that had arrived before, as they are."),
    rejected: count("Filings that could not be taken; the others were."),
    conflicting: count("Of these, whose report had been filed of the ban with another day: the first stays."),
    rejections: told("reason", "What was not taken, and why."),
    notes: told("note", "Of imported ones whose ban is in an archive: how long that must be kept."),
  },
};

/** What platforms send of reports that they filed after the ban. */
export const filingPaths = {
  "/api/v1/bans/filings": {
    post: {
      operationId: "receiveFilings",
      summary: "Takes reports to the CyberTipline that were filed after their bans had arrived",
      description:
        "One JSON object, a list, or one object a line (NDJSON); at most 1,000. Sending the same again changes nothing. Needs the scope filings:submit.",
      ...sentAs("Filing", "FilingSummary", "filings:submit"),
    },
  },
} satisfies Record<string, Json>;

export const filingSchemas = { Filing: filing, FilingSummary: summary } satisfies Record<string, Json>;

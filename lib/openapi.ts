import { actions, automations, reasons, signals, surfaces, textLengthMax } from "#lib/bans/ban.ts";
import { categories, grievanceActions } from "#lib/grievances/grievance.ts";
import type { Json } from "#lib/json.ts";
import { appealPaths, appealSchemas } from "#lib/openapiAppeals.ts";
import { filingPaths, filingSchemas } from "#lib/openapiFilings.ts";
import { importPaths, importSchemas } from "#lib/openapiImports.ts";

const text = (description: string) =>
  ({ type: "string", minLength: 1, maxLength: textLengthMax, description }) as const;
const optionalText = (description: string) =>
  ({ type: ["string", "null"], maxLength: textLengthMax, description }) as const;
const choice = (values: readonly string[], description: string) =>
  ({ type: "string", enum: values, description }) as const;

/** One ban, one line. An unknown member rejects the line, so content cannot slip in. */
const ban: Json = {
  type: "object",
  additionalProperties: false,
  required: [
    "id",
    "account",
    "action",
    "country",
    "surface",
    "reason",
    "signal",
    "automation",
    "occurred_at",
    "reported_before",
  ],
  properties: {
    id: text("The sender's own id, unique per source. The second arrival changes nothing."),
    account: text("An opaque id or a number in E.164. Stored only as a keyed hash, never in clear."),
    action: choice(actions, "What was done."),
    country: { type: "string", pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2." },
    surface: choice(surfaces, "Where. Private messaging is outside the DSA, public channels are inside."),
    reason: choice(reasons, "Why."),
    signal: choice(signals, "What led to it."),
    automation: choice(automations, "How much of the decision a machine took."),
    occurred_at: { type: "string", format: "date-time", description: "ISO 8601 with its zone." },
    reported_before: {
      type: "boolean",
      description: "Whether a user had reported the account before; proactive = false.",
    },
    account_created_on: { type: ["string", "null"], format: "date", description: "The day of registration." },
    request: optionalText("The reference of the order behind it."),
    external_report: optionalText("Such as a CyberTipline id; one that follows later goes to /api/v1/bans/filings."),
    appeal_of: optionalText("The id of the ban that was appealed."),
    policy: optionalText("The clause of your own policy, in your numbering."),
  },
};

/** One grievance, one line. */
const grievance: Json = {
  type: "object",
  additionalProperties: false,
  required: ["id", "category", "country", "received_at", "action"],
  properties: {
    id: text("The sender's own id, unique per source."),
    category: choice(categories, "What it is about."),
    country: { type: "string", pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2." },
    received_at: { type: "string", format: "date-time", description: "ISO 8601 with its zone." },
    action: choice(grievanceActions, "What was done because of it; an answer is no action."),
    account: { type: ["string", "null"], description: "Stored only as a keyed hash, never in clear." },
  },
};

const problem: Json = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "One sentence: what happened, what was kept, what to do." },
    fields: { type: "object", additionalProperties: { type: "string" } },
  },
};

const plain = (description: string): Json => ({
  description,
  content: { "text/plain": { schema: { type: "string" } } },
});

const open = (summary: string, description: string): Json => ({
  get: { summary, security: [], responses: { "200": plain(description), "404": { description: "Not there (yet)." } } },
});

/** What machines may rely on, as OpenAPI 3.1. */
export const openapi: Json = {
  openapi: "3.1.0",
  info: {
    title: "Countersign",
    version: "1",
    description:
      "The lawful-request desk for end-to-end encrypted services. Errors are application/problem+json (RFC 9457).",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  paths: {
    ...importPaths,
    ...appealPaths,
    ...filingPaths,
    "/healthz": open("The process answers", "JSON"),
    "/readyz": open("The database answers and the log keeps up", "JSON; 503 when not"),
    "/log/checkpoint": open("The newest signed checkpoint (C2SP tlog-checkpoint)", "A signed note"),
    "/log/key": open("The key that checks it (C2SP signed-note)", "A verifier key"),
    "/log/tile/{place}": {
      ...(open("A tile or an entry bundle (C2SP tlog-tiles)", "Bytes that never change") as { get: Json }),
      parameters: [{ name: "place", in: "path", required: true, schema: { type: "string" } }],
    },
    "/transparency": open("Published reports and the disclosure matrix", "A page"),
  },
  components: {
    schemas: {
      ...{ Ban: ban, Grievance: grievance, Problem: problem },
      ...{ ...importSchemas, ...appealSchemas, ...filingSchemas },
    },
    securitySchemes: {
      machine: { type: "http", scheme: "bearer", description: "A machine's key, made under Settings." },
    },
  },
};

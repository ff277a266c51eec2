import { actions, automations, reasons, signals, surfaces, textLengthMax } from "#lib/bans/ban.ts";
import type { Json } from "#lib/json.ts";
import { appealPaths, appealSchemas } from "#lib/openapiAppeals.ts";

const text = (description: string) =>
  ({ type: "string", minLength: 1, maxLength: textLengthMax, description }) as const;
const choice = (values: readonly string[], description: string) =>
  ({ type: "string", enum: values, description }) as const;
const count = (description: string) => ({ type: "integer", minimum: 0, description }) as const;

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
    request: { type: ["string", "null"], description: "The reference of the order behind it." },
    external_report: { type: ["string", "null"], description: "Such as a CyberTipline id." },
    appeal_of: { type: ["string", "null"], description: "The id of the ban that was appealed." },
    policy: { type: ["string", "null"], description: "The clause of your own policy, in your numbering." },
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

const summary: Json = {
  type: "object",
  required: ["read", "imported", "duplicate", "rejected", "seconds"],
  properties: {
    read: count("Lines that were read."),
    imported: count("Rows that are new in the ledger."),
    duplicate: count("Rows that had arrived before."),
    rejected: count("Rows that could not be taken; the others were."),
    seconds: { type: "number" },
    rejections: {
      type: "array",
      maxItems: 100,
      items: { type: "object", properties: { line: count("Line number, from 1."), reason: { type: "string" } } },
    },
  },
};

const refusal = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const plain = (description: string): Json => ({
  description,
  content: { "text/plain": { schema: { type: "string" } } },
});

const bans: Json = {
  post: {
    operationId: "receiveBans",
    summary: "Takes a stream of bans into the ledger",
    description:
      "One JSON object a line (or CSV with the same names). Committed in batches of up to 100,000 rows: after a cut, send the same again.",
    security: [{ machine: [] }],
    parameters: [
      {
        name: "Idempotency-Key",
        in: "header",
        required: false,
        schema: { type: "string", minLength: 1, maxLength: 255 },
        description: "The same key with the same body has one effect and the same answer.",
      },
    ],
    requestBody: {
      required: true,
      content: {
        "application/x-ndjson": { schema: { $ref: "#/components/schemas/Ban" } },
        "text/csv": { schema: { type: "string" } },
      },
    },
    responses: {
      "200": {
        description: "What became of the rows.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Summary" } } },
      },
      "401": refusal("The key is missing, unknown or revoked."),
      "403": refusal("The key may not send bans."),
      "409": refusal("The database cannot take more, or the Idempotency-Key came with another body."),
      "422": refusal("Nothing in the stream could be read, or it broke off; batches before are kept."),
    },
  },
};

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
    "/api/v1/bans": bans,
    ...appealPaths,
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
    schemas: { Ban: ban, Summary: summary, Problem: problem, ...appealSchemas },
    securitySchemes: {
      machine: { type: "http", scheme: "bearer", description: "A machine's key, made under Settings." },
    },
  },
};

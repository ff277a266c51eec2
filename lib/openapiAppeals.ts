import { appealOutcomes, appealReasons, statementLengthMax } from "#lib/appeals/appeal.ts";
import type { Json } from "#lib/json.ts";
import { refusal, sentAs } from "#lib/openapiSent.ts";

const id = (description: string) => ({ type: "string", minLength: 1, maxLength: 200, description }) as const;
const count = (description: string) => ({ type: "integer", minimum: 0, description }) as const;

const appeal: Json = {
  type: "object",
  additionalProperties: false,
  required: ["id", "ban", "received_at"],
  properties: {
    id: id("The sender's own id of the appeal, unique per source. The second arrival changes nothing."),
    ban: id("The sender's own id of the ban. Its row may follow later."),
    received_at: {
      type: "string",
      format: "date-time",
      description: "When the user appealed. ISO 8601 with its zone.",
    },
    country: { type: ["string", "null"], pattern: "^[A-Z]{2}$", description: "Of the user, ISO 3166-1 alpha-2." },
    language: { type: ["string", "null"], description: "BCP 47." },
    statement: {
      type: ["string", "null"],
      maxLength: statementLengthMax,
      description: "What the user says. Sealed at rest, read by a recorded look only, destroyed at its term.",
    },
  },
};

const decision: Json = {
  type: "object",
  required: ["number", "appeal", "ban", "outcome", "reason", "decided_at", "reinstate"],
  properties: {
    number: { type: "integer", minimum: 1, description: "Gapless for each source, in the order of the decisions." },
    appeal: { type: ["string", "null"], description: "Your own id of the appeal; null where staff recorded it." },
    ban: id("Your own id of the ban."),
    outcome: { type: "string", enum: appealOutcomes },
    reason: { type: "string", enum: appealReasons },
    decided_at: { type: "string", format: "date-time" },
    reinstate: {
      type: "boolean",
      description:
        "The account is to be let back. Send the row that says so to /api/v1/bans: action reinstate, appeal_of the ban's id.",
    },
  },
};

const summary: Json = {
  type: "object",
  required: ["read", "imported", "duplicate", "rejected", "conflicting"],
  properties: {
    read: count("Appeals that were read."),
    imported: count("Appeals that are new."),
    duplicate: count("Appeals that had arrived before, as they are."),
    rejected: count("Appeals that could not be taken; the others were."),
    conflicting: count("Of these, whose id had arrived with other content: the first stays."),
    rejections: {
      type: "array",
      items: {
        type: "object",
        properties: { line: count("Line, or place in the list, from 1."), reason: { type: "string" } },
      },
    },
  },
};

/** What platforms send and read about appeals. */
export const appealPaths = {
  "/api/v1/appeals": {
    post: {
      operationId: "receiveAppeals",
      summary: "Takes appeals of users against bans",
      description:
        "One JSON object, a list, or one object a line (NDJSON); at most 1,000. Needs the scope appeals:submit.",
      ...sentAs("Appeal", "AppealSummary", "appeals:submit"),
    },
  },
  "/api/v1/appeals/decisions": {
    get: {
      operationId: "readAppealDecisions",
      summary: "Decisions on appeals against the bans of the key's source",
      description:
        "In order, 500 at most. Ask again with after = next while next is not null; later with after = the last number that you read.",
      security: [{ machine: [] }],
      parameters: [
        { name: "after", in: "query", required: false, schema: { type: "integer", minimum: 0, default: 0 } },
      ],
      responses: {
        "200": {
          description: "Decisions with numbers above `after`.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["decisions", "next"],
                properties: {
                  decisions: { type: "array", items: { $ref: "#/components/schemas/AppealDecision" } },
                  next: { type: ["integer", "null"] },
                },
              },
            },
          },
        },
        "401": refusal("The key is missing, unknown or revoked."),
        "403": refusal("The key has not the scope results:read."),
        "422": refusal("`after` is no number."),
      },
    },
  },
} satisfies Record<string, Json>;

export const appealSchemas = { Appeal: appeal, AppealSummary: summary, AppealDecision: decision } satisfies Record<
  string,
  Json
>;

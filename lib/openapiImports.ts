import type { Json } from "#lib/json.ts";
import { refusal } from "#lib/openapiSent.ts";

const count = (description: string) => ({ type: "integer", minimum: 0, description }) as const;
const answerOf = (schema: string, description: string): Json => ({
  description,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
});
const header = (name: string, required: boolean, schema: Json, description: string): Json => ({
  ...{ name, in: "header", required, schema, description },
});

const packing = header(
  "Content-Encoding",
  false,
  { type: "string", enum: ["gzip", "zstd"] },
  "How the body is packed; zstd with a window of at most 8 MB (RFC 9659). Any other is answered 415.",
);
const repeatKey = (description: string) =>
  header("Idempotency-Key", false, { type: "string", minLength: 1, maxLength: 255 }, description);
const uploadOffset: Json = {
  schema: { type: "integer", minimum: 0 },
  description: "Bytes of the unpacked text that are done.",
};
const uploadComplete: Json = {
  schema: { type: "string", enum: ["?0", "?1"] },
  description: "Whether the import is concluded.",
};

const bodyOf = (schema: string): Json => ({
  required: true,
  content: {
    "application/x-ndjson": { schema: { $ref: `#/components/schemas/${schema}` } },
    "text/csv": { schema: { type: "string" } },
  },
});

const streamRefusals = {
  "401": refusal("The key is missing, unknown or revoked."),
  "403": refusal("The key has not the scope that this needs."),
  "409": refusal(
    "The database cannot take more now, another connection went on with the import, or the Idempotency-Key came with another body; `detail` says what of this one landed.",
  ),
  "415": refusal("The body is packed or written in a way that is not read; Accept-Encoding or Accept says what is."),
  "422": refusal(
    "Nothing in the stream could be read, or it broke off, grew out of proportion or fell silent; batches before are kept.",
  ),
} as const;

const post = (operationId: string, summary: string, schema: string, more: readonly Json[]): Json => ({
  post: {
    ...{ operationId, summary, security: [{ machine: [] }] },
    description:
      "One JSON object a line (or CSV with the same names), read as it arrives and committed in batches: after a cut, send the same again, nothing lands twice.",
    parameters: [packing, ...more],
    requestBody: bodyOf(schema),
    responses: { "200": answerOf("Summary", "What became of the rows."), ...streamRefusals },
  },
});

const id: Json = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };
const absent = refusal("There is no such import of this key's source, or nothing was added to it for 30 days.");

const oneImport: Json = {
  parameters: [id],
  get: {
    ...{ operationId: "readImport", summary: "How far an import has come", security: [{ machine: [] }] },
    description: "After a cut: go on from `offset`. HEAD answers the headers alone.",
    responses: {
      "200": {
        ...(answerOf("Import", "The import.") as object),
        headers: { "Upload-Offset": uploadOffset, "Upload-Complete": uploadComplete },
      },
      "401": streamRefusals["401"],
      "403": streamRefusals["403"],
      "404": absent,
    },
  },
  patch: {
    ...{ operationId: "continueImport", summary: "Takes the rest of an import", security: [{ machine: [] }] },
    description:
      "The body is all of the unpacked text from Upload-Offset to its end, packed or not. The answer counts the whole import; a row that was committed before a cut is never counted twice.",
    parameters: [
      packing,
      header(
        "Upload-Offset",
        true,
        { type: "integer", minimum: 0 },
        "Where the body goes on, in bytes of the unpacked text.",
      ),
    ],
    requestBody: bodyOf("Ban"),
    responses: {
      "200": answerOf("Summary", "What became of the rows of the whole import."),
      "404": absent,
      ...streamRefusals,
    },
  },
};

/** Where machines send rows: whole in one request, or in several goes. */
export const importPaths = {
  "/api/v1/bans": post("receiveBans", "Takes a stream of bans into the ledger", "Ban", [
    repeatKey(
      "The same key with the same body has one effect and the same answer for 30 days, whichever key of the source sends it. Of another body under it nothing is taken, unless it began before the first was answered.",
    ),
  ]),
  "/api/v1/grievances": post("receiveGrievances", "Takes a stream of users' grievances", "Grievance", []),
  "/api/v1/imports": {
    post: {
      ...{
        operationId: "openImport",
        summary: "Opens an import of bans that may take several goes",
        security: [{ machine: [] }],
      },
      parameters: [repeatKey("The same key opens the same import, so that an answer that was lost costs nothing.")],
      responses: {
        "201": { description: "Opened; Location is its address.", headers: { "Upload-Offset": uploadOffset } },
        "200": { description: "It was opened before.", headers: { "Upload-Offset": uploadOffset } },
        "401": streamRefusals["401"],
        "403": streamRefusals["403"],
      },
    },
  },
  "/api/v1/imports/{id}": oneImport,
  "/api/v1/imports/{id}/rejections": {
    get: {
      ...{ operationId: "readRejections", summary: "Every rejected row of an import", security: [{ machine: [] }] },
      parameters: [id],
      responses: {
        "200": {
          description:
            "A line each, in order. The row's own text is not kept, and what a reason would quote of it is left out.",
          content: { "application/x-ndjson": { schema: { $ref: "#/components/schemas/Rejection" } } },
        },
        "401": streamRefusals["401"],
        "403": streamRefusals["403"],
        "404": absent,
      },
    },
  },
} satisfies Json;

const counts = {
  read: count("Lines that were read: the sum of the next three."),
  imported: count("Rows that are new in the ledger."),
  duplicate: count("Rows that had arrived before, with the same content."),
  rejected: count("Rows that could not be taken; the others were."),
  conflicting: count("Of the rejected rows, those whose id had arrived before with other content; the first stays."),
} as const;

export const importSchemas = {
  Summary: {
    type: "object",
    required: ["read", "imported", "duplicate", "rejected", "seconds"],
    properties: {
      ...counts,
      seconds: { type: "number" },
      import: {
        type: "string",
        format: "uuid",
        description: "Where rows were rejected: under this id all of them can be fetched for 30 days.",
      },
      rejections: {
        ...{ type: "array", maxItems: 100, items: { $ref: "#/components/schemas/Rejection" } },
        description: "The first of them, by line.",
      },
    },
  },
  Rejection: {
    type: "object",
    required: ["line", "reason"],
    properties: {
      line: count("Line number in the whole text, from 1; empty lines and the header of CSV count."),
      reason: { type: "string" },
    },
  },
  Import: {
    type: "object",
    properties: {
      id: { type: "string", format: "uuid" },
      source: { type: "string" },
      offset: count("Bytes of the unpacked text that stand in the ledger or among the rejections."),
      lines: count("Lines of it, with empty ones and the header of CSV. The counts are those of these lines."),
      ...counts,
      opened_at: { type: "string", format: "date-time" },
      concluded_at: { type: ["string", "null"], format: "date-time" },
    },
  },
} satisfies Json;

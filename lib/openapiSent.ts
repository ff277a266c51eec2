import type { Json } from "#lib/json.ts";

/** An answer that is a problem (RFC 9457). */
export const refusal = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

/** What is sent and answered where a machine sends one thing, a list of up to 1,000, or one a line; the names are those of the schemas. */
export function sentAs(thing: string, summary: string, scope: string) {
  const schema = { $ref: `#/components/schemas/${thing}` };
  return {
    security: [{ machine: [] }],
    requestBody: {
      required: true,
      content: {
        "application/json": { schema: { oneOf: [schema, { type: "array", maxItems: 1000, items: schema }] } },
        "application/x-ndjson": { schema },
      },
    },
    responses: {
      "200": {
        description: "What became of them.",
        content: { "application/json": { schema: { $ref: `#/components/schemas/${summary}` } } },
      },
      "401": refusal("The key is missing, unknown or revoked."),
      "403": refusal(`The key has not the scope ${scope}.`),
      "422": refusal("The body is no JSON, empty, or too much at once; nothing was taken."),
    },
  } satisfies Json;
}

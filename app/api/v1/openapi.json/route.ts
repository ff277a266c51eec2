import { openapi } from "#lib/openapi.ts";

/** What machines may rely on, as OpenAPI 3.1. */
export function GET(): Response {
  return Response.json(openapi, { headers: { "cache-control": "public, max-age=300" } });
}

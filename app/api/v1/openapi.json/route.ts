import { openapi } from "#lib/openapi.ts";
import { otherMethods } from "../otherMethods.ts";

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");

/** What machines may rely on, as OpenAPI 3.1. */
export function GET(): Response {
  return Response.json(openapi, { headers: { "cache-control": "public, max-age=300" } });
}

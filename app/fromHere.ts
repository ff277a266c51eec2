import { Refusal } from "#lib/refusal.ts";

/**
 * A session changes something only from a page of ours: another site may make a browser send the cookie, but not say that it is us.
 * @throws Refusal `forbidden`
 */
export function assertFromHere(request: Request): void {
  if (isReading(request) || isFromHere(request)) return;
  throw new Refusal("forbidden", "Another site sent this in your name. Nothing was changed.");
}

function isReading(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

function isFromHere(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

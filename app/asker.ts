import type { Actor } from "#lib/auth/actor.ts";
import { machineActor } from "#lib/auth/machineActor.ts";
import { currentActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Who asks a Route Handler: the machine whose key the request carries, else the person whose session it is. A session changes
 * something only from a page of this desk: another site may make a browser send the cookie, but not say that it is us.
 * @throws Refusal `unauthenticated`, and `forbidden` for a change that another site began
 */
export async function asker(request: Request): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return machineActor(ground(), authorization);
  const actor = await currentActor();
  if (actor === null) return machineActor(ground(), null);
  if (!isReading(request) && !isFromHere(request)) {
    throw new Refusal("forbidden", "Another site sent this in your name. Nothing was changed.");
  }
  return actor;
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

import type { Actor } from "#lib/auth/actor.ts";
import { machineActor } from "#lib/auth/machineActor.ts";
import { currentActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { assertFromHere } from "./fromHere.ts";

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
  assertFromHere(request);
  return actor;
}

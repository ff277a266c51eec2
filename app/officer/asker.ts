import type { Actor } from "#lib/auth/actor.ts";
import { currentOfficer } from "#lib/auth/officerSession.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertFromHere } from "../fromHere.ts";

/**
 * Which officer asks a Route Handler of the portal.
 * @throws Refusal `unauthenticated`, and `forbidden` for a change that another site began
 */
export async function asker(request: Request): Promise<Actor> {
  const actor = await currentOfficer();
  if (actor === null) {
    throw new Refusal(
      "unauthenticated",
      "Your session has ended. Nothing was sent, and what you wrote is still here: sign in in another tab, then send it again.",
    );
  }
  assertFromHere(request);
  return actor;
}

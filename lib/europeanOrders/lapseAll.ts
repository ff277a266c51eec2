import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { lapse } from "./lapse.ts";
import { lapsed } from "./lapsed.ts";

/** Lets lapse what is overdue, each in a transaction of its own: what another worker or an authority's word was quicker with is passed over. */
export async function lapseAll(ground: Ground): Promise<void> {
  for (const requestId of await lapsed(ground, operator, {})) {
    try {
      await lapse(ground, operator, { requestId });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

import { operator } from "#lib/auth/actor.ts";
import { countOverturned } from "#lib/bans/overturning/countOverturned.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";

/** Counts until nothing is left, one bounded counting after the other. Nothing to count is no fault. */
export async function countAllOverturned(ground: Ground): Promise<number> {
  let overturned = 0;
  try {
    for (let more = true; more; ) {
      const counted = await countOverturned(ground, operator, {});
      overturned += counted.overturned;
      more = counted.more;
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "conflict") throw error;
  }
  return overturned;
}

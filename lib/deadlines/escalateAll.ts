import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { escalate } from "./escalate.ts";
import { runningOut } from "./runningOut.ts";

/** The job: tells of each clock that has reached a threshold, each in a change of its own. What another worker told of meanwhile is left. */
export async function escalateAll(ground: Ground): Promise<void> {
  for (const one of await runningOut(ground, operator, {})) {
    try {
      await escalate(ground, operator, one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { remind } from "./remind.ts";
import { silent } from "./silent.ts";

/** Reminds of everything overdue, each in a transaction of its own: what another worker was quicker with is passed over. */
export async function remindAll(ground: Ground): Promise<void> {
  for (const { requestId, awaited } of await silent(ground, operator, {})) {
    try {
      await remind(ground, operator, { id: requestId, awaited });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

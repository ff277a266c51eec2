import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { settle } from "./settle.ts";

/** Settles until nothing waits. */
export async function settleAll(ground: Ground): Promise<void> {
  for (;;) {
    try {
      const { more } = await settle(ground, operator, {});
      if (!more) return;
    } catch (error) {
      if (error instanceof Refusal && error.code === "conflict") return;
      throw error;
    }
  }
}

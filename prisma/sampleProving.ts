import { operator } from "#lib/auth/actor.ts";
import { recountNow } from "#lib/catalogue/proving.ts";
import type { Ground } from "#lib/db/ground.ts";
import { begin } from "#lib/recounts/begin.ts";

/** The ledger counted again, every row hashed: what a night's recount leaves behind. */
export async function seedRecount(ground: Ground): Promise<void> {
  const { id } = await begin(ground, operator, { roots: true, queued: false });
  await recountNow(ground, id);
}

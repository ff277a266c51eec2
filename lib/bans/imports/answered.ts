import { z } from "zod";
import { keptAnswer } from "#lib/bans/arriving/repeat.ts";
import { query } from "#lib/operation.ts";

/** What a sender's `Idempotency-Key` was answered, and the SHA-256 of the bytes that it was answered for; null where the key is new. */
export const answered = query({
  name: "bans.answered",
  permission: "bans:import",
  input: z.object({ key: z.string().min(1).max(255) }),
  run: ({ tx, actor }, { key }) => keptAnswer(tx, { source: actor.name, actor, key }),
});

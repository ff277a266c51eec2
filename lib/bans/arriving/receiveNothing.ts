import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import { besideInput, conclude } from "#lib/bans/arriving/conclude.ts";
import { findRepeat } from "#lib/bans/arriving/repeat.ts";
import { operation } from "#lib/operation.ts";

/**
 * Ends a call of which not one row was sound, as its last batch would have: what is beside it commits, and its `Idempotency-Key` is
 * taken, so that the key belongs to these bytes as well.
 */
export const receiveNothing = operation({
  name: "bans.receiveNothing",
  permission: "bans:import",
  input: z.object({ source: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/), ...besideInput }),
  run: async ({ tx, actor, now }, { source, repeat, beside }) => {
    await assertKeyLive(tx, actor);
    const answered = repeat === undefined ? null : await findRepeat(tx, source, actor, repeat);
    const counts = { imported: 0, duplicate: 0, conflicting: [] };
    const { result, entries } = await conclude(tx, { source, now, actor, repeat, beside }, counts, answered);
    const action = answered === null ? "batch.empty" : "batch.repeated";
    const data = { kind: "bans", source, rows: 0, duplicate: 0, conflicting: 0 };
    return { result, audit: [{ action, subject: `source:${source}`, data }, ...entries] };
  },
});

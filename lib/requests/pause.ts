import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { clockColumns, clocks } from "./clocks.ts";
import { loadLocked } from "./load.ts";
import { overridesFor } from "./overridesFor.ts";
import { pausesOf } from "./pauses.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Stops both clocks from now on, with a reason. The deadline is then computed again; nobody types one. */
export const pause = operation({
  name: "requests.pause",
  permission: "requests:pause",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(10, "Say in a sentence why the clock stands still").max(2000),
  }),
  async run({ tx, actor, now }, { id, version, reason }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "pause");
    const before = await pausesOf(tx, id);
    if (before.some((one) => one.until === null)) {
      throw new Refusal("conflict", "The clock of this request stands still already; nothing was changed.");
    }
    const both = await clocks(request, [...before, { from: now, until: null }], await overridesFor(tx, request));
    const next = await save(tx, request, clockColumns(both));
    await tx.sql`INSERT INTO request_pause (id, request_id, from_at, reason, added_by)
      VALUES (${newId()}, ${id}, ${now}, ${reason}, ${actor.id})`;
    return { result: { id, version: next }, audit: [{ action: "request.paused", subject: `request:${id}` }] };
  },
});

import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { timeWords } from "#lib/law/calendar.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { assertRunning } from "./hold.ts";
import { load } from "./load.ts";
import { save } from "./save.ts";

/** Ends a hold whose term is over. What it kept is destroyed at once after, with a certificate. */
export const expire = operation({
  name: "holds.expire",
  permission: "holds:expire",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const hold = await load(tx, id);
    assertRunning(hold);
    if (hold.keptAliveAt !== null) {
      throw new Refusal(
        "conflict",
        "A production request keeps this hold alive (Annex V); nothing was changed. It is released when that is answered.",
      );
    }
    if (hold.endsAt > now) {
      throw new Refusal("conflict", `This hold runs until ${timeWords(hold.endsAt, hold.zone)}; nothing was changed.`);
    }
    const next = await save(tx, hold, fragment`state = 'ended', ended_at = ${now}, ended_by = ${actor.id}`);
    await enqueue(tx, "destroy-expired", { kind: "hold-snapshots" }, { key: "destroy-expired:hold-snapshots" });
    await tell(tx, now, await deskOf(tx, hold.requestId), { kind: "hold-ends", requestId: hold.requestId });
    return {
      result: { id, version: next },
      audit: [
        {
          action: "hold.ended",
          subject: `hold:${id}`,
          data: { request: hold.requestId, endedAt: hold.endsAt.toISOString() },
        },
      ],
    };
  },
});

import { z } from "zod";
import { timeWords } from "#lib/law/calendar.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { assertRunning, warningMs } from "./hold.ts";
import { load } from "./load.ts";

/** Tells the desk a week before a hold ends, while it can still be renewed or collected from. Once for each end: a renewed hold is told of again. */
export const warn = operation({
  name: "holds.warn",
  permission: "holds:expire",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now }, { id }) {
    // Of two at once the second waits here, and finds the entry of the first.
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.hold.${id}`}))`;
    const hold = await load(tx, id);
    assertRunning(hold);
    const from = new Date(hold.endsAt.getTime() - warningMs);
    if (hold.keptAliveAt !== null || now < from || now >= hold.endsAt) {
      throw new Refusal(
        "conflict",
        `This hold runs until ${timeWords(hold.endsAt, hold.zone)}, of which nobody is to be told now; nobody was told.`,
      );
    }
    const [before] = await tx.sql`
      SELECT 1 FROM log_entry WHERE subject = ${`hold:${id}`} AND action = 'hold.warned' AND at >= ${from} LIMIT 1`;
    if (before !== undefined) throw new Refusal("conflict", "People were told of this already; nobody was told again.");
    const people = await deskOf(tx, hold.requestId);
    await tell(tx, now, people, { kind: "hold-near", requestId: hold.requestId });
    const data = { request: hold.requestId, endsAt: hold.endsAt.toISOString(), told: people.length };
    return { result: { told: people.length }, audit: [{ action: "hold.warned", subject: `hold:${id}`, data }] };
  },
});

import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { appealOutcomes, appealReasons, assertDecidable, fits, needsTwo, noteLengthMax } from "./appeal.ts";
import { loadLocked } from "./load.ts";
import { everyByTwo } from "./rules.ts";
import { writeNote } from "./writeNote.ts";

/**
 * Decides an appeal: the ban stands, or it is overturned and the platform is told to let the account back. Where two people are
 * needed this proposes it, and `countersign` decides.
 */
export const decide = operation({
  name: "appeals.decide",
  permission: "appeals:decide",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    outcome: z.enum(appealOutcomes, "Say whether the ban stands"),
    reason: z.enum(appealReasons, "Choose the reason"),
    note: z.string().trim().max(noteLengthMax, `At most ${noteLengthMax} characters`).default(""),
  }),
  async run({ tx, actor, now, ground }, { id, version, outcome, reason, note }) {
    const appeal = await loadLocked(tx, id, version);
    const banReason = assertDecidable(appeal, actor.id);
    if (!fits(outcome, reason)) {
      const sentence = outcome === "upheld" ? "This is a reason to overturn a ban" : "This is a reason to uphold a ban";
      throw new Refusal("invalid", `${sentence}; nothing was changed.`, { reason: sentence });
    }
    const byTwo = needsTwo(outcome, banReason, await everyByTwo(tx));
    const state = byTwo ? "proposed" : "decided";
    await tx.sql`
      UPDATE appeal SET state = ${state}, outcome = ${outcome}, reason = ${reason}, by_two = ${byTwo}, proposed_by = ${actor.id}, proposed_at = ${now},
             decided_at = ${byTwo ? null : now}, version = version + 1 WHERE id = ${id}`;
    await writeNote(tx, ground.keys, { id: actor.id, now }, { appealId: id, of: "proposal", text: note });
    const data = { outcome, reason, byTwo };
    return {
      result: { id, state, version: version + 1 },
      audit: [{ action: byTwo ? "appeal.proposed" : "appeal.decided", subject: `appeal:${id}`, data }],
    };
  },
});

import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertCountersignable, noteLengthMax } from "./appeal.ts";
import { loadLocked } from "./load.ts";
import { writeNote } from "./writeNote.ts";

/** Sends a proposed decision back to who proposed it, with what must change. */
export const returnProposal = operation({
  name: "appeals.return",
  permission: "appeals:countersign",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    note: z.string().trim().min(10, "Say in a sentence what must change").max(noteLengthMax),
  }),
  async run({ tx, actor, now, ground }, { id, version, note }) {
    const { state, proposedBy, outcome, reason } = await loadLocked(tx, id, version);
    assertCountersignable({ state, proposedBy }, actor.id);
    await tx.sql`
      UPDATE appeal SET state = 'assigned', outcome = NULL, reason = NULL, by_two = false, proposed_by = NULL, proposed_at = NULL, version = version + 1
       WHERE id = ${id}`;
    await writeNote(tx, ground.keys, { id: actor.id, now }, { appealId: id, of: "return", text: note });
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "appeal.returned", subject: `appeal:${id}`, data: { outcome, reason } }],
    };
  },
});

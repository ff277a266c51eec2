import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertOpen } from "./appeal.ts";
import { loadLocked } from "./load.ts";

/** Takes an appeal up, or over from a colleague. The first time is when somebody first looked at it, which the medians count from. */
export const assign = operation({
  name: "appeals.assign",
  permission: "appeals:decide",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version }) {
    const appeal = await loadLocked(tx, id, version);
    assertOpen(appeal);
    if (appeal.state === "proposed") {
      throw new Refusal(
        "conflict",
        "A decision is proposed already and waits for its second signature; nothing was changed.",
      );
    }
    if (appeal.assignedTo === actor.id)
      throw new Refusal("conflict", "You have this appeal already; nothing was changed.");
    await tx.sql`
      UPDATE appeal SET state = 'assigned', assigned_to = ${actor.id}, looked_at = COALESCE(looked_at, ${now}), version = version + 1 WHERE id = ${id}`;
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "appeal.assigned", subject: `appeal:${id}`, data: { to: actor.id, from: appeal.assignedTo } }],
    };
  },
});

import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertCountersignable } from "./appeal.ts";
import { loadLocked } from "./load.ts";

/** The second signature under a decision that needs one. With it the decision stands, and the platform reads it. */
export const countersign = operation({
  name: "appeals.countersign",
  permission: "appeals:countersign",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version }) {
    const appeal = await loadLocked(tx, id, version);
    assertCountersignable(appeal, actor.id);
    await tx.sql`
      UPDATE appeal SET state = 'decided', countersigned_by = ${actor.id}, decided_at = ${now}, version = version + 1 WHERE id = ${id}`;
    const data = { outcome: appeal.outcome, reason: appeal.reason, byTwo: true };
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "appeal.decided", subject: `appeal:${id}`, data }],
    };
  },
});

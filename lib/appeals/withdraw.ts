import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertWithdrawable, withdrawalReasons } from "./appeal.ts";
import { loadLocked } from "./load.ts";

/**
 * Closes an appeal without a decision: the user took it back, it is there twice, or no ban of that name exists. The last is refused where
 * the ledger or an archive has the ban: whoever wants its signal to look better has no way here.
 */
export const withdraw = operation({
  name: "appeals.withdraw",
  permission: "appeals:decide",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.enum(withdrawalReasons, "Choose the reason"),
  }),
  async run({ tx, now }, { id, version, reason }) {
    assertWithdrawable(await loadLocked(tx, id, version), reason);
    await tx.sql`
      UPDATE appeal SET state = 'withdrawn', withdrawn_reason = ${reason}, withdrawn_at = ${now}, outcome = NULL, reason = NULL, by_two = false,
             proposed_by = NULL, proposed_at = NULL, version = version + 1 WHERE id = ${id}`;
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "appeal.withdrawn", subject: `appeal:${id}`, data: { reason } }],
    };
  },
});

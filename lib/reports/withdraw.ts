import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertFirst, load } from "./load.ts";
import { assertCan } from "./report.ts";

/**
 * Takes a report back, with a reason. A draft is thereby put aside; a publication stays readable, marked as withdrawn, because what was
 * public is not made to have never been.
 */
export const withdraw = operation({
  name: "reports.withdraw",
  permission: "reports:withdraw",
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(10, "Say why, in a sentence").max(2000) }),
  async run({ tx, actor, now }, { id, reason }) {
    const report = await load(tx, id);
    assertCan(report.state, "withdraw");
    const changed = await tx.sql`
      UPDATE report SET state = 'withdrawn', withdrawn_by = ${actor.id}, withdrawn_at = ${now}, withdrawn_reason = ${reason}
       WHERE id = ${id} AND state = ${report.state} RETURNING id`;
    assertFirst(changed);
    const data = { digest: report.digest, from: report.state };
    return { result: { id }, audit: [{ action: "report.withdrawn", subject: `report:${id}`, data }] };
  },
});

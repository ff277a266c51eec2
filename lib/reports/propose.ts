import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertHeld } from "./hold.ts";
import { assertFirst, load } from "./load.ts";
import { assertCan } from "./report.ts";

/** The first of two signatures under a draft. */
export const propose = operation({
  name: "reports.propose",
  permission: "reports:sign",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const report = await load(tx, id);
    assertCan(report.state, "propose");
    await assertHeld(tx, id);
    const changed = await tx.sql`
      UPDATE report SET state = 'proposed', proposed_by = ${actor.id}, proposed_at = ${now} WHERE id = ${id} AND state = 'draft' RETURNING id`;
    assertFirst(changed);
    const data = { digest: report.digest };
    return { result: { id }, audit: [{ action: "report.proposed", subject: `report:${id}`, data }] };
  },
});

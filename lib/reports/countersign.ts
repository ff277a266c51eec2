import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertHeld } from "./hold.ts";
import { assertFirst, load } from "./load.ts";
import { assertCan, assertTwoPeople } from "./report.ts";

/** The second signature, by another person than the first. */
export const countersign = operation({
  name: "reports.countersign",
  permission: "reports:sign",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const report = await load(tx, id);
    assertCan(report.state, "countersign");
    assertTwoPeople(report.proposedBy, actor.id);
    await assertHeld(tx, id);
    const changed = await tx.sql`
      UPDATE report SET state = 'signed', countersigned_by = ${actor.id}, countersigned_at = ${now}
       WHERE id = ${id} AND state = 'proposed' RETURNING id`;
    assertFirst(changed);
    const data = { digest: report.digest };
    return { result: { id }, audit: [{ action: "report.countersigned", subject: `report:${id}`, data }] };
  },
});

import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { load } from "./load.ts";
import { assertEndable } from "./override.ts";

/**
 * Ends a house rule: requests received from now on are counted by the table again, those received under it keep it. One person of
 * counsel may: what comes back is the published rule.
 */
export const end = operation({
  name: "overrides.end",
  permission: "overrides:countersign",
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(10, "Give the reason in a sentence").max(4000) }),
  async run({ tx, actor, now }, { id, reason }) {
    const one = await load(tx, id);
    assertEndable(one);
    await tx.sql`UPDATE rule_override SET ended_by = ${actor.id}, ended_at = ${now}, ended_reason = ${reason} WHERE id = ${id}`;
    const data = { instrument: one.instrument, kind: one.kind };
    return { result: { id }, audit: [{ action: "override.ended", subject: `override:${id}`, data }] };
  },
});

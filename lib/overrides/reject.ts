import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { load } from "./load.ts";
import { assertSettlable } from "./override.ts";

/** Turns a proposed override down, with a reason that stays beside it. Refused to the person who proposed it. */
export const reject = operation({
  name: "overrides.reject",
  permission: "overrides:countersign",
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(10, "Give the reason in a sentence").max(4000) }),
  async run({ tx, actor, now }, { id, reason }) {
    const one = await load(tx, id);
    assertSettlable(one, actor.id);
    await tx.sql`
      UPDATE rule_override SET rejected_by = ${actor.id}, rejected_at = ${now}, rejected_reason = ${reason} WHERE id = ${id}`;
    const data = { instrument: one.instrument, kind: one.kind };
    return { result: { id }, audit: [{ action: "override.rejected", subject: `override:${id}`, data }] };
  },
});

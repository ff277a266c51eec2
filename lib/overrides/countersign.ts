import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { load } from "./load.ts";
import { assertSettlable } from "./override.ts";

/**
 * The second signature under a house rule. It governs requests received from this moment on, or from the wanted one where that is later;
 * none that is here already, so no deadline moves.
 */
export const countersign = operation({
  name: "overrides.countersign",
  permission: "overrides:countersign",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const one = await load(tx, id);
    assertSettlable(one, actor.id);
    const effectiveAt = one.wantedAt !== null && one.wantedAt > now ? one.wantedAt : now;
    await tx.sql`
      UPDATE rule_override SET countersigned_by = ${actor.id}, countersigned_at = ${now}, effective_at = ${effectiveAt} WHERE id = ${id}`;
    const data = { instrument: one.instrument, kind: one.kind, effectiveAt: effectiveAt.toISOString() };
    return {
      result: { id, effectiveAt },
      audit: [{ action: "override.countersigned", subject: `override:${id}`, data }],
    };
  },
});

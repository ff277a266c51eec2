import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { first, load } from "./load.ts";

/**
 * Reopens all that a suspect ever sent: every request of each linked authority and officer, and each linked request, is to be looked at
 * again, one by one. Again later, it adds what came since. Answers how many were added.
 */
export const reopen = operation({
  name: "suspicions.reopen",
  permission: "suspicions:review",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { id, version }) {
    const suspicion = await load(tx, id, version);
    if (suspicion.outcome === "cleared") {
      throw new Refusal(
        "conflict",
        "This suspicion was cleared, so there is nothing to look at again; nothing was changed.",
      );
    }
    const added = await tx.sql`
      INSERT INTO suspicion_review (suspicion_id, request_id)
      SELECT ${id}::uuid, r.id FROM legal_request r WHERE r.authority_id IN (SELECT authority_id FROM suspicion_link WHERE suspicion_id = ${id})
      UNION SELECT ${id}::uuid, r.id FROM legal_request r WHERE r.officer_id IN (SELECT officer_id FROM suspicion_link WHERE suspicion_id = ${id})
      UNION SELECT ${id}::uuid, request_id FROM suspicion_link WHERE suspicion_id = ${id} AND request_id IS NOT NULL
      ON CONFLICT (suspicion_id, request_id) DO NOTHING RETURNING request_id`;
    if (added.length === 0)
      throw new Refusal("conflict", "All that it ever sent is on the list already; nothing was changed.");
    const changed = await tx.sql`
      UPDATE suspicion SET reopened_at = ${now}, version = version + 1 WHERE id = ${id} AND version = ${version} RETURNING id`;
    if (changed.length === 0) throw first();
    return {
      result: { id, version: version + 1, requests: added.length },
      audit: [{ action: "suspicion.reopened", subject: `suspicion:${id}`, data: { requests: added.length } }],
    };
  },
});

import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Hold } from "./hold.ts";

export type LoadedHold = Hold & { readonly country: string; readonly zone: string; readonly registerVersionId: string };

/**
 * The hold with this id. With `version`, the one that the asker saw.
 * @throws Refusal `not-found`, or `conflict` when somebody changed it since.
 */
export async function load(tx: Tx, id: string, version?: number): Promise<LoadedHold> {
  const [hold] = await tx.sql<LoadedHold>`
    SELECT h.id, h.request_id AS "requestId", h.rule, h.started_at AS "startedAt", h.extensions, h.ends_at AS "endsAt",
           h.kept_alive_at AS "keptAliveAt", h.state, h.version, r.country, h.zone, h.register_version_id AS "registerVersionId"
      FROM hold h JOIN legal_request r ON r.id = h.request_id WHERE h.id = ${id}`;
  if (hold === undefined) throw new Refusal("not-found", "There is no such hold.");
  if (version !== undefined && hold.version !== version) throw elsewhere();
  return hold;
}

/** Somebody was first. */
export function elsewhere(): Refusal {
  return new Refusal(
    "conflict",
    "Somebody else changed this hold meanwhile. Nothing of yours was saved: look at it again.",
  );
}

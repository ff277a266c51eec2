import { z } from "zod";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { standingDecision } from "./decision.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/**
 * Takes granted fields from the snapshot of a hold that runs, for the same identifiers and in the same country: an EPOC after its
 * preservation order, a warrant after its letter. Each value keeps the time at which it was frozen. What the hold has not is collected
 * or entered as ever. Answers how many values were found, and the fields that are still missing.
 */
export const collectFromHold = operation({
  name: "requests.collectFromHold",
  permission: "requests:collect",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), holdId: z.uuid() }),
  async run({ tx, actor, ground }, { id, version, holdId }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "collect");
    const { granted } = await standingDecision(tx, id);
    const kept = await keptValues(tx, { id, country: request.country, holdId, granted });
    if (kept.length === 0) {
      throw new Refusal(
        "conflict",
        "This hold keeps nothing that was granted here for these targets; nothing was changed. Collect it from its source.",
      );
    }
    const next = await save(tx, request, fragment`state = ${state}`);
    await copyValues(
      tx,
      ground.keys,
      { requestId: id, registerVersionId: request.registerVersionId, by: actor.id },
      kept,
    );
    const found = kept.filter((one) => one.found).length;
    const missing = granted.filter((key) => !kept.some((one) => one.field === key));
    return {
      result: { id, version: next, found, missing },
      audit: [{ action: "request.collected", subject: `request:${id}`, data: { found, hold: holdId } }],
    };
  },
});

type Kept = {
  id: string;
  field: string;
  targetId: string;
  found: boolean;
  sealed: Buffer | null;
  key_id: string | null;
  at: Date;
  reference: string;
};

function keptValues(
  tx: Tx,
  given: { id: string; country: string; holdId: string; granted: readonly string[] },
): Promise<Kept[]> {
  return tx.sql<Kept>`
    SELECT DISTINCT ON (own.id, v.field_key) v.id, v.field_key AS field, own.id AS "targetId", v.found, v.sealed, v.key_id, v.collected_at AS at, o.reference
      FROM hold h JOIN legal_request o ON o.id = h.request_id AND o.country = ${given.country}
      JOIN hold_value v ON v.hold_id = h.id AND (v.sealed IS NOT NULL OR NOT v.found)
      JOIN request_target kept ON kept.id = v.target_id JOIN request_target own ON own.request_id = ${given.id} AND own.lookup = kept.lookup
     WHERE h.id = ${given.holdId} AND h.state = 'running' AND v.field_key = ANY (${given.granted}::text[])`;
}

type Place = { readonly requestId: string; readonly registerVersionId: string; readonly by: string };

async function copyValues(
  tx: Tx,
  keys: Keyring,
  { requestId, registerVersionId, by }: Place,
  kept: readonly Kept[],
): Promise<void> {
  for (const one of kept) {
    const id = newId();
    // Opened and sealed again: a value opens only in the row that it stands in.
    const plain =
      one.sealed === null || one.key_id === null
        ? null
        : open(keys, { keyId: one.key_id, bytes: one.sealed }, `hold_value:${one.id}`);
    const sealed = plain === null ? null : seal(keys, plain, `value:${id}`);
    await tx.sql`DELETE FROM produced_value WHERE request_id = ${requestId} AND target_id = ${one.targetId} AND field_key = ${one.field}`;
    await tx.sql`
      INSERT INTO produced_value (id, request_id, register_version_id, field_key, target_id, found, sealed, key_id, source, collected_by, collected_at, hold_value_id)
      VALUES (${id}, ${requestId}, ${registerVersionId}, ${one.field}, ${one.targetId}, ${one.found}, ${sealed?.bytes ?? null},
        ${sealed?.keyId ?? null}, ${`hold ${one.reference}`}, ${by}, ${one.at}, ${one.id})`;
  }
}

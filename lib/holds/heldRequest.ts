import type { Tx } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/law/calendar.ts";
import type { Surface } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";
import { asksToPreserve } from "./hold.ts";
import { keptFrom } from "./keptFrom.ts";

/** A request as a hold needs it: the asked fields that its register version holds on its surface, and its targets. */
export type HeldRequest = {
  readonly id: string;
  readonly instrument: string;
  readonly country: string;
  readonly surface: Surface;
  readonly state: string;
  readonly version: number;
  readonly registerVersionId: string;
  readonly registerNumber: number;
  readonly fields: readonly { readonly key: string; readonly keptFrom: string | null }[];
  readonly targetIds: readonly string[];
};

type Row = Omit<HeldRequest, "fields" | "targetIds"> & { imported: boolean; frozen: boolean; from: string | null };

/**
 * Reads it as it stands, or as the asker saw it.
 * @throws Refusal `not-found`, or `conflict` when it was changed meanwhile, was imported or withdrawn, or its authority is frozen.
 */
export async function heldRequest(tx: Tx, id: string, version: number, now: Date): Promise<HeldRequest> {
  const [row] = await tx.sql<Row>`
    SELECT r.id, r.instrument, r.country, r.surface, r.state, r.version, r.imported, r.period_from::text AS "from",
           r.register_version_id AS "registerVersionId", v.number AS "registerNumber", a.frozen_at IS NOT NULL AS frozen
      FROM legal_request r JOIN register_version v ON v.id = r.register_version_id JOIN authority a ON a.id = r.authority_id
     WHERE r.id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such request.");
  if (row.version !== version) {
    throw new Refusal(
      "conflict",
      "Somebody else changed this request meanwhile. Nothing was frozen: look at it again.",
    );
  }
  const { imported, frozen, from, ...request } = row;
  assertHoldable(request.instrument, request.state, imported, frozen);
  const fields = await tx.sql<{ key: string; days: number | null; history: boolean }>`
    SELECT f.key, f.retention_days AS days, f.history FROM request_field q
      JOIN register_field f ON f.version_id = ${request.registerVersionId} AND f.key = q.field_key AND f.holding = 'held'
     WHERE q.request_id = ${id} AND ${request.surface} = ANY (f.surfaces) ORDER BY q.position`;
  const targets = await tx.sql<{ id: string }>`
    SELECT id FROM request_target WHERE request_id = ${id} AND sealed IS NOT NULL ORDER BY position`;
  const today = dayOf(now, legalZone(request.country));
  return {
    ...request,
    fields: fields.map((one) => ({ key: one.key, keptFrom: one.history ? keptFrom(one.days, today, from) : null })),
    targetIds: targets.map((one) => one.id),
  };
}

function assertHoldable(instrumentId: string, state: string, imported: boolean, frozen: boolean): void {
  if (imported)
    throw new Refusal("conflict", "This request was imported from a past year, so nothing is frozen for it.");
  if (frozen)
    throw new Refusal(
      "conflict",
      "This authority is frozen under suspicion; nothing was frozen for it. Settle the suspicion first.",
    );
  if (state === "withdrawn") throw new Refusal("conflict", "This request was withdrawn, so nothing is frozen for it.");
  if (asksToPreserve(instrumentId) && state !== "received" && state !== "closed") {
    throw new Refusal(
      "conflict",
      `This request is ${state}, so it cannot be put on hold; nothing was frozen. Look at it again.`,
    );
  }
}

/**
 * A request that asks for nothing but preservation is answered by its hold. Its outcome says that no data were given; it stands in no
 * total of demands. Any other request goes its own way. Answers the version.
 */
export async function closePreserved(tx: Tx, request: HeldRequest, now: Date): Promise<number> {
  const closes = asksToPreserve(request.instrument) && request.state === "received";
  const [row] = await tx.sql<{ version: number }>`
    UPDATE legal_request SET version = version + 1, state = CASE WHEN ${closes} THEN 'closed' ELSE state END,
           outcome = CASE WHEN ${closes} THEN 'no-data' ELSE outcome END, closed_at = CASE WHEN ${closes} THEN ${now} ELSE closed_at END
     WHERE id = ${request.id} AND version = ${request.version} RETURNING version`;
  if (row === undefined) {
    throw new Refusal(
      "conflict",
      "Somebody else changed this request meanwhile. Nothing was frozen: look at it again.",
    );
  }
  return row.version;
}

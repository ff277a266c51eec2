import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type Override, overrideAt } from "#lib/overrides/override.ts";
import { placeOf } from "#lib/settings/setting.ts";
import type { HouseRules } from "./clocks.ts";

type Row = Override & { readonly place: unknown };

/**
 * What the house adds to the rule of a request: its signed overrides of the instrument, and where it is established. For a request that
 * is here already (`id`) the place is the one that was written at its receipt; for a new one, that of the settings.
 */
export async function overridesFor(tx: Tx, request: { instrument: string; id?: string }): Promise<HouseRules> {
  const place =
    request.id === undefined
      ? fragment`SELECT value FROM setting WHERE key = 'establishment'`
      : fragment`SELECT to_jsonb(clock_place) FROM legal_request WHERE id = ${request.id}`;
  const rows = await tx.sql<Row | { readonly id: null; readonly place: unknown }>`
    SELECT here.place, o.id, o.value, o.reason, o.effective_at AS "effectiveAt", o.ended_at AS "endedAt"
      FROM (SELECT (${place}) AS place) here
      LEFT JOIN rule_override o ON o.instrument = ${request.instrument} AND o.effective_at IS NOT NULL`;
  return { overrides: rows.filter((row) => row.id !== null), place: placeOf(rows[0]?.place) };
}

/** Whether two people switched the instrument on or off for what was received then; null where they did not. */
export function switchedBy({ overrides }: HouseRules, receivedAt: Date): boolean | null {
  return overrideAt(overrides, "switch", receivedAt)?.value.on ?? null;
}

/** The same, read for a request. */
export async function switchFor(tx: Tx, request: { instrument: string; receivedAt: Date }): Promise<boolean | null> {
  return switchedBy(await overridesFor(tx, { instrument: request.instrument }), request.receivedAt);
}

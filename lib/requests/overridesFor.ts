import type { Tx } from "#lib/db/transaction.ts";
import { type Override, type OverrideValue, overrideAt } from "#lib/overrides/override.ts";
import { placeOf } from "#lib/settings/setting.ts";
import type { HouseRules } from "./clocks.ts";

type Row = { id: string; value: OverrideValue; reason: string; effectiveAt: Date; endedAt: Date | null };

/**
 * What the house adds to the rule of a request: its signed overrides of the instrument, and where it is established. For a request that
 * is here already (`id`) the place is the one that was written at its receipt; for a new one, that of the settings.
 */
export async function overridesFor(tx: Tx, request: { instrument: string; id?: string }): Promise<HouseRules> {
  const overrides = await tx.sql<Row>`
    SELECT id, value, reason, effective_at AS "effectiveAt", ended_at AS "endedAt"
      FROM rule_override WHERE instrument = ${request.instrument} AND effective_at IS NOT NULL`;
  const [kept] =
    request.id === undefined
      ? await tx.sql<{ place: unknown }>`SELECT value AS place FROM setting WHERE key = 'establishment'`
      : await tx.sql<{
          place: unknown;
        }>`SELECT to_jsonb(clock_place) AS place FROM legal_request WHERE id = ${request.id}`;
  return { overrides: overrides satisfies readonly Override[], place: placeOf(kept?.place) };
}

/** Whether two people switched the instrument on or off for what was received then; null where they did not. */
export async function switchFor(tx: Tx, request: { instrument: string; receivedAt: Date }): Promise<boolean | null> {
  const { overrides } = await overridesFor(tx, { instrument: request.instrument });
  return overrideAt(overrides, "switch", request.receivedAt)?.value.on ?? null;
}

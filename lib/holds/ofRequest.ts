import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { holdRule } from "#lib/law/hold.ts";
import { legalZone } from "#lib/law/zone.ts";
import { query } from "#lib/operation.ts";
import { holdRulesFor, renewalsLeft } from "./hold.ts";
import { type HoldLine, holdLines } from "./lines.ts";
import { termOf } from "./term.ts";

export type HeldField = { readonly key: string; readonly label: string; readonly keptFrom: string | null };
export type HeldValue = {
  readonly targetId: string;
  readonly field: string;
  readonly found: boolean;
  readonly destroyed: boolean;
  readonly source: string;
  readonly at: Date;
};
export type HoldExtension = {
  readonly kind: "renewal" | "production-launched";
  readonly reference: string;
  readonly endsAt: Date | null;
  readonly addedAt: Date;
  readonly addedByName: string;
};

/** A hold as its page shows it; `ends` are the ends of its terms, the first and each renewal's, to be drawn. */
export type HoldShown = HoldLine & {
  readonly fieldsHeld: readonly HeldField[];
  readonly targetIds: readonly string[];
  readonly values: readonly HeldValue[];
  readonly extensionsMade: readonly HoldExtension[];
  readonly ends: readonly Date[];
  /** When it would end if it were renewed once more; null where the rule allows none. */
  readonly couldEndAt: Date | null;
  readonly why: readonly string[];
};

/** The holds of a request, the running one first, and whether another may be placed: under which rules, and of which fields. */
export const ofRequest = query({
  name: "holds.ofRequest",
  permission: "holds:read",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx }, { requestId }) {
    const lines = await holdLines(tx, fragment`h.request_id = ${requestId}`, 50);
    const holds: HoldShown[] = [];
    for (const line of lines) holds.push(await shown(tx, line));
    const [request] = await tx.sql<{ instrument: string; country: string }>`
      SELECT instrument, country FROM legal_request WHERE id = ${requestId} AND NOT imported`;
    return {
      holds,
      rules: request === undefined ? [] : holdRulesFor(request.instrument).map(({ id }) => id),
      zone: request === undefined ? null : legalZone(request.country),
      holdable: await holdable(tx, requestId),
      sources: await tx.sql<{
        id: string;
        name: string;
      }>`SELECT id, name FROM metadata_source WHERE kind = 'postgres' ORDER BY name`,
    };
  },
});

async function holdable(tx: Tx, requestId: string): Promise<{ key: string; label: string }[]> {
  return tx.sql<{ key: string; label: string }>`
    SELECT f.key, f.label FROM legal_request r JOIN request_field q ON q.request_id = r.id
      JOIN register_field f ON f.version_id = r.register_version_id AND f.key = q.field_key AND f.holding = 'held' AND r.surface = ANY (f.surfaces)
     WHERE r.id = ${requestId} ORDER BY q.position`;
}

async function shown(tx: Tx, line: HoldLine): Promise<HoldShown> {
  const fieldsHeld = await tx.sql<HeldField>`
    SELECT f.field_key AS key, d.label, f.kept_from::text AS "keptFrom" FROM hold_field f
      JOIN register_field d ON d.version_id = f.register_version_id AND d.key = f.field_key WHERE f.hold_id = ${line.id} ORDER BY d.position`;
  const targets = await tx.sql<{ id: string }>`
    SELECT t.id FROM hold_target h JOIN request_target t ON t.id = h.target_id WHERE h.hold_id = ${line.id} ORDER BY t.position`;
  const values = await tx.sql<HeldValue>`
    SELECT target_id AS "targetId", field_key AS field, found, found AND sealed IS NULL AS destroyed, source, collected_at AS at
      FROM hold_value WHERE hold_id = ${line.id}`;
  const extensionsMade = await tx.sql<HoldExtension>`
    SELECT e.kind, e.reference, e.ends_at AS "endsAt", e.added_at AS "addedAt", COALESCE(p.name, 'Operator') AS "addedByName"
      FROM hold_extension e LEFT JOIN person p ON p.id::text = e.added_by WHERE e.hold_id = ${line.id} ORDER BY e.added_at, e.id`;
  return {
    ...line,
    fieldsHeld,
    targetIds: targets.map(({ id }) => id),
    values,
    extensionsMade,
    ...(await terms(line)),
  };
}

async function terms({ rule: id, country, zone, startedAt, extensions, state }: HoldLine) {
  const rule = holdRule(id);
  if (rule === undefined) return { ends: [], couldEndAt: null, why: [] };
  const at = (made: number) => termOf(rule, { country, zone, startedAt, extensions: made });
  const all = await Promise.all(Array.from({ length: extensions + 1 }, (_, made) => at(made)));
  const more =
    state === "running" && renewalsLeft({ rule: id, extensions }) > 0 ? (await at(extensions + 1)).endsAt : null;
  return { ends: all.map(({ endsAt }) => endsAt), couldEndAt: more, why: all.at(-1)?.why ?? [] };
}

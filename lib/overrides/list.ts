import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { type OverrideLine, type OverrideState, stateOf } from "./override.ts";

/** The house's overrides, newest first: of one instrument, or of all. What was turned down or ended stays readable. At most 500. */
export const list = query({
  name: "overrides.list",
  permission: "overrides:read",
  input: z.object({ instrument: z.string().max(63).optional() }),
  async run({ tx, now }, { instrument }): Promise<OverrideLine[]> {
    const where = instrument === undefined ? fragment`true` : fragment`o.instrument = ${instrument}`;
    const rows = await tx.sql<Omit<OverrideLine, "state">>`
      SELECT o.id, o.instrument, o.value, o.reason, o.wanted_at AS "wantedAt", o.effective_at AS "effectiveAt",
             o.proposed_by AS "proposedBy", COALESCE(p.name, 'Operator') AS "proposedByName", o.proposed_at AS "proposedAt",
             c.name AS "countersignedByName", o.countersigned_at AS "countersignedAt",
             r.name AS "rejectedByName", o.rejected_at AS "rejectedAt", o.rejected_reason AS "rejectedReason",
             e.name AS "endedByName", o.ended_at AS "endedAt", o.ended_reason AS "endedReason"
        FROM rule_override o LEFT JOIN person p ON p.id::text = o.proposed_by LEFT JOIN person c ON c.id::text = o.countersigned_by
        LEFT JOIN person r ON r.id::text = o.rejected_by LEFT JOIN person e ON e.id::text = o.ended_by
       WHERE ${where} ORDER BY o.proposed_at DESC, o.id DESC LIMIT 500`;
    return rows.map((row) => ({ ...row, state: shown(row, rows, now) }));
  },
});

/** Of two in effect of one kind the later governs. */
function shown(
  row: Omit<OverrideLine, "state">,
  rows: readonly Omit<OverrideLine, "state">[],
  now: Date,
): OverrideState {
  const state = stateOf(row, now);
  if (state !== "in-effect") return state;
  const later = rows.some(
    (other) =>
      other.instrument === row.instrument &&
      other.value.kind === row.value.kind &&
      stateOf(other, now) === "in-effect" &&
      Number(other.effectiveAt) > Number(row.effectiveAt),
  );
  return later ? "superseded" : "in-effect";
}

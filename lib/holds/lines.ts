import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Hold } from "./hold.ts";

/** A hold with its counts, as lists show it: no identifier and no value is in it. */
export type HoldLine = Hold & {
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly zone: string;
  readonly endedAt: Date | null;
  readonly placedByName: string;
  readonly fields: number;
  readonly targets: number;
  /** Values that were found, and of these those that are destroyed. */
  readonly found: number;
  readonly destroyed: number;
};

/** Reads holds; `where` may name `h` (the hold) and `r` (its request). */
export function holdLines(tx: Tx, where: Fragment, limit: number): Promise<HoldLine[]> {
  return tx.sql<HoldLine>`
    SELECT h.id, h.request_id AS "requestId", h.rule, h.zone, h.started_at AS "startedAt", h.extensions, h.ends_at AS "endsAt",
           h.kept_alive_at AS "keptAliveAt", h.state, h.version, h.ended_at AS "endedAt", r.reference, r.country, a.name AS authority,
           COALESCE(p.name, 'Operator') AS "placedByName",
           (SELECT count(*)::int FROM hold_field f WHERE f.hold_id = h.id) AS fields,
           (SELECT count(*)::int FROM hold_target t WHERE t.hold_id = h.id) AS targets,
           (SELECT count(*)::int FROM hold_value v WHERE v.hold_id = h.id AND v.found) AS found,
           (SELECT count(*)::int FROM hold_value v WHERE v.hold_id = h.id AND v.found AND v.sealed IS NULL) AS destroyed
      FROM hold h JOIN legal_request r ON r.id = h.request_id JOIN authority a ON a.id = r.authority_id
      LEFT JOIN person p ON p.id::text = h.placed_by
     WHERE ${where} ORDER BY ${fragment`(h.state = 'running') DESC, CASE WHEN h.state = 'running' THEN h.ends_at END, h.placed_at DESC, h.id DESC`}
     LIMIT ${limit}`;
}

import { z } from "zod";
import { query } from "#lib/operation.ts";

/** A running hold whose snapshot answers granted fields of a request about the same identifiers. */
export type UsableHold = {
  readonly id: string;
  readonly requestId: string;
  readonly reference: string;
  readonly rule: string;
  readonly startedAt: Date;
  /** How many values of this request's granted fields it can give, found or not. */
  readonly values: number;
};

/** The holds from which a request may be collected: of the same country, of the same identifiers, of fields that two people granted. */
export const usable = query({
  name: "holds.usable",
  permission: "holds:read",
  input: z.object({ requestId: z.uuid() }),
  run: ({ tx }, { requestId }): Promise<UsableHold[]> =>
    tx.sql<UsableHold>`
      SELECT h.id, h.request_id AS "requestId", o.reference, h.rule, h.started_at AS "startedAt", count(*)::int AS values
        FROM legal_request r JOIN request_target own ON own.request_id = r.id
        JOIN request_target kept ON kept.lookup = own.lookup
        JOIN hold_value v ON v.target_id = kept.id AND (v.sealed IS NOT NULL OR NOT v.found)
        JOIN request_field f ON f.request_id = r.id AND f.field_key = v.field_key AND f.granted
        JOIN hold h ON h.id = v.hold_id AND h.state = 'running' JOIN legal_request o ON o.id = h.request_id AND o.country = r.country
       WHERE r.id = ${requestId} AND r.state IN ('decided', 'collected')
       GROUP BY h.id, o.reference ORDER BY h.started_at LIMIT 20`,
});

import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { DateLine } from "./deadline.ts";

const dayMs = 86_400_000;
/** A year and a quarter: what a page or a feed asks for at once. */
const spanMaxMs = 460 * dayMs;
export const linesMax = 2000;

/**
 * What falls due between two moments: both clocks of open requests, and the ends of holds and of non-disclosure, process owed after
 * emergencies, validations of European orders. References and kinds of date only; oldest first, at most 2,000.
 */
export const calendar = query({
  name: "deadlines.calendar",
  permission: "deadlines:read",
  input: z
    .object({ from: z.coerce.date(), until: z.coerce.date() })
    .refine(({ from, until }) => from < until && until.getTime() - from.getTime() <= spanMaxMs, {
      path: ["until"],
      message: "A calendar shows at most fifteen months",
    }),
  async run({ tx }, { from, until }): Promise<DateLine[]> {
    return tx.sql<DateLine>`
      SELECT d.request_id AS "requestId", r.reference, d.kind, d.at FROM (
        SELECT id AS request_id, 'legal' AS kind, legal_due_at AS at FROM legal_request
         WHERE state IN ('received', 'proposed', 'decided', 'collected', 'produced') AND produced_at IS NULL AND clock_stopped_at IS NULL
           AND legal_due_at >= ${from} AND legal_due_at < ${until}
        UNION ALL
        SELECT id, 'house', house_due_at FROM legal_request
         WHERE state IN ('received', 'proposed', 'decided', 'collected', 'produced') AND produced_at IS NULL AND clock_stopped_at IS NULL
           AND house_due_at IS DISTINCT FROM legal_due_at AND house_due_at >= ${from} AND house_due_at < ${until}
        UNION ALL
        SELECT id, 'non-disclosure', non_disclosure_until FROM legal_request
         WHERE NOT imported AND non_disclosure_until >= ${from} AND non_disclosure_until < ${until}
        UNION ALL
        SELECT request_id, 'hold', ends_at FROM hold
         WHERE state = 'running' AND kept_alive_at IS NULL AND ends_at >= ${from} AND ends_at < ${until}
        UNION ALL
        SELECT request_id, 'process-owed', due_at FROM process_owed
         WHERE received_at IS NULL AND due_at >= ${from} AND due_at < ${until}
        UNION ALL
        SELECT f.request_id, 'validation', v.at FROM european_form f, LATERAL (SELECT (f.facts ->> 'validationDueAt')::timestamptz AS at) v
         WHERE f.annex = 'I' AND v.at >= ${from} AND v.at < ${until}
           AND NOT EXISTS (SELECT FROM european_word w WHERE w.request_id = f.request_id AND w.kind IN ('validated', 'not-validated'))
      ) d JOIN legal_request r ON r.id = d.request_id ORDER BY d.at, d.request_id, d.kind LIMIT ${linesMax}`;
  },
});

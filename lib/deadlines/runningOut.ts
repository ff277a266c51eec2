import { z } from "zod";
import { query } from "#lib/operation.ts";
import { type Threshold, thresholdOf } from "./deadline.ts";

type Row = { id: string; dueAt: Date; allowedMs: string | null; emergency: boolean };

/**
 * The open requests whose clock has reached a threshold of which nobody was told yet, first due first; at most 200, so that a long night
 * is made up for in several rounds. A clock that stands still runs out for nobody.
 */
export const runningOut = query({
  name: "deadlines.runningOut",
  permission: "deadlines:escalate",
  input: z.object({}),
  async run({ tx, now }): Promise<{ id: string; threshold: Threshold }[]> {
    const rows = await tx.sql<Row>`
      SELECT r.id, COALESCE(r.legal_due_at, r.house_due_at) AS "dueAt", r.clock_allowed_ms AS "allowedMs", r.emergency
        FROM legal_request r
       WHERE r.state IN ('received', 'proposed', 'decided', 'collected', 'produced') AND r.produced_at IS NULL AND r.clock_stopped_at IS NULL
         AND COALESCE(r.legal_due_at, r.house_due_at, 'infinity'::timestamptz)
             <= ${now}::timestamptz + make_interval(secs => COALESCE(r.clock_allowed_ms, 0) / 1000.0 * CASE WHEN r.emergency THEN 0.5 ELSE 0.25 END)
         AND NOT EXISTS (SELECT FROM escalation e WHERE e.request_id = r.id AND e.threshold = CASE
               WHEN COALESCE(r.legal_due_at, r.house_due_at) < ${now} THEN 'past' WHEN r.emergency THEN 'half' ELSE 'three-quarters' END)
       ORDER BY COALESCE(r.legal_due_at, r.house_due_at, 'infinity'::timestamptz), r.id LIMIT 200`;
    return rows.flatMap(({ id, dueAt, allowedMs, emergency }) => {
      const running = { dueAt, emergency, allowedMs: allowedMs === null ? null : Number(allowedMs) };
      const threshold = thresholdOf(running, now);
      return threshold === null ? [] : [{ id, threshold }];
    });
  },
});

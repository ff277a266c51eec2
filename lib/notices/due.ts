import { z } from "zod";
import { query } from "#lib/operation.ts";

const dueMax = 500;

/**
 * Requests whose notice falls due now and has not: nothing binds any more and none was told; or a delay is over; or a later silence has
 * ended. 500 at most; for the job that lets them fall due.
 */
export const due = query({
  name: "notices.due",
  permission: "notices:work",
  input: z.object({}),
  async run({ tx, now }): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>`
      (SELECT r.id FROM legal_request r
        WHERE r.notified_at IS NULL AND NOT r.imported AND r.state IN ('produced', 'closed') AND r.outcome IN ('granted', 'partial')
          AND COALESCE(r.non_disclosure_until, '-infinity'::timestamptz) <= ${now} AND NOT EXISTS (SELECT FROM notice n WHERE n.request_id = r.id)
        ORDER BY COALESCE(r.non_disclosure_until, '-infinity'::timestamptz), r.id LIMIT ${dueMax})
      UNION ALL
      (SELECT n.request_id FROM notice n JOIN legal_request r ON r.id = n.request_id
        WHERE (n.state = 'delayed' AND n.delayed_until <= ${now} OR n.state = 'waiting')
          AND COALESCE(r.non_disclosure_until, '-infinity'::timestamptz) <= ${now} LIMIT ${dueMax})`;
    return rows.map(({ id }) => id).slice(0, dueMax);
  },
});

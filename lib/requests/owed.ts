import { z } from "zod";
import { query } from "#lib/operation.ts";

/** A legal process that is owed after an emergency. */
export type Owed = {
  readonly requestId: string;
  readonly reference: string;
  readonly authorityId: string;
  readonly authority: string;
  readonly country: string;
  readonly owedAt: Date;
  readonly dueAt: Date;
};

/** What is still owed, the most overdue first, at most 200; and how it went so far: in time, late, still owed, of that overdue. */
export const owed = query({
  name: "requests.owed",
  permission: "requests:read",
  input: z.object({}),
  async run({ tx, now }) {
    const rows = await tx.sql<Owed>`
      SELECT w.request_id AS "requestId", r.reference, w.authority_id AS "authorityId", a.name AS authority, a.country, w.owed_at AS "owedAt", w.due_at AS "dueAt"
        FROM process_owed w JOIN legal_request r ON r.id = w.request_id JOIN authority a ON a.id = w.authority_id
       WHERE w.received_at IS NULL ORDER BY w.due_at, w.request_id LIMIT 200`;
    const [counts] = await tx.sql<{ inTime: number; late: number; waiting: number; overdue: number }>`
      SELECT count(*) FILTER (WHERE received_at <= due_at)::int AS "inTime", count(*) FILTER (WHERE received_at > due_at)::int AS late,
             count(*) FILTER (WHERE received_at IS NULL)::int AS waiting, count(*) FILTER (WHERE received_at IS NULL AND due_at < ${now})::int AS overdue
        FROM process_owed`;
    return { rows, counts: counts ?? { inTime: 0, late: 0, waiting: 0, overdue: 0 } };
  },
});

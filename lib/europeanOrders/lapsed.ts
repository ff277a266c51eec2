import { z } from "zod";
import { query } from "#lib/operation.ts";

const lapsedMax = 500;

/** The emergency orders whose validation is overdue and of which nobody spoke, oldest first, 500 at most; for the job that ends their links. */
export const lapsed = query({
  name: "europeanOrders.lapsed",
  permission: "europeanOrders:lapse",
  input: z.object({}),
  async run({ tx, now }): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>`
      SELECT f.request_id AS id FROM european_form f
       WHERE f.annex = 'I' AND (f.facts ->> 'validationDueAt')::timestamptz <= ${now}
         AND NOT EXISTS (SELECT FROM european_word w WHERE w.request_id = f.request_id AND w.kind IN ('validated', 'not-validated'))
         AND NOT EXISTS (SELECT FROM european_lapse l WHERE l.request_id = f.request_id)
       ORDER BY f.given_at, f.id LIMIT ${lapsedMax}`;
    return rows.map(({ id }) => id);
  },
});

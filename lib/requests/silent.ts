import { z } from "zod";
import { query } from "#lib/operation.ts";

/** What was waited for and did not come: the answer to a question, the process after an emergency. */
export type Silent = { readonly requestId: string; readonly awaited: "answer" | "process" };

/** Everything overdue of which the desk was not told yet, at most 500. */
export const silent = query({
  name: "requests.silent",
  permission: "requests:remind",
  input: z.object({}),
  async run({ tx, now }): Promise<Silent[]> {
    return tx.sql<Silent>`
      SELECT request_id AS "requestId", 'answer' AS awaited FROM clarification
       WHERE ending IS NULL AND reminded_at IS NULL AND answer_due_at <= ${now}
      UNION ALL
      SELECT request_id, 'process' FROM process_owed WHERE received_at IS NULL AND told_at IS NULL AND due_at <= ${now}
      LIMIT 500`;
  },
});

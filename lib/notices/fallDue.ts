import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { assertNotSilenced } from "./load.ts";

/** Lets the notice of a request fall due, once nothing binds the service to silence, and tells the desk. By the job, never by a person. */
export const fallDue = operation({
  name: "notices.fallDue",
  permission: "notices:work",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx, now }, { requestId }) {
    const [request] = await tx.sql<{ owed: boolean }>`
      SELECT notified_at IS NULL AND NOT imported AND state IN ('produced', 'closed') AND outcome IN ('granted', 'partial') AS owed
        FROM legal_request WHERE id = ${requestId}`;
    if (request === undefined) throw new Refusal("not-found", "There is no such request.");
    if (!request.owed) throw new Refusal("conflict", "No notice is owed for this request; nothing was changed.");
    await assertNotSilenced(tx, requestId, now);
    const [fallen] = await tx.sql`
      INSERT INTO notice (request_id, state, fell_due_at, changed_at) VALUES (${requestId}, 'due', ${now}, ${now})
      ON CONFLICT (request_id) DO UPDATE SET state = 'due', ground_id = NULL, ground_kind = NULL, ground_stands = NULL, delayed_until = NULL,
         changed_at = ${now}, version = notice.version + 1
       WHERE notice.state = 'waiting' OR notice.state = 'delayed' AND notice.delayed_until <= ${now} RETURNING request_id`;
    if (fallen === undefined) throw new Refusal("conflict", "This notice fell due before; nothing was changed.");
    await tell(tx, now, await deskOf(tx, requestId), { kind: "notice-due", requestId });
    return { result: { requestId }, audit: [{ action: "notice.fellDue", subject: `request:${requestId}` }] };
  },
});

import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { reviewOutcomes } from "./suspicion.ts";

/**
 * Says of one request of a review what was found: what was given stands, or should not have been given. The second is an incident: it
 * is counted, and the desk is told. Written once.
 */
export const judge = operation({
  name: "suspicions.judge",
  permission: "suspicions:review",
  input: z.object({
    id: z.uuid(),
    requestId: z.uuid(),
    outcome: z.enum(reviewOutcomes),
    reason: z.string().trim().min(10, "Say in a sentence what was found").max(4000),
  }),
  async run({ tx, actor, now }, { id, requestId, outcome, reason }) {
    const [row] = await tx.sql<{ judged: boolean }>`
      SELECT outcome <> 'due' AS judged FROM suspicion_review WHERE suspicion_id = ${id} AND request_id = ${requestId} FOR UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "This request is not on the list of this suspicion.");
    if (row.judged)
      throw new Refusal(
        "conflict",
        "Somebody looked at this request before; what was found stands, and nothing was changed.",
      );
    await tx.sql`
      UPDATE suspicion_review SET outcome = ${outcome}, reason = ${reason}, judged_by = ${actor.id}, judged_at = ${now}
       WHERE suspicion_id = ${id} AND request_id = ${requestId}`;
    if (outcome === "should-not-have-been-given") {
      await tell(tx, now, await deskOf(tx, requestId), { kind: "suspicion-raised", requestId });
    }
    return {
      result: { id, requestId },
      audit: [{ action: "suspicion.judged", subject: `suspicion:${id}`, data: { request: requestId, outcome } }],
    };
  },
});

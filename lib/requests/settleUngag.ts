import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { bindsUntil } from "./bindsUntil.ts";
import { load } from "./load.ts";
import { save } from "./save.ts";

/**
 * Countersigns the early end of an order, or declines it. Whoever proposed it may take it back, and never sign it. From the signature on
 * the request is bound until the latest end that remains. It reaches back to its proposal at most.
 */
export const settleUngag = operation({
  name: "requests.settleUngag",
  permission: "requests:gag",
  input: z.object({ endId: z.uuid(), answer: z.enum(["countersign", "decline"]) }),
  async run({ tx, actor, now }, { endId, answer }) {
    const [end] = await tx.sql<{ requestId: string; orderId: string; proposedBy: string; endsAt: Date; open: boolean }>`
      SELECT request_id AS "requestId", non_disclosure_id AS "orderId", proposed_by AS "proposedBy", ends_at AS "endsAt",
             countersigned_by IS NULL AND declined_by IS NULL AS open FROM non_disclosure_end WHERE id = ${endId} FOR UPDATE`;
    if (end === undefined) throw new Refusal("not-found", "There is no such proposal.");
    if (!end.open) throw new Refusal("conflict", "This proposal was settled before; nothing was changed.");
    const about = `request:${end.requestId}` as const;
    const data = { order: end.orderId, endsAt: end.endsAt.toISOString() };
    if (answer === "decline") {
      await tx.sql`UPDATE non_disclosure_end SET declined_by = ${actor.id}, declined_at = ${now} WHERE id = ${endId}`;
      return {
        result: { requestId: end.requestId },
        audit: [{ action: "request.ungagDeclined", subject: about, data }],
      };
    }
    if (end.proposedBy === actor.id) {
      throw new Refusal(
        "forbidden",
        "Nobody countersigns their own proposal; nothing was changed. Another person of counsel decides it.",
      );
    }
    const request = await load(tx, end.requestId);
    await tx.sql`UPDATE non_disclosure_end SET countersigned_by = ${actor.id}, countersigned_at = ${now} WHERE id = ${endId}`;
    await save(tx, request, bindsUntil(request.id));
    return { result: { requestId: request.id }, audit: [{ action: "request.ungagged", subject: about, data }] };
  },
});

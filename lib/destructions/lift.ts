import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Ends the exemption of a request: from now on its retention counts again, and what is over goes in the next night. */
export const lift = operation({
  name: "destructions.lift",
  permission: "destructions:exempt",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx, actor, now }, { requestId }) {
    const [lifted] = await tx.sql`
      UPDATE request_exemption SET lifted_by = ${actor.id}, lifted_at = ${now} WHERE request_id = ${requestId} AND lifted_by IS NULL RETURNING id`;
    if (lifted === undefined)
      throw new Refusal("conflict", "This request is not exempt from destruction; nothing was changed.");
    return { result: { requestId }, audit: [{ action: "request.exemptionLifted", subject: `request:${requestId}` }] };
  },
});

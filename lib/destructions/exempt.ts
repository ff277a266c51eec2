import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Exempts a request from destruction while it is or may be litigated. The database then refuses to destroy anything of it. */
export const exempt = operation({
  name: "destructions.exempt",
  permission: "destructions:exempt",
  input: z.object({
    requestId: z.uuid(),
    reason: z.string().trim().min(10, "Say in a sentence what is litigated").max(2000),
  }),
  async run({ tx, actor, now }, { requestId, reason }) {
    const [request] = await tx.sql`SELECT id FROM legal_request WHERE id = ${requestId}`;
    if (request === undefined) throw new Refusal("not-found", "There is no such request.");
    const [made] = await tx.sql`
      INSERT INTO request_exemption (id, request_id, reason, placed_by, placed_at) VALUES (${newId()}, ${requestId}, ${reason}, ${actor.id}, ${now})
      ON CONFLICT (request_id) WHERE lifted_by IS NULL DO NOTHING RETURNING id`;
    if (made === undefined)
      throw new Refusal("conflict", "This request is exempt from destruction already; nothing was changed.");
    return { result: { requestId }, audit: [{ action: "request.exempted", subject: `request:${requestId}` }] };
  },
});

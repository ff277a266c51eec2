import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { revealReasons } from "#lib/requests/request.ts";
import type { OpenMessage } from "./message.ts";
import { opened } from "./read.ts";

/**
 * Opens the messages of a request: they may name people, so that somebody read them, and why, is an entry. What came in counts as read from then on,
 * unless an auditor looks: their look changes nothing of the case.
 * @throws Refusal `not-found`; `conflict` where nobody wrote yet
 */
export const open = operation({
  name: "messages.open",
  permission: "messages:reveal",
  input: z.object({ id: z.uuid(), reason: z.enum(revealReasons, "Choose the reason for which you read") }),
  async run({ tx, actor, now, ground }, { id, reason }) {
    const [request] = await tx.sql`SELECT id FROM legal_request WHERE id = ${id}`;
    if (request === undefined) throw new Refusal("not-found", "There is no such request.");
    if (actor.role !== "auditor") {
      await tx.sql`UPDATE message SET read_at = ${now} WHERE request_id = ${id} AND direction = 'in' AND read_at IS NULL`;
    }
    const messages: OpenMessage[] = await opened(tx, ground.keys, id);
    if (messages.length === 0) throw new Refusal("conflict", "Nobody has written about this request yet.");
    const data = { reason, messages: messages.length };
    return { result: { messages }, audit: [{ action: "message.opened", subject: `request:${id}`, data }] };
  },
});

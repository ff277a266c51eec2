import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";
import { messageLengthMax } from "./message.ts";
import { assertFirst } from "./once.ts";

/**
 * Writes to the officer who asked. They read it in the portal; by e-mail they learn that something waits, and nothing of what. `once` is made with the
 * form: the same sent twice lands once.
 * @throws Refusal `conflict` where no officer could read it, or it was sent already
 */
export const send = operation({
  name: "messages.send",
  permission: "messages:send",
  input: z.object({
    id: z.uuid(),
    once: z.uuid(),
    text: z.string().trim().min(1, "Write something").max(messageLengthMax, "8,000 characters at most"),
  }),
  async run({ tx, actor, now, ground }, { id, once, text }) {
    const [request] = await tx.sql<{ officer: string | null; disabled: boolean }>`
      SELECT r.officer_id AS officer, o.disabled_at IS NOT NULL AS disabled
        FROM legal_request r LEFT JOIN officer o ON o.id = r.officer_id WHERE r.id = ${id}`;
    if (request === undefined) throw new Refusal("not-found", "There is no such request. Nothing was sent.");
    if (request.officer === null) {
      throw new Refusal(
        "conflict",
        "This request did not come through the portal, so nobody could read a message there. Nothing was sent: answer the way it came.",
      );
    }
    if (request.disabled) {
      throw new Refusal(
        "conflict",
        "The officer of this request can no longer sign in. Nothing was sent: speak to their authority.",
      );
    }
    await assertFirst(tx, once);
    await postMessage(tx, ground.keys, now, {
      id: once,
      requestId: id,
      direction: "out",
      kind: "message",
      text,
      sentBy: actor.id,
    });
    return {
      result: { id: once },
      audit: [{ action: "message.sent", subject: `request:${id}`, data: { message: once, kind: "message" } }],
    };
  },
});

import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { openConnector } from "./connector.ts";
import { assertNotSilenced, load, save } from "./load.ts";
import { messagesOf, webhookBody } from "./message.ts";
import { nextAttempt } from "./notice.ts";
import { textsFor } from "./textsFor.ts";
import { post } from "./webhook.ts";

/**
 * Posts one notice that is on its way, before the transaction, and records what the platform said. What failed is tried again, later each
 * time; after the last attempt the desk is told. The webhook's id stays the same, so that the platform can tell a repeat.
 */
export const deliver = operation({
  name: "notices.deliver",
  permission: "notices:work",
  input: z.object({ requestId: z.uuid() }),
  async prepare({ ground, now, read }, { requestId }) {
    const { notice, message, texts, connector } = await read(async (tx) => {
      const notice = await load(tx, requestId);
      if (notice.state !== "sending") throw new Refusal("conflict", "This notice is not on its way; nothing was sent.");
      await assertNotSilenced(tx, requestId, now);
      const [message] = await messagesOf(tx, ground.keys, [requestId]);
      if (message === undefined) throw new Error("the request of a notice is gone");
      const texts = await textsFor(tx, requestId, now);
      return { notice, message, texts, connector: await openConnector(tx, ground.keys) };
    });
    const answered = await post({
      ...connector,
      id: `notice_${requestId}`,
      body: webhookBody(message, texts, now),
      at: now,
    });
    return { notice, answered, targets: message.targets.length };
  },
  async run({ tx, now }, { requestId }, { notice, answered, targets }) {
    const attempts = notice.attempts + 1;
    const about = `request:${requestId}` as const;
    if (answered.taken) {
      await save(
        tx,
        notice,
        now,
        fragment`state = 'handed-over', handed_over_at = ${now}, attempts = ${attempts}, failure = NULL`,
      );
      return {
        result: { taken: true },
        audit: [{ action: "notice.handedOver", subject: about, data: { by: "webhook", targets, attempts } }],
      };
    }
    const { failure } = answered;
    const again = nextAttempt(attempts, now);
    const state = again === null ? "failed" : "sending";
    await save(tx, notice, now, fragment`state = ${state}, attempts = ${attempts}, failure = ${failure}`);
    if (again !== null)
      await enqueue(tx, "send-notice", { requestId }, { key: `send-notice:${requestId}`, runAt: again });
    else await tell(tx, now, await deskOf(tx, requestId), { kind: "notice-due", requestId });
    return {
      result: { taken: false },
      audit: [{ action: "notice.refused", subject: about, data: { failure, attempts, state } }],
    };
  },
});

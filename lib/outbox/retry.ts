import { z } from "zod";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Puts a mail that failed, or that was kept while no mail server was configured, back into the outbox, with all its attempts before it. */
export const retry = operation({
  name: "outbox.retry",
  permission: "outbox:retry",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const [changed] = await tx.sql<{ template: string }>`
      UPDATE mail SET state = 'waiting', attempts = 0, failure = NULL
       WHERE id = ${id} AND state IN ('failed', 'kept') AND sealed IS NOT NULL RETURNING template`;
    if (changed === undefined) {
      const [mail] = await tx.sql<{ state: string }>`SELECT state FROM mail WHERE id = ${id}`;
      if (mail === undefined) throw new Refusal("not-found", "There is no such mail. Nothing was changed.");
      throw new Refusal(
        "conflict",
        `This mail is ${mail.state}, so there is nothing to try again. Nothing was changed.`,
      );
    }
    await enqueue(tx, "send-mail", { id }, { key: `send-mail:${id}` });
    const { template } = changed;
    return { result: { id }, audit: [{ action: "mail.queued", subject: `mail:${id}`, data: { template } }] };
  },
});

import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { connectorOf } from "./connector.ts";
import { assertNotSilenced, load, save } from "./load.ts";
import { assertNotice } from "./notice.ts";

/** Sends a notice to the platform by the webhook, which then tells its user. A job posts it, again and later while it fails. */
export const send = operation({
  name: "notices.send",
  permission: "notices:send",
  input: z.object({ requestId: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { requestId, version }) {
    const notice = await load(tx, requestId, version);
    assertNotice(notice, "send");
    await assertNotSilenced(tx, requestId, now);
    if ((await connectorOf(tx)).kind !== "webhook") {
      throw new Refusal(
        "conflict",
        "No webhook is set, so nothing can be sent; nothing was changed. Export a file instead, or have an administrator set one.",
      );
    }
    const next = await save(tx, notice, now, fragment`state = 'sending', attempts = 0, failure = NULL`);
    await enqueue(tx, "send-notice", { requestId }, { key: `send-notice:${requestId}` });
    return {
      result: { requestId, version: next },
      audit: [{ action: "notice.sent", subject: `request:${requestId}`, data: { by: "webhook" } }],
    };
  },
});

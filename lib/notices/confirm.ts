import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertNotSilenced, load, save } from "./load.ts";
import { assertNotice } from "./notice.ts";

/** Records that the platform has told its user. From then on the request counts as told. */
export const confirm = operation({
  name: "notices.confirm",
  permission: "notices:send",
  input: z.object({ requestId: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { requestId, version }) {
    const notice = await load(tx, requestId, version);
    assertNotice(notice, "confirm");
    await assertNotSilenced(tx, requestId, now);
    const next = await save(tx, notice, now, fragment`state = 'told'`);
    const [told] = await tx.sql`
      UPDATE legal_request SET notified_at = ${now}, version = version + 1 WHERE id = ${requestId} AND notified_at IS NULL RETURNING id`;
    if (told === undefined) throw new Refusal("conflict", "The user was told before; nothing was changed.");
    return {
      result: { requestId, version: next },
      audit: [{ action: "request.notified", subject: `request:${requestId}`, data: { by: "platform" } }],
    };
  },
});

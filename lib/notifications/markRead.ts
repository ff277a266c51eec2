import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Marks one of one's own notifications as read, or, with null, all of them. What was told while the list was drawn and is not in it yet
 * stays unread: `until` is when the reader's list was drawn.
 * @throws Refusal `conflict` where nothing was left unread
 */
export const markRead = operation({
  name: "notifications.markRead",
  permission: "notifications:read",
  input: z.object({ id: z.uuid().nullable(), until: z.coerce.date().optional() }),
  async run({ tx, actor, now }, { id, until }) {
    const which = id === null ? fragment`told_at <= ${until ?? now}` : fragment`id = ${id}`;
    const rows = await tx.sql`
      UPDATE notification SET read_at = ${now} WHERE person_id = ${actor.id} AND read_at IS NULL AND ${which} RETURNING id`;
    if (rows.length === 0) throw new Refusal("conflict", "Nothing was left to read; nothing was changed.");
    return {
      result: { read: rows.length },
      audit: [{ action: "notification.read", subject: `person:${actor.id}`, data: { read: rows.length } }],
    };
  },
});

import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import type { Notification } from "./notification.ts";

const pageMax = 50;
const place = z.tuple([z.string().regex(/^\d{1,14}$/), z.uuid()]);

/** What the reader was told, newest first, 50 a page; `next` is the `after` of the page that follows, or null. */
export const list = query({
  name: "notifications.list",
  permission: "notifications:read",
  input: z.object({ after: z.string().max(1000).optional(), unread: z.boolean().default(false) }),
  async run({ tx, actor }, { after, unread }): Promise<{ rows: Notification[]; next: string | null }> {
    const [ms, id] = after === undefined ? [null, null] : readCursor(after, place);
    const beyond =
      ms === null ? fragment`true` : fragment`(n.told_at, n.id) < (${new Date(Number(ms))}::timestamptz, ${id}::uuid)`;
    const found = await tx.sql<Notification>`
      SELECT n.id, n.kind, n.request_id AS "requestId", r.reference, a.name AS authority, n.told_at AS "toldAt", n.read_at AS "readAt"
        FROM notification n LEFT JOIN legal_request r ON r.id = n.request_id LEFT JOIN authority a ON a.id = r.authority_id
       WHERE n.person_id = ${actor.id} AND ${beyond} AND ${unread ? fragment`n.read_at IS NULL` : fragment`true`}
       ORDER BY n.told_at DESC, n.id DESC LIMIT ${pageMax + 1}`;
    const last = found[pageMax - 1];
    const next =
      found.length > pageMax && last !== undefined ? writeCursor([String(last.toldAt.getTime()), last.id]) : null;
    return { rows: found.slice(0, pageMax), next };
  },
});

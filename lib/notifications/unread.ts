import { z } from "zod";
import { query } from "#lib/operation.ts";
import { unreadMax } from "./notification.ts";

/** How much the reader has not read yet; counted up to 99, and one more stands for any number beyond. */
export const unread = query({
  name: "notifications.unread",
  permission: "notifications:read",
  input: z.object({}),
  async run({ tx, actor }): Promise<number> {
    const [row] = await tx.sql<{ unread: number }>`
      SELECT count(*)::int AS unread FROM (
        SELECT FROM notification WHERE person_id = ${actor.id} AND read_at IS NULL LIMIT ${unreadMax + 1}) first`;
    return row?.unread ?? 0;
  },
});

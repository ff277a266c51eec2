import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { Digest } from "./notification.ts";

/** How the reader is told by e-mail; not at all until they choose. */
export const preference = query({
  name: "notifications.preference",
  permission: "notifications:read",
  input: z.object({}),
  async run({ tx, actor }): Promise<Digest> {
    const [row] = await tx.sql<{ digest: Digest }>`
      SELECT digest FROM notification_preference WHERE person_id = ${actor.id}`;
    return row?.digest ?? "off";
  },
});

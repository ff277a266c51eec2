import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { digests } from "./notification.ts";

/**
 * Chooses how one is told by e-mail: not at all, at once (within a minute), or once a day.
 * @throws Refusal `conflict` where it is chosen already
 */
export const choose = operation({
  name: "notifications.choose",
  permission: "notifications:read",
  input: z.object({ digest: z.enum(digests) }),
  async run({ tx, actor, now }, { digest }) {
    const [row] = await tx.sql`
      INSERT INTO notification_preference (person_id, digest, chosen_at) VALUES (${actor.id}, ${digest}, ${now})
      ON CONFLICT (person_id) DO UPDATE SET digest = excluded.digest, chosen_at = excluded.chosen_at
        WHERE notification_preference.digest <> excluded.digest RETURNING digest`;
    if (row === undefined) throw new Refusal("conflict", "This is chosen already; nothing was changed.");
    return {
      result: { digest },
      audit: [{ action: "notification.chosen", subject: `person:${actor.id}`, data: { digest } }],
    };
  },
});

import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** What is kept of a feed's secret: its SHA-256. The secret has 256 random bits, so no slow hash is needed. */
export function feedHash(secret: string): Buffer {
  return createHash("sha256").update(`calendar-feed:${secret}`).digest();
}

/**
 * Makes the asker's own address of the calendar; the one before stops answering. `version` is that of the address that the asker saw, 0 for
 * none, so that of two renewals one wins. The secret is answered once and never again.
 */
export const renewFeed = operation({
  name: "deadlines.renewFeed",
  permission: "deadlines:read",
  input: z.object({ version: z.coerce.number().int().min(0) }),
  async run({ tx, actor, now }, { version }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person has a calendar; nothing was changed.");
    const secret = randomBytes(32).toString("base64url");
    const hash = feedHash(secret);
    const changed =
      version === 0
        ? await tx.sql`INSERT INTO calendar_feed (person_id, token_hash, made_at) VALUES (${actor.id}, ${hash}, ${now})
            ON CONFLICT DO NOTHING RETURNING person_id`
        : await tx.sql`UPDATE calendar_feed SET token_hash = ${hash}, made_at = ${now}, version = version + 1
            WHERE person_id = ${actor.id} AND version = ${version} RETURNING person_id`;
    if (changed.length === 0) {
      throw new Refusal("conflict", "Your calendar's address was renewed meanwhile; nothing was changed. Look again.");
    }
    const data = { version: version + 1 };
    return {
      result: { secret, version: version + 1 },
      audit: [{ action: "calendar.renewed", subject: `person:${actor.id}`, data }],
    };
  },
});

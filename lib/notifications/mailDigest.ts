import { z } from "zod";
import { address } from "#lib/auth/address.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMail } from "#lib/telling/mail.ts";
import { type Digest, digestText } from "./notification.ts";

/**
 * Puts into the outbox one mail about everything that a person has neither read nor been mailed: how much of what waits, and where; no
 * reference, no authority, no name. Run by a job; of two that run at once one finds nothing left.
 * @throws Refusal `conflict` where nothing waits, or they do not want it
 */
export const mailDigest = operation({
  name: "notifications.mailDigest",
  permission: "notifications:mail",
  input: z.object({ personId: z.uuid() }),
  async run({ tx, now, ground }, { personId }) {
    const [person] = await tx.sql<{ email: string; digest: Digest }>`
      SELECT p.email, c.digest FROM person p JOIN notification_preference c ON c.person_id = p.id AND c.digest <> 'off'
       WHERE p.id = ${personId} AND p.disabled_at IS NULL`;
    if (person === undefined) throw new Refusal("conflict", "This person is told nothing by e-mail; nothing was sent.");
    const rows = await tx.sql<{ kind: string }>`
      UPDATE notification SET mailed_at = ${now} WHERE person_id = ${personId} AND read_at IS NULL AND mailed_at IS NULL RETURNING kind`;
    if (rows.length === 0) throw new Refusal("conflict", "Nothing waits for this person; nothing was sent.");
    const { subject, text } = digestText(
      rows.map(({ kind }) => kind),
      address(),
    );
    await postMail(tx, ground.keys, now, { to: person.email, subject, text, template: "notification-digest" });
    return {
      result: { told: rows.length },
      audit: [{ action: "notification.mailed", subject: `person:${personId}`, data: { told: rows.length } }],
    };
  },
});

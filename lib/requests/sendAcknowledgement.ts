import { z } from "zod";
import { address } from "#lib/auth/address.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMail } from "#lib/telling/mail.ts";

type Row = { reference: string; officerId: string | null; email: string | null; acknowledgedAt: Date };

/**
 * Tells the officer that the request was received, once: a message at the portal, and a mail that says that it is there. Without an
 * officer (by post, by hand) only the time was to be recorded. Run by a job, a minute after the acknowledgement.
 * @throws Refusal `conflict` where it was taken back or sent before
 */
export const sendAcknowledgement = operation({
  name: "requests.sendAcknowledgement",
  permission: "requests:dispatch",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now, ground }, { id }) {
    const [row] = await tx.sql<Row>`
      UPDATE legal_request r SET acknowledgement_sent_at = ${now} FROM legal_request own LEFT JOIN officer o ON o.id = own.officer_id
       WHERE r.id = ${id} AND own.id = r.id AND r.acknowledged_at IS NOT NULL AND r.acknowledgement_sent_at IS NULL
      RETURNING r.reference, o.id AS "officerId", CASE WHEN o.disabled_at IS NULL THEN o.email END AS email, r.acknowledged_at AS "acknowledgedAt"`;
    if (row === undefined) {
      throw new Refusal("conflict", "The acknowledgement was taken back, or was sent before; nothing was sent.");
    }
    if (row.officerId !== null) {
      const message = newId();
      const text = `We have received your request ${row.reference}. The time of this acknowledgement is recorded; what follows is told here.`;
      const { bytes, keyId } = seal(ground.keys, text, `message:${message}`);
      await tx.sql`
        INSERT INTO message (id, request_id, direction, kind, sealed, key_id, sent_by, sent_at)
        VALUES (${message}, ${id}, 'out', 'acknowledgement', ${bytes}, ${keyId}, ${actor.id}, ${now})`;
    }
    if (row.email !== null) {
      await postMail(tx, ground.keys, now, {
        to: row.email,
        subject: "Your request was received",
        text: `A request of yours was received.\nSign in to follow it: ${address()}/officer\n`,
        template: "request-acknowledged",
        requestId: id,
      });
    }
    const data = { told: row.email !== null, acknowledgedAt: row.acknowledgedAt.toISOString() };
    return {
      result: { told: row.email !== null },
      audit: [{ action: "request.acknowledgementSent", subject: `request:${id}`, data }],
    };
  },
});

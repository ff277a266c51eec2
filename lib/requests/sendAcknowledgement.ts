import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";

type Row = { reference: string; officerId: string | null; signsIn: boolean; acknowledgedAt: Date };

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
      RETURNING r.reference, o.id AS "officerId", o.id IS NOT NULL AND o.disabled_at IS NULL AS "signsIn", r.acknowledged_at AS "acknowledgedAt"`;
    if (row === undefined) {
      throw new Refusal("conflict", "The acknowledgement was taken back, or was sent before; nothing was sent.");
    }
    if (row.officerId !== null) {
      const text = `We have received your request ${row.reference}. The time of this acknowledgement is recorded; what follows is told here.`;
      const message = { requestId: id, direction: "out", kind: "acknowledgement", text, sentBy: actor.id } as const;
      await postMessage(tx, ground.keys, now, message);
    }
    const data = { told: row.signsIn, acknowledgedAt: row.acknowledgedAt.toISOString() };
    return {
      result: { told: row.signsIn },
      audit: [{ action: "request.acknowledgementSent", subject: `request:${id}`, data }],
    };
  },
});

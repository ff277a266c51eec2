import { z } from "zod";
import { requesterLookup } from "#lib/evidence/keep.ts";
import { hostName, hostOfAddress } from "#lib/lookAlike.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const address = z
  .string()
  .trim()
  .max(320)
  .nullable()
  .default(null)
  .refine(
    (text) => text === null || hostOfAddress(text) !== null || hostName(text) !== null,
    "An address such as name@office.example",
  );

/**
 * Writes down from where a demand says that it comes: the address, where answers go, the number it gives for a call-back. Kept are the
 * domains, and keyed indexes of address and number; neither can be read back. Written again, it takes the place of what was there.
 */
export const recordSender = operation({
  name: "suspicions.recordSender",
  permission: "suspicions:raise",
  input: z.object({
    requestId: z.uuid(),
    /** When it was written last, as the asker saw it; null where nothing was. Of two at once, one wins. */
    seenAt: z.coerce.date().nullable().default(null),
    from: address,
    replyTo: address,
    phone: z
      .string()
      .trim()
      .max(50)
      .regex(/^(\+|00)?[\d\s().-]{6,}$/, "A telephone number with its country code")
      .nullable()
      .default(null),
  }),
  async run({ tx, actor, now, ground }, { requestId, seenAt, from, replyTo, phone }) {
    if (from === null && phone === null) {
      const sentence = "Write down the sender's address or the number.";
      throw new Refusal("invalid", `${sentence} Nothing was saved.`, { from: sentence });
    }
    const [request] =
      await tx.sql`SELECT id FROM legal_request WHERE id = ${requestId} AND NOT imported FOR NO KEY UPDATE`;
    if (request === undefined) throw new Refusal("not-found", "There is no such request that came to this desk.");
    const [before] = await tx.sql<{
      at: Date;
    }>`SELECT recorded_at AS at FROM request_sender WHERE request_id = ${requestId}`;
    if ((before?.at.getTime() ?? null) !== (seenAt?.getTime() ?? null)) {
      throw new Refusal(
        "conflict",
        "Somebody else was first and wrote down the sender; nothing of yours was saved. Look at it again.",
      );
    }
    const hostOf = (text: string | null) => (text === null ? null : (hostOfAddress(text) ?? hostName(text)));
    await tx.sql`
      INSERT INTO request_sender (request_id, domain, reply_domain, address_lookup, phone_lookup, recorded_by, recorded_at)
      VALUES (${requestId}, ${hostOf(from)}, ${hostOf(replyTo)}, ${from?.includes("@") ? requesterLookup(ground.keys, from) : null},
        ${phone === null ? null : requesterLookup(ground.keys, phone)}, ${actor.id}, ${now})
      ON CONFLICT (request_id) DO UPDATE SET domain = EXCLUDED.domain, reply_domain = EXCLUDED.reply_domain,
        address_lookup = EXCLUDED.address_lookup, phone_lookup = EXCLUDED.phone_lookup, recorded_by = EXCLUDED.recorded_by, recorded_at = EXCLUDED.recorded_at`;
    const data = { address: from !== null, replyTo: replyTo !== null, phone: phone !== null };
    return {
      result: { requestId },
      audit: [{ action: "request.senderRecorded", subject: `request:${requestId}`, data }],
    };
  },
});

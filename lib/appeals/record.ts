import { z } from "zod";
import { houseSource } from "#lib/bans/ban.ts";
import { isCountry } from "#lib/country.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type BanReference, banReference, statementLengthMax } from "./appeal.ts";

/**
 * Records an appeal that reached staff another way: by post, by mail, from a court of settlement. `ban` is its address here or
 * `source:id`. `key` is made by the form and is the appeal's id: what is sent twice lands once.
 */
export const record = operation({
  name: "appeals.record",
  permission: "appeals:record",
  input: z.object({
    key: z.uuid().optional(),
    ban: z.string().trim().min(1, "Say which ban is appealed").max(400),
    receivedAt: z.coerce.date(),
    country: z
      .string()
      .transform((text) => (text === "" ? null : text))
      .nullable()
      .default(null)
      .refine((code) => code === null || isCountry(code), "A code of ISO 3166-1, such as IN"),
    statement: z.string().trim().max(statementLengthMax, `At most ${statementLengthMax} characters`).default(""),
  }),
  async run({ tx, actor, now, ground }, { key, ban, receivedAt, country, statement }) {
    if (receivedAt > now) {
      const sentence = "Nothing was received in the future; nothing was recorded.";
      throw new Refusal("invalid", sentence, { receivedAt: sentence });
    }
    const reference = banReference(ban);
    const named = reference === null ? null : await nameOf(tx, reference);
    if (named === null) {
      const sentence =
        "No ban is known by this; give the reference on its page, or the source and its own id as source:id.";
      throw new Refusal("invalid", `${sentence} Nothing was recorded.`, { ban: sentence });
    }
    const id = key ?? newId();
    const sealed = statement === "" ? null : seal(ground.keys, statement, `appeal:${id}`);
    const [row] = await tx.sql`
      INSERT INTO appeal (id, source, sender_id, ban_source, ban_sender_id, country, received_at, stated, sealed, key_id, recorded_by, recorded_at)
      VALUES (${id}, ${houseSource}, ${id}, ${named.source}, ${named.senderId}, ${country}, ${receivedAt}, ${sealed !== null},
        ${sealed?.bytes ?? null}, ${sealed?.keyId ?? null}, ${actor.id}, ${now}) ON CONFLICT DO NOTHING RETURNING id`;
    if (row === undefined) throw new Refusal("conflict", "This appeal is recorded already; nothing was added.");
    const data = { source: houseSource, receivedAt: receivedAt.toISOString(), country };
    return { result: { id }, audit: [{ action: "appeal.received", subject: `appeal:${id}`, data }] };
  },
});

/** The sender's own name of a ban; null where the ledger has none at that address, or it is no ban but a reinstatement. */
async function nameOf({ sql }: Tx, reference: BanReference): Promise<{ source: string; senderId: string } | null> {
  const address =
    "key" in reference
      ? fragment`${reference.key}::uuid`
      : fragment`ban_address(${reference.source}, ${reference.senderId})`;
  const [found] = await sql<{ source: string; senderId: string; action: string }>`
    SELECT h.source, b.sender_id AS "senderId", b.action FROM ban_at(${address}) b JOIN batch h ON h.id = b.batch_id`;
  if (found?.action === "reinstate") return null;
  if (found !== undefined) return { source: found.source, senderId: found.senderId };
  // Named by its sender's id it may still arrive; an address alone says nothing before.
  return "key" in reference ? null : reference;
}

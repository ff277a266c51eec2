import { z } from "zod";
import { houseSource } from "#lib/bans/ban.ts";
import { isCountry } from "#lib/country.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { assertReceived } from "#lib/received.ts";
import { Refusal } from "#lib/refusal.ts";
import { type BanName, banNameOf, banReference, type KnownBan, statementLengthMax } from "./appeal.ts";

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
    assertReceived(receivedAt, now);
    const named = await nameOf(tx, ban);
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

async function nameOf({ sql }: Tx, text: string): Promise<BanName> {
  const reference = banReference(text);
  if (reference === null) return banNameOf(reference, undefined);
  const address =
    "key" in reference
      ? fragment`${reference.key}::uuid`
      : fragment`ban_address(${reference.source}, ${reference.senderId})`;
  const [known] = await sql<KnownBan>`
    SELECT source, sender_id AS "senderId", action, to_char(archived, 'YYYY-MM') AS archived FROM ban_name_at(${address})`;
  return banNameOf(reference, known);
}

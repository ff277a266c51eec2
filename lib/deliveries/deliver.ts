import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { address } from "#lib/auth/address.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Language } from "#lib/letters/kinds.ts";
import { dayIn, type Letter, versionInForce, wordsIn } from "#lib/letters/letter.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import { postMail } from "#lib/telling/mail.ts";
import { assertHandles } from "#lib/vault/handling.ts";
import { copy } from "./copy.ts";
import { channels, directMax, fetchPath, openDays } from "./delivery.ts";
import { encrypt, endings } from "./encrypt.ts";
import { type Reached, reach } from "./reach.ts";
import { makeSecret } from "./secret.ts";

const dayMs = 86_400_000;

/**
 * Delivers a production to one officer: packed with their name on every page, encrypted to their key or with a secret that is answered once
 * and kept nowhere, behind a link that ends. May be done again, to another key or officer or when the link has ended; nothing is collected
 * again. `seen` is how many deliveries of it the asker saw. That two people released the production was decided before.
 */
export const deliver = operation({
  name: "deliveries.deliver",
  permission: "deliveries:deliver",
  input: z.object({
    requestId: z.uuid(),
    officerId: z.uuid("Choose an officer"),
    channel: z.enum(channels, "Choose how it is encrypted"),
    days: z.coerce.number().int().min(1).max(45),
    fetchesMax: z.coerce.number().int().min(1, "At least once").max(20, "At most 20 times"),
    seen: z.coerce.number().int().min(0),
  }),
  async prepare({ actor, ground, now, read }, { requestId, officerId, channel, days }) {
    const { reached, certificate, service, language } = await read(async (tx) => {
      await assertHandles(tx, actor, requestId, "production");
      const reached = await reach(tx, now, { requestId, officerId, channel });
      const language = reached.language as Language;
      const settings = settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
      const certificate = await versionInForce(tx.sql, "certificate", language, now);
      return { reached, certificate, service: settings.name, language };
    });
    assertDays(reached.instrument, days);
    const deliveryId = newId();
    const { production, letter } = opened(ground.keys, reached);
    const packed = await copy({ deliveryId, at: now, service, language, certificate, reached, production, letter });
    const secret = channel === "secret" ? makeSecret() : null;
    const bytes = await encrypt(channel, secret ?? reached.publicKey ?? "", packed, now);
    return { deliveryId, service, language, secret, bytes, reached, size: packed.length };
  },
  async run({ tx, actor, now, ground }, { requestId, officerId, channel, days, fetchesMax, seen }, made) {
    const reached = await reach(tx, now, { requestId, officerId, channel });
    await assertSeen(tx, reached, made.reached, seen);
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(now.getTime() + days * dayMs);
    const sha256 = createHash("sha256").update(made.bytes).digest();
    const fileName = `${reached.fileName.replace(/[.]zip$/, "")}-${seen + 1}.zip${endings[channel]}`;
    const sealed = seal(ground.keys, made.bytes, `delivery:${made.deliveryId}`);
    await tx.sql`
      INSERT INTO delivery (id, request_id, production_id, number, officer_id, channel, officer_key_id, token_hash, file_name, sha256, size,
        sealed, key_id, fetches_max, made_by, made_at, expires_at)
      VALUES (${made.deliveryId}, ${requestId}, ${reached.productionId}, ${seen + 1}, ${officerId}, ${channel},
        ${channel === "secret" ? null : reached.officerKeyId}, ${createHash("sha256").update(token).digest()}, ${fileName}, ${sha256},
        ${made.bytes.length}, ${sealed.bytes}, ${sealed.keyId}, ${fetchesMax}, ${actor.id}, ${now}, ${expiresAt})`;
    const hex = sha256.toString("hex");
    await mailLink(tx, ground.keys, now, { requestId, reached, made, token, expiresAt, fetchesMax, sha256: hex });
    const data = {
      ...{ delivery: made.deliveryId, number: seen + 1, officer: officerId, channel, fetchesMax, sha256: hex },
      ...{ size: made.bytes.length, overDirectLimit: made.size > directMax, expiresAt: expiresAt.toISOString() },
    };
    return {
      result: { id: made.deliveryId, number: seen + 1, secret: made.secret, expiresAt, officer: reached.officerName },
      audit: [{ action: "production.delivered", subject: `request:${requestId}`, data }],
    };
  },
});

function assertDays(instrumentId: string, days: number): void {
  const { min, max } = openDays(instrumentId);
  if (days >= min && days <= max) return;
  const sentence = `Under this instrument a link stays open for ${min} to ${max} days`;
  throw new Refusal("invalid", `${sentence}. Nothing was delivered.`, { days: sentence });
}

function opened(keys: Keyring, reached: Reached): { production: Buffer; letter: Letter } {
  const { productionId: id, keyId, sealed, sheetKeyId, sheetSealed } = reached;
  const production = open(keys, { keyId, bytes: sealed }, `production:${id}`);
  const letter = open(keys, { keyId: sheetKeyId, bytes: sheetSealed }, `production-sheet:${id}`);
  return { production, letter: JSON.parse(letter.toString("utf8")) };
}

/** Since it was packed: nobody delivered, and the key that it was encrypted to is still the officer's. */
async function assertSeen(tx: Tx, reached: Reached, before: Reached, seen: number): Promise<void> {
  if (reached.officerKeyId !== before.officerKeyId) {
    throw new Refusal(
      "conflict",
      `${reached.officerName} changed their key meanwhile. Nothing was delivered: deliver again, to the new one.`,
    );
  }
  await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`deliveries:${reached.productionId}`}))`;
  const [row] = await tx.sql<{ count: number }>`
    SELECT count(*)::int AS count FROM delivery WHERE production_id = ${reached.productionId}`;
  if (reached.productionId === before.productionId && row?.count === seen) return;
  throw new Refusal(
    "conflict",
    "Somebody delivered this production meanwhile. Nothing was delivered: look at it first.",
  );
}

type Sent = {
  requestId: string;
  reached: Reached;
  made: { service: string; language: Language; secret: string | null };
  token: string;
  expiresAt: Date;
  fetchesMax: number;
  sha256: string;
};

/** The mail says where it waits and until when. The secret is never in it. */
async function mailLink(tx: Tx, keys: Keyring, now: Date, sent: Sent): Promise<void> {
  const { requestId, reached, made, token, expiresAt, fetchesMax, sha256 } = sent;
  const { mail } = wordsIn(made.language);
  await postMail(tx, keys, now, {
    to: reached.officerEmail,
    subject: mail.subject(reached.reference),
    text: mail.text({
      link: `${address()}${fetchPath(token)}`,
      until: `${dayIn(made.language, expiresAt, "UTC")}, ${expiresAt.toISOString().slice(11, 16)} UTC`,
      times: fetchesMax,
      sha256,
      how: made.secret === null ? mail.toKey : mail.toSecret,
      service: made.service,
    }),
    template: "delivery",
    requestId,
  });
}

import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import { address } from "#lib/auth/address.ts";
import type { Ground } from "#lib/db/ground.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { minuteWords } from "#lib/instant.ts";
import { invitationDays, invitationPath, invitationPattern } from "#lib/officers/officer.ts";
import { Refusal } from "#lib/refusal.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import { postMail } from "#lib/telling/mail.ts";

/** What is kept of a token: its SHA-256. The token has 256 random bits, so no slow hash is needed. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

type Invited = { readonly id: string; readonly name: string; readonly email: string; readonly authority: string };

/**
 * Sends the one link that opens for this officer from now on; any before it stops opening. It goes to the officer's own address and is
 * shown to nobody of the desk. Answers when it expires.
 */
export async function sendInvitation(
  tx: Tx,
  { keys }: Pick<Ground, "keys">,
  by: Actor,
  now: Date,
  officer: Invited,
): Promise<Date> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  await voidInvitations(tx, officer.id, now);
  await tx.sql`
    INSERT INTO officer_invitation (token_hash, officer_id, invited_by, invited_at, expires_at)
    VALUES (${tokenHash(token)}, ${officer.id}, ${by.id}, ${now}, ${expiresAt})`;
  const { name: service } = settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
  await postMail(tx, keys, now, {
    to: officer.email,
    template: "officer-invitation",
    subject: `Access to the request portal of ${service}`,
    text: letter(officer, service, `${address()}${invitationPath(token)}`, expiresAt),
  });
  return expiresAt;
}

function letter({ name, authority }: Invited, service: string, link: string, expiresAt: Date): string {
  return `${name},

${service} has verified you as an officer of ${authority} and opens its request portal to you:

${link}

The link opens once, until ${minuteWords(expiresAt)}. With it you set up a passkey, or a password and an
authenticator app. From then on neither this link nor any e-mail lets anybody in: if you lose what you set up, ask us to invite you anew.

If you did not expect this, do not open the link, and tell us by a way that you know to be ours.
`;
}

/** Links of this officer that were not used yet stop opening. They stay, so that it can be said of each what became of it. */
export async function voidInvitations(tx: Pick<Tx, "sql">, officerId: string, now: Date): Promise<void> {
  await tx.sql`
    UPDATE officer_invitation SET voided_at = ${now} WHERE officer_id = ${officerId} AND used_at IS NULL AND voided_at IS NULL`;
}

/** What an officer got in with opens nothing any more. */
export async function forgetFactors(tx: Pick<Tx, "sql">, officerId: string): Promise<void> {
  await tx.sql`DELETE FROM officer_password WHERE officer_id = ${officerId}`;
  await tx.sql`DELETE FROM officer_passkey WHERE officer_id = ${officerId}`;
  await tx.sql`DELETE FROM officer_challenge WHERE officer_id = ${officerId}`;
}

export type Invitation = Invited & {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly voidedAt: Date | null;
  readonly disabledAt: Date | null;
};

/** Whom a link is for; undefined where it is nobody's. */
export async function findInvitation(tx: Pick<Tx, "sql">, token: string): Promise<Invitation | undefined> {
  if (!invitationPattern.test(token)) return undefined;
  const [found] = await tx.sql<Invitation>`
    SELECT o.id, o.name, o.email, a.name AS authority, i.expires_at AS "expiresAt", i.used_at AS "usedAt", i.voided_at AS "voidedAt",
           o.disabled_at AS "disabledAt"
      FROM officer_invitation i JOIN officer o ON o.id = i.officer_id JOIN authority a ON a.id = o.authority_id
     WHERE i.token_hash = ${tokenHash(token)}`;
  return found;
}

/** @throws Refusal `not-found` for a link that is nobody's or was replaced, `conflict` for one that is used or expired */
export function assertOpen(found: Invitation | undefined, now: Date): asserts found is Invitation {
  const ask = "Ask the service for a new invitation.";
  if (found === undefined || found.voidedAt !== null || found.disabledAt !== null) {
    throw new Refusal("not-found", `This link opens nothing: it is mistyped, or a newer one took its place. ${ask}`);
  }
  if (found.usedAt !== null) {
    throw new Refusal(
      "conflict",
      "This link was used already: it opens once. Sign in with what was set up. If it was not you who used it, tell the service now.",
    );
  }
  if (found.expiresAt <= now) throw new Refusal("conflict", `This link has expired. Nothing was changed. ${ask}`);
}

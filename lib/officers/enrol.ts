import { append } from "#lib/audit/append.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { hashPassword, passwordLengthMax, passwordLengthMin } from "#lib/auth/password.ts";
import { forgetFailures } from "#lib/auth/throttle.ts";
import { seal } from "#lib/crypto/seal.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import type { EnrolledWith } from "#lib/officers/officer.ts";
import { Refusal } from "#lib/refusal.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import { codeContext, enrolmentUri, newSecret, openDraft, sealDraft, stepOf } from "./code.ts";
import { assertOpen, findInvitation, type Invitation, tokenHash } from "./invitation.ts";
import { creationOptions, madePasskey, type RegistrationResponseJSON } from "./passkey.ts";

/** What is set up with an invitation. `draft` is the sealed secret that `readInvitation` gave with the QR code. */
export type Factor =
  | { readonly kind: "password"; readonly password: string; readonly code: string; readonly draft: string }
  | { readonly kind: "passkey"; readonly response: RegistrationResponseJSON };

/** Whom a link is for, with a new secret for an authenticator app. Looking does not use it up, and writes nothing. */
export async function readInvitation(ground: Ground, token: string) {
  const { found, service } = await transaction(ground.database, "read", async (tx) => ({
    found: await findInvitation(tx, token),
    service: settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`).name,
  }));
  assertOpen(found, ground.now());
  const secret = newSecret();
  const { name, email, authority, expiresAt } = found;
  const uri = enrolmentUri(secret, { service, email });
  return { name, email, authority, expiresAt, service, secret, uri, draft: sealDraft(ground.keys, token, secret) };
}

/** What the officer's browser asks their authenticator to make. */
export async function passkeyOptions(ground: Ground, token: string) {
  return transaction(ground.database, "write", async (tx) => {
    const found = await findInvitation(tx, token);
    assertOpen(found, ground.now());
    return creationOptions(tx, found, ground.now());
  });
}

/**
 * Sets up with what an officer gets in, once, by their one-time link, and lets them in. Not an `operation`: whoever asks is nobody
 * yet, so no role can hold a permission for it; the token is the permission. The entries are written in the officer's name.
 * @throws Refusal `not-found` for a link that is nobody's, `conflict` for one that is used (recorded) or expired, `invalid` for the factor
 */
export async function enrol(
  ground: Ground,
  given: { token: string; factor: Factor },
): Promise<{ officerId: string; epoch: number }> {
  const { token, factor } = given;
  const now = ground.now();
  const found = await transaction(ground.database, "read", (tx) => findInvitation(tx, token));
  await keepReplay(ground, found);
  assertOpen(found, now);
  // Hashing is slow on purpose: only for a link that opens. That it still opens is asked again below, under its lock.
  const hash = factor.kind === "password" ? await hashedPassword(factor.password) : "";
  return transaction(ground.database, "write", async (tx) => {
    await tx.sql`SELECT 1 FROM officer WHERE id = ${found.id} FOR UPDATE`;
    const officer = await findInvitation(tx, token);
    assertOpen(officer, now);
    if (factor.kind === "password") await keepPassword(ground, tx, { ...factor, token, officer, hash });
    else await keepPasskey(tx, officer, factor.response, now);
    await tx.sql`UPDATE officer_invitation SET used_at = ${now} WHERE token_hash = ${tokenHash(token)}`;
    const epoch = await letIn(tx, officer.id, factor.kind, now);
    await forgetFailures(tx, ground.keys, officer.email, null);
    const subject = `officer:${officer.id}` as const;
    await append(tx, actorOf(officer), now, [
      { action: "officer.enrolled", subject, data: { with: factor.kind } },
      { action: "officer.signedIn", subject, data: { with: factor.kind } },
    ]);
    return { officerId: officer.id, epoch };
  });
}

const actorOf = ({ id, name }: Invitation): Actor => ({ id, role: "officer", kind: "person", name });

/** A link that is tried a second time may be in another's hands: an entry. */
async function keepReplay(ground: Ground, found: Invitation | undefined): Promise<void> {
  if (found === undefined || found.usedAt === null) return;
  const entry = {
    action: "access.refused",
    subject: `officer:${found.id}`,
    data: { because: "invitation-used" },
  } as const;
  await transaction(ground.database, "write", (tx) => append(tx, actorOf(found), ground.now(), [entry]));
}

async function letIn(tx: Tx, id: string, kind: EnrolledWith, now: Date): Promise<number> {
  const [row] = await tx.sql<{ epoch: number }>`
    UPDATE officer SET enrolled_at = ${now}, enrolled_with = ${kind}, session_epoch = session_epoch + 1, version = version + 1
     WHERE id = ${id} RETURNING session_epoch AS epoch`;
  if (row === undefined) throw new Error("an officer went away while they were locked");
  return row.epoch;
}

type PasswordGiven = Extract<Factor, { kind: "password" }> & {
  readonly token: string;
  readonly officer: Invitation;
  readonly hash: string;
};

async function keepPassword({ keys, now }: Ground, tx: Tx, given: PasswordGiven): Promise<void> {
  const { officer, hash } = given;
  const secret = openDraft(keys, given.token, given.draft);
  const step = stepOf(secret, given.code, now());
  if (step === null) {
    const sentence = "This is not the code that the app shows now";
    throw new Refusal("invalid", `code: ${sentence}. Nothing was set up, and the link still opens.`, {
      code: sentence,
    });
  }
  const { keyId, bytes } = seal(keys, secret, codeContext(officer.id));
  await tx.sql`
    INSERT INTO officer_password (officer_id, password_hash, totp_sealed, totp_key_id, totp_last_step, set_at)
    VALUES (${officer.id}, ${hash}, ${bytes}, ${keyId}, ${step}, ${now()})`;
}

async function keepPasskey(tx: Tx, officer: Invitation, response: RegistrationResponseJSON, now: Date): Promise<void> {
  const made = await madePasskey(tx, officer.id, response, now);
  if (made === null) {
    throw new Refusal(
      "invalid",
      "The passkey did not answer what it was asked. Nothing was set up, and the link still opens: try again.",
    );
  }
  const { id, publicKey, counter, transports } = made.credential;
  await tx.sql`
    INSERT INTO officer_passkey (credential_id, officer_id, public_key, counter, transports, backed_up, added_at)
    VALUES (${id}, ${officer.id}, ${Buffer.from(publicKey)}, ${counter}, ${transports ?? []}, ${made.backedUp}, ${now})`;
}

function hashedPassword(password: string): Promise<string> {
  const length = [...password].length;
  if (length >= passwordLengthMin && length <= passwordLengthMax) return hashPassword(password);
  const sentence =
    length < passwordLengthMin
      ? `At least ${passwordLengthMin} characters; this has ${length}`
      : `At most ${passwordLengthMax} characters; this has ${length}`;
  throw new Refusal("invalid", `password: ${sentence}. Nothing was set up, and the link still opens.`, {
    password: sentence,
  });
}

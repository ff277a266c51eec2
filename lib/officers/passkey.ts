import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from "@simplewebauthn/server";
import { address } from "#lib/auth/address.ts";
import type { Tx } from "#lib/db/transaction.ts";

export type { AuthenticationResponseJSON, RegistrationResponseJSON };

/** How long an authenticator may take to answer. */
const challengeMs = 5 * 60_000;

/** EdDSA, ES256, RS256 (COSE, RFC 9053 and RFC 8812): what authenticators have. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** The relying party is this desk's own configured address, never what a request claims to have been sent to. */
function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(address());
  return { id: hostname, origin };
}

/** What the browser asks an authenticator to make: a passkey that verifies its user and can be found without a name. */
export async function creationOptions(tx: Tx, officer: { id: string; email: string; name: string }, now: Date) {
  const options = await generateRegistrationOptions({
    rpName: "Countersign",
    rpID: relyingParty().id,
    userName: officer.email,
    userDisplayName: officer.name,
    userID: new Uint8Array(Buffer.from(officer.id)),
    attestationType: "none",
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout: challengeMs,
  });
  await keepChallenge(tx, options.challenge, officer.id, now);
  return options;
}

/** What the browser asks an authenticator to sign, whoever's it is. */
export async function requestOptions(tx: Tx, now: Date) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
    timeout: challengeMs,
  });
  await keepChallenge(tx, options.challenge, null, now);
  return options;
}

/** A passkey as it is kept. */
export type NewPasskey = {
  readonly credential: WebAuthnCredential;
  readonly backedUp: boolean;
};

/** The passkey that an authenticator made for this challenge, this address and this officer; null where anything of that does not hold. */
export async function madePasskey(
  tx: Tx,
  officerId: string,
  response: RegistrationResponseJSON,
  now: Date,
): Promise<NewPasskey | null> {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(tx, challenge, officerId, now),
    expectedOrigin: relyingParty().origin,
    expectedRPID: relyingParty().id,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => null);
  if (verified?.verified !== true) return null;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return { credential, backedUp: credentialBackedUp };
}

/** Whether an authenticator signed a challenge of ours with this passkey, its user verified; answers its new count. */
export async function signedBy(
  tx: Tx,
  credential: WebAuthnCredential,
  response: AuthenticationResponseJSON,
  now: Date,
): Promise<{ counter: number; backedUp: boolean } | null> {
  const verified = await verifyAuthenticationResponse({
    response,
    credential,
    expectedChallenge: (challenge) => takeChallenge(tx, challenge, null, now),
    expectedOrigin: relyingParty().origin,
    expectedRPID: relyingParty().id,
    requireUserVerification: true,
  }).catch(() => null);
  if (verified?.verified !== true) return null;
  return {
    counter: verified.authenticationInfo.newCounter,
    backedUp: verified.authenticationInfo.credentialBackedUp,
  };
}

async function keepChallenge(tx: Tx, challenge: string, officerId: string | null, now: Date): Promise<void> {
  await tx.sql`DELETE FROM officer_challenge WHERE expires_at <= ${now}`;
  await tx.sql`INSERT INTO officer_challenge (challenge, officer_id, expires_at)
    VALUES (${challenge}, ${officerId}, ${new Date(now.getTime() + challengeMs)})`;
}

/** Whether it was asked by us, of them, not long ago; it is taken out, so that an answer counts once. */
async function takeChallenge(tx: Tx, challenge: string, officerId: string | null, now: Date): Promise<boolean> {
  const taken = await tx.sql`
    DELETE FROM officer_challenge WHERE challenge = ${challenge} AND expires_at > ${now}
       AND officer_id IS NOT DISTINCT FROM ${officerId}::uuid RETURNING challenge`;
  return taken.length === 1;
}

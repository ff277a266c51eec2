import { append } from "#lib/audit/append.ts";
import { forgetFailures, takeTry } from "#lib/auth/throttle.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { type AuthenticationResponseJSON, requestOptions, signedBy } from "./passkey.ts";
import type { OfficerSignedIn } from "./signIn.ts";

/** Tries with passkeys are counted by where they come from: an answer names no address. */
const triedAt = (place: string) => ({ email: `passkey at ${place}`, place });

/** What a browser asks an authenticator to sign; counted as a try until it was answered well. Null where too many were begun. */
export async function signInOptions(ground: Ground, place: string) {
  const now = ground.now();
  return transaction(ground.database, "write", async (tx) => {
    const taken = await takeTry(tx, ground.keys, triedAt(place), now);
    return taken === null ? null : requestOptions(tx, now);
  });
}

type Kept = {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly disabledAt: Date | null;
  readonly publicKey: Buffer;
  readonly counter: string;
  readonly transports: string[];
};

/** Lets in whose passkey signed a challenge of ours, their user verified by the authenticator. Not an `operation`, like `signIn`. */
export async function signInByPasskey(
  ground: Ground,
  given: { response: AuthenticationResponseJSON; place: string },
): Promise<OfficerSignedIn | null> {
  const now = ground.now();
  const credentialId = String(given.response.id).slice(0, 2000).replaceAll("\0", "\ufffd");
  return transaction(ground.database, "write", async (tx) => {
    const [kept] = await tx.sql<Kept>`
      SELECT o.id, o.name, o.session_epoch AS epoch, o.disabled_at AS "disabledAt", k.public_key AS "publicKey", k.counter, k.transports
        FROM officer_passkey k JOIN officer o ON o.id = k.officer_id WHERE k.credential_id = ${credentialId} FOR UPDATE`;
    if (kept === undefined) return null;
    const admitted = kept.disabledAt === null && (await keepCount(tx, credentialId, kept, given.response, now));
    if (admitted) await forgetFailures(tx, ground.keys, triedAt(given.place).email, null);
    const actor = { id: kept.id, role: "officer", kind: "person", name: kept.name } as const;
    const action = admitted ? "officer.signedIn" : "officer.signInFailed";
    await append(tx, actor, now, [{ action, subject: `officer:${kept.id}`, data: { with: "passkey" } }]);
    return admitted ? { officerId: kept.id, epoch: kept.epoch } : null;
  });
}

/** Whether the passkey signed; if so, its count is kept, so that a copy of it would show itself. */
async function keepCount(
  tx: Tx,
  id: string,
  kept: Kept,
  response: AuthenticationResponseJSON,
  now: Date,
): Promise<boolean> {
  const credential = { id, publicKey: new Uint8Array(kept.publicKey), counter: Number(kept.counter) };
  const signed = await signedBy(tx, credential, response, now);
  if (signed === null) return false;
  await tx.sql`
    UPDATE officer_passkey SET counter = ${signed.counter}, backed_up = ${signed.backedUp}, used_at = ${now} WHERE credential_id = ${id}`;
  return true;
}

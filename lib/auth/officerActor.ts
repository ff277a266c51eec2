import type { Actor } from "#lib/auth/actor.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

/** Who, from which epoch of their access, and since when (milliseconds since 1970). */
export type OfficerClaims = { readonly officerId: string; readonly epoch: number; readonly signedInAt: number };

/** Four hours, then their passkey or their password and a new code again. */
export const officerSessionSeconds = 4 * 60 * 60;

/** Sealed under a context of its own: nothing that the desk seals or signs opens as an officer's session, and nothing of theirs as the desk's. */
const context = "officer-session";

/** What the cookie carries. */
export function writeOfficerSession({ keys }: Pick<Ground, "keys">, claims: OfficerClaims): string {
  const { keyId, bytes } = seal(keys, JSON.stringify(claims), context);
  return `${keyId}.${bytes.toString("base64url")}`;
}

/**
 * Who the cookie stands for now, or null. The officer is read anew at every request, so that a session ends at once when they are
 * disabled or invited anew: each raises the epoch.
 */
export async function officerActor(ground: Ground, cookie: string | undefined): Promise<Actor | null> {
  const claims = readClaims(ground, cookie);
  if (claims === null) return null;
  if (ground.now().getTime() >= claims.signedInAt + officerSessionSeconds * 1000) return null;
  const [officer] = await transaction(
    ground.database,
    "read",
    (tx) =>
      tx.sql<{ id: string; name: string }>`
        SELECT id, name FROM officer
         WHERE id = ${claims.officerId} AND session_epoch = ${claims.epoch} AND disabled_at IS NULL AND enrolled_at IS NOT NULL`,
  );
  return officer === undefined ? null : { id: officer.id, role: "officer", kind: "person", name: officer.name };
}

function readClaims({ keys }: Ground, cookie: string | undefined): OfficerClaims | null {
  const [keyId = "", text = ""] = (cookie ?? "").split(".");
  if (!keys.seal.has(keyId)) return null;
  try {
    return JSON.parse(open(keys, { keyId, bytes: Buffer.from(text, "base64url") }, context).toString("utf8"));
  } catch {
    return null;
  }
}

import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "#lib/db/transaction.ts";
import { linkHours } from "#lib/people/person.ts";

/** What is kept of a token: its SHA-256. The token has 256 random bits, so no slow hash is needed. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Makes the one link that opens for this person from now on; any that was not used yet stops opening. */
export async function token(tx: Tx, personId: string, now: Date): Promise<{ token: string; expiresAt: Date }> {
  const made = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + linkHours * 3_600_000);
  await voidLinks(tx, personId);
  await tx.sql`INSERT INTO sign_in_link (token_hash, person_id, expires_at) VALUES (${tokenHash(made)}, ${personId}, ${expiresAt})`;
  return { token: made, expiresAt };
}

/** Links of this person that were not used yet stop opening. Used ones stay, so that they can say that they were used. */
export async function voidLinks(tx: Tx, personId: string): Promise<void> {
  await tx.sql`DELETE FROM sign_in_link WHERE person_id = ${personId} AND used_at IS NULL`;
}

import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** A letter's file on its way out. */
export type LetterFile = { readonly fileName: string; readonly bytes: Buffer; readonly sha256: string };

/**
 * The file of one letter of one request.
 * @throws Refusal `not-found` where there is none or it was destroyed
 */
export async function openLetter(tx: Tx, keys: Keyring, given: { id: string; requestId: string }): Promise<LetterFile> {
  const [row] = await tx.sql<{ name: string; sha256: Buffer; sealed: Buffer | null; keyId: string | null }>`
    SELECT file_name AS name, sha256, sealed, key_id AS "keyId" FROM letter WHERE id = ${given.id} AND request_id = ${given.requestId}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such letter in this case.");
  if (row.sealed === null || row.keyId === null) {
    throw new Refusal("not-found", "This letter was destroyed when its retention ended; its hash stays in the log.");
  }
  const bytes = open(keys, { keyId: row.keyId, bytes: row.sealed }, `letter:${given.id}`);
  return { fileName: row.name, bytes, sha256: row.sha256.toString("hex") };
}

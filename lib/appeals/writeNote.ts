import type { Keyring } from "#lib/crypto/keyring.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";

type Written = { readonly appealId: string; readonly of: "proposal" | "return"; readonly text: string };

/** Seals what a reviewer wrote beside an appeal; an empty text leaves none. */
export async function writeNote(tx: Tx, keys: Keyring, by: { id: string; now: Date }, note: Written): Promise<void> {
  if (note.text === "") return;
  const id = newId();
  const { bytes, keyId } = seal(keys, note.text, `appeal-note:${id}`);
  await tx.sql`INSERT INTO appeal_note (id, appeal_id, of, sealed, key_id, written_by, written_at)
    VALUES (${id}, ${note.appealId}, ${note.of}, ${bytes}, ${keyId}, ${by.id}, ${by.now})`;
}

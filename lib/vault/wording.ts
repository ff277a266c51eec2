import type { Keyring } from "#lib/crypto/keyring.ts";
import { sketchOf } from "#lib/crypto/sketch.ts";
import type { Tx } from "#lib/db/transaction.ts";

/**
 * Keeps the wording of a demand as a keyed sketch, by which similar demands are found later. Too little text makes none; a later text of the
 * same demand takes the place of an earlier. The text itself is not kept here.
 */
export async function keepWording({ sql }: Tx, keys: Keyring, requestId: string, text: string | null): Promise<void> {
  const sketch = text === null ? null : sketchOf(keys, text);
  if (sketch === null) return;
  await sql`
    INSERT INTO request_wording (request_id, sketch, bands) VALUES (${requestId}, ${sketch.bytes}, ${sketch.bands}::bigint[])
    ON CONFLICT (request_id) DO UPDATE SET sketch = EXCLUDED.sketch, bands = EXCLUDED.bands`;
}

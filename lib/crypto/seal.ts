import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { Refusal } from "#lib/refusal.ts";

/** Bytes under AES-256-GCM: nonce (12) ‖ tag (16) ‖ ciphertext, and the id of the key that opens them. */
export type Sealed = { readonly keyId: string; readonly bytes: Buffer };

/**
 * Seals bytes or text at rest with the keyring's present key.
 * `context` names where the value stands, such as `target:<id>`: the same bytes moved to another row do not open.
 */
export function seal(keys: Keyring, plain: Uint8Array | string, context: string): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(keys, keys.sealWith), nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain as Uint8Array), cipher.final()]);
  return { keyId: keys.sealWith, bytes: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
}

/**
 * Opens what `seal` made.
 * @throws Refusal `conflict` when the key is not in the keyring, the context differs, or the bytes were changed.
 */
export function open(keys: Keyring, sealed: { keyId: string; bytes: Uint8Array }, context: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", sealingKey(keys, sealed.keyId), sealed.bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(sealed.bytes.subarray(28)), decipher.final()]);
  } catch {
    throw new Refusal(
      "conflict",
      "A sealed value does not open: it was changed in the database, or moved from another row.",
    );
  }
}

function sealingKey(keys: Keyring, id: string): Buffer {
  const key = keys.seal.get(id);
  if (key === undefined) {
    throw new Refusal(
      "conflict",
      `The key ${id} that sealed this value is not here; nothing is lost: add it to COUNTERSIGN_SEAL_KEYS or put the key folder back.`,
    );
  }
  return key;
}

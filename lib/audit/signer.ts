import { createHash, createPrivateKey, createPublicKey } from "node:crypto";
import { type Signer, signerOf } from "#lib/audit/note.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";

const known = new WeakMap<Keyring, Signer>();

/**
 * The log's own signer. Its name, the log's origin, is `COUNTERSIGN_LOG_ORIGIN` (a schema-less URL) or made from the key, so that two
 * workspaces never share one. Changing the name begins another log in the eyes of everybody who checks.
 */
export function logSigner(keys: Keyring): Signer {
  let signer = known.get(keys);
  if (signer === undefined) {
    signer = signerOf(
      process.env.COUNTERSIGN_LOG_ORIGIN ?? `countersign.invalid/log/${fingerprint(keys.log)}`,
      keys.log,
    );
    known.set(keys, signer);
  }
  return signer;
}

function fingerprint(privateKey: Buffer): string {
  const key = createPublicKey(createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" }));
  return createHash("sha256")
    .update(key.export({ format: "der", type: "spki" }))
    .digest("hex")
    .slice(0, 12);
}

import { accountKeys } from "#lib/crypto/accountKeys.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Keeps a version of the account key from being retired until the transaction ends, so that no row that is hashed anew lands under a key that
 * is destroyed. One call a batch. A version that no rotation has recorded is there as long as its key is here.
 * @throws Refusal `conflict` when the version was retired, or nobody knows it
 */
export async function keepAccountKey(tx: Tx, keys: Pick<Keyring, "account">, version: number): Promise<void> {
  const [known] = await tx.sql<{ stands: boolean | null }>`SELECT keep_account_key(${version}) AS stands`;
  if (known?.stands ?? accountKeys(keys).versions.has(version)) return;
  const next =
    keys.account.given === null
      ? "send the same again"
      : "give the newer version in COUNTERSIGN_ACCOUNT_KEYS, start Countersign again, and send the same again";
  const sentences = [
    `Version ${version} of the account key, under which these rows were hashed, is retired or not known here.`,
    `The batches before are in the ledger and nothing of this one is: ${next};`,
    "what is there lands once, and the rest is hashed under the present key.",
  ];
  throw new Refusal("conflict", sentences.join(" "));
}

import { accountKeys } from "#lib/crypto/accountKeys.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Keeps a version of the account key from being retired until the transaction ends, so that no row lands under a key that is destroyed.
 * One row is looked at a batch. A version that no rotation has recorded is there as long as its key is here.
 * @throws Refusal `conflict` when the version was retired, or nobody knows it
 */
export async function holdAccountKey(tx: Tx, keys: Pick<Keyring, "account">, version: number): Promise<void> {
  if (await stands(tx, keys, version)) return;
  const next =
    keys.account.given === null
      ? "send the same again"
      : "give the newer version in COUNTERSIGN_ACCOUNT_KEYS, start Countersign again, and send the same again";
  throw new Refusal(
    "conflict",
    `Version ${version} of the account key, under which these rows were hashed, is retired. The batches before are in the ledger and nothing of this one is: ${next}; what is there lands once, and the rest is hashed under the present key.`,
  );
}

async function stands(tx: Tx, keys: Pick<Keyring, "account">, version: number): Promise<boolean> {
  const known = await held(tx, version);
  if (known !== undefined) return known.stands;
  // The first rotation records what was not, and only then can it be retired: it waits for the batches that are under way.
  await tx.sql`SELECT pg_advisory_xact_lock_shared(hashtext('countersign.accountKey'))`;
  const recorded = await held(tx, version);
  return recorded?.stands ?? accountKeys(keys).versions.has(version);
}

/** Whoever retires a version changes its row, and waits for this lock. */
async function held({ sql }: Tx, version: number): Promise<{ stands: boolean } | undefined> {
  const [row] = await sql<{ stands: boolean }>`
    SELECT retired_at IS NULL AS stands FROM account_key_version WHERE version = ${version} FOR SHARE`;
  return row;
}

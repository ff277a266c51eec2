import { createHmac } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import { accountKeyFiles, decodeKey, type Keyring, keyFile, newSecret } from "#lib/crypto/keyring.ts";
import { Refusal } from "#lib/refusal.ts";

/** The keys under which accounts were and are hashed. New rows take `key`, of the newest version `current`; look-ups ask under every version. */
export type AccountKeys = {
  readonly current: number;
  readonly key: Buffer;
  readonly versions: ReadonlyMap<number, Buffer>;
};

/**
 * The account keys as they are now: read each time, so that a version that another process made or destroyed is seen by the next import
 * or look-up of this one.
 * @throws Refusal `conflict` when there is none at all.
 */
export function accountKeys({ account }: Pick<Keyring, "account">): AccountKeys {
  const { folder, given } = account;
  const versions = given ?? new Map(accountKeyFiles(folder).flatMap((version) => readVersion(folder, version)));
  const current = Math.max(...versions.keys());
  const key = versions.get(current);
  if (key === undefined) {
    throw new Refusal("conflict", "No account key is here; nothing is lost: put the key folder back from its copy.");
  }
  return { current, key, versions };
}

/**
 * The key of one version; without one, of the newest.
 * @throws Refusal `conflict` when it is not here.
 */
export function accountKey(keys: Pick<Keyring, "account">, version?: number): Buffer {
  const { key: newest, versions } = accountKeys(keys);
  const key = version === undefined ? newest : versions.get(version);
  if (key !== undefined) return key;
  throw new Refusal(
    "conflict",
    `Version ${version} of the account key is not here: it was destroyed, or its file is missing.`,
  );
}

/** The hash that the ledger holds for an account, however it is spelled: HMAC-SHA-256 (RFC 2104) of `account\0<account>`, 32 bytes. */
export function accountHash(key: Uint8Array, account: string): Buffer {
  return createHmac("sha256", key)
    .update(`account\0${normaliseIdentifier(account)}`)
    .digest();
}

/**
 * Makes the key of a version where it is missing, and answers it; of two makers one wins and both are answered the same.
 * @throws Refusal `conflict` where the environment gives the keys and not this one: it says what to add.
 */
export function makeAccountKey({ account }: Pick<Keyring, "account">, version: number): Buffer {
  const { folder, given } = account;
  if (given === null) return decodeKey(`account-${version}.key`, keyFile(folder, `account-${version}`, newSecret));
  const key = given.get(version);
  if (key !== undefined) return key;
  throw new Refusal(
    "conflict",
    `The account keys come from COUNTERSIGN_ACCOUNT_KEYS: add ${version}: with 32 random bytes in base64 to it, start Countersign again, and then rotate. Nothing was changed.`,
  );
}

/**
 * Destroys the key of a version, and makes sure that the folder forgets it. Copies elsewhere (backups) are not reached.
 * @throws Refusal `conflict` where the environment still gives it.
 */
export function destroyAccountKey({ account }: Pick<Keyring, "account">, version: number): void {
  const { folder, given } = account;
  if (given?.has(version) === true) {
    throw new Refusal(
      "conflict",
      `COUNTERSIGN_ACCOUNT_KEYS still gives version ${version}: take it out and start Countersign again.`,
    );
  }
  const path = join(folder, `account-${version}.key`);
  if (existsSync(path)) unlinkSync(path);
  const held = openSync(folder, "r");
  fsyncSync(held);
  closeSync(held);
}

/** None where its file was destroyed since the folder was listed. */
function readVersion(folder: string, version: number): [number, Buffer][] {
  const name = `account-${version}.key`;
  try {
    return [[version, decodeKey(name, readFileSync(join(folder, name), "utf8").trim())]];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

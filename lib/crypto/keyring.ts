import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Refusal } from "#lib/refusal.ts";

/**
 * The workspace's secrets. `seal` holds every AES-256 key by its id, so that what an older key sealed still opens; `sealWith`
 * names the one that seals today. `index` keys the look-up of identifiers. `account` is where the keys of banned accounts are, a
 * version each: `accountKeys` reads them. `log` signs checkpoints (PKCS#8 DER). Plain data: it may be sent to a thread.
 */
export type Keyring = {
  readonly sealWith: string;
  readonly seal: ReadonlyMap<string, Buffer>;
  readonly index: Buffer;
  readonly account: AccountKeyPlace;
  readonly log: Buffer;
  readonly session: string;
};

/** Account keys that the environment gives, by version; otherwise they lie in the folder, one file a version. */
export type AccountKeyPlace = { readonly folder: string; readonly given: ReadonlyMap<number, Buffer> | null };

/** An AES key's id: the first 8 hex digits of its SHA-256, so that a wrong key is recognised before it is tried. */
export function keyIdOf(key: Uint8Array): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 8);
}

/**
 * Reads the keys from the environment (`COUNTERSIGN_SEAL_KEYS`, comma-separated, the first seals; `COUNTERSIGN_INDEX_KEY`;
 * `COUNTERSIGN_ACCOUNT_KEYS`, comma-separated, each with its version before it as in `2:…`; `COUNTERSIGN_LOG_KEY`; `NEXTAUTH_SECRET`; all base64) and, for those not given there, from `<home>/keys/`, where each is made
 * once, readable by the owner alone. Two processes that start at once agree on the same key.
 * @throws Refusal `invalid` for a key of the wrong length.
 */
export function loadKeyring(
  home: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Keyring {
  const folder = join(home, "keys");
  const sealing = (environment.COUNTERSIGN_SEAL_KEYS ?? keyFile(folder, "seal", newSecret))
    .split(/[\s,]+/)
    .filter((text) => text !== "")
    .map((text) => decodeKey("COUNTERSIGN_SEAL_KEYS", text));
  const [first] = sealing;
  if (first === undefined) throw new Refusal("invalid", "No sealing key is set: COUNTERSIGN_SEAL_KEYS is empty.");
  // Before the index: where the index is there already and no account key is, the workspace is older than account keys.
  const account = accountPlace(folder, environment);
  return {
    sealWith: keyIdOf(first),
    seal: new Map(sealing.map((key) => [keyIdOf(key), key])),
    index: decodeKey("COUNTERSIGN_INDEX_KEY", environment.COUNTERSIGN_INDEX_KEY ?? keyFile(folder, "index", newSecret)),
    account,
    log: Buffer.from(environment.COUNTERSIGN_LOG_KEY ?? keyFile(folder, "log", newSigningKey), "base64"),
    session: environment.NEXTAUTH_SECRET ?? keyFile(folder, "session", newSecret),
  };
}

/** The first version of a new workspace is a key of its own; of an older one it is the index key, so that its hashes stay. */
function accountPlace(folder: string, environment: Readonly<Record<string, string | undefined>>): AccountKeyPlace {
  const given = environment.COUNTERSIGN_ACCOUNT_KEYS;
  if (given !== undefined) {
    const entries = given.split(/[\s,]+/).filter((text) => text !== "");
    return { folder, given: new Map(entries.map(accountKeyGiven)) };
  }
  if (accountKeyFiles(folder).length > 0) return { folder, given: null };
  const indexPath = join(folder, "index.key");
  const older =
    environment.COUNTERSIGN_INDEX_KEY ?? (existsSync(indexPath) ? readFileSync(indexPath, "utf8").trim() : null);
  keyFile(folder, "account-1", () => older ?? newSecret());
  return { folder, given: null };
}

function accountKeyGiven(text: string): [number, Buffer] {
  const [, version, key] = /^([1-9]\d{0,3}):(.+)$/.exec(text) ?? [];
  if (version === undefined || key === undefined) {
    throw new Refusal("invalid", "A key in COUNTERSIGN_ACCOUNT_KEYS has no version before it; write 1:KEY,2:KEY.");
  }
  return [Number(version), decodeKey("COUNTERSIGN_ACCOUNT_KEYS", key)];
}

/** The versions whose files are in the folder, ascending. */
export function accountKeyFiles(folder: string): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => Number(/^account-([1-9]\d{0,3})\.key$/.exec(name)?.[1] ?? 0))
    .filter((version) => version > 0)
    .sort((one, other) => one - other);
}

export function newSecret(): string {
  return randomBytes(32).toString("base64");
}

function newSigningKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** @throws Refusal `invalid` for a key of the wrong length. */
export function decodeKey(name: string, text: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length !== 32) {
    throw new Refusal("invalid", `A key in ${name} is ${key.length} bytes long; 32 bytes in base64 are needed.`);
  }
  return key;
}

/** Reads a key file or makes it. The link is atomic: of two makers one wins, and both read the winner's. */
export function keyFile(folder: string, name: string, make: () => string): string {
  const path = join(folder, `${name}.key`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `.${name}.${process.pid}.${randomBytes(4).toString("hex")}`);
    writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}

import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "#lib/refusal.ts";

/**
 * The workspace's secrets. `seal` holds every AES-256 key by its id, so that what an older key sealed still opens; `sealWith`
 * names the one that seals today. `index` keys the look-up of identifiers and accounts. `log` signs checkpoints (PKCS#8 DER).
 */
export type Keyring = {
  readonly sealWith: string;
  readonly seal: ReadonlyMap<string, Buffer>;
  readonly index: Buffer;
  readonly log: Buffer;
  readonly session: string;
};

/** An AES key's id: the first 8 hex digits of its SHA-256, so that a wrong key is recognised before it is tried. */
export function keyIdOf(key: Uint8Array): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 8);
}

/**
 * Reads the keys from the environment (`COUNTERSIGN_SEAL_KEYS`, comma-separated, the first seals; `COUNTERSIGN_INDEX_KEY`;
 * `COUNTERSIGN_LOG_KEY`; `NEXTAUTH_SECRET`; all base64) and, for those not given there, from `<home>/keys/`, where each is made
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
  return {
    sealWith: keyIdOf(first),
    seal: new Map(sealing.map((key) => [keyIdOf(key), key])),
    index: decodeKey("COUNTERSIGN_INDEX_KEY", environment.COUNTERSIGN_INDEX_KEY ?? keyFile(folder, "index", newSecret)),
    log: Buffer.from(environment.COUNTERSIGN_LOG_KEY ?? keyFile(folder, "log", newSigningKey), "base64"),
    session: environment.NEXTAUTH_SECRET ?? keyFile(folder, "session", newSecret),
  };
}

function newSecret(): string {
  return randomBytes(32).toString("base64");
}

function newSigningKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}

function decodeKey(name: string, text: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length !== 32) {
    throw new Refusal("invalid", `A key in ${name} is ${key.length} bytes long; 32 bytes in base64 are needed.`);
  }
  return key;
}

/** Reads a key file or makes it. The link is atomic: of two makers one wins, and both read the winner's. */
function keyFile(folder: string, name: string, make: () => string): string {
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

import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { accountHash, accountKey, accountKeys, destroyAccountKey, makeAccountKey } from "#lib/crypto/accountKeys.ts";
import { keyedIndex, normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import { type Keyring, keyIdOf, loadKeyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";

let home: string;
let keys: Keyring;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "countersign-keys-"));
  keys = loadKeyring(home, {});
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe("keyring", () => {
  test("is made once, for the owner's eyes only", () => {
    expect(loadKeyring(home, {})).toEqual(keys);
    expect(statSync(join(home, "keys", "seal.key")).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, "keys")).mode & 0o777).toBe(0o700);
  });

  test("prefers the environment and refuses a key of the wrong length", () => {
    const given = Buffer.alloc(32, 7).toString("base64");
    expect(loadKeyring(home, { COUNTERSIGN_SEAL_KEYS: given }).sealWith).toBe(keyIdOf(Buffer.alloc(32, 7)));
    expect(() => loadKeyring(home, { COUNTERSIGN_SEAL_KEYS: "c2hvcnQ=" })).toThrow(/5 bytes long/);
  });
});

describe("seal", () => {
  test("opens what it sealed, and nothing that was changed or moved", () => {
    const sealed = seal(keys, "+1 555 0100", "target:1");
    expect(open(keys, sealed, "target:1").toString()).toBe("+1 555 0100");
    expect(() => open(keys, sealed, "target:2")).toThrow(/does not open/);
    for (const at of [0, 12, 28]) {
      const bytes = Buffer.from(sealed.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => open(keys, { ...sealed, bytes }, "target:1")).toThrow(/does not open/);
    }
  });

  test("after rotation the new key seals and the old one still opens", () => {
    const old = seal(keys, "x", "c");
    const oldKey = keys.seal.get(keys.sealWith)?.toString("base64");
    const rotated = loadKeyring(home, { COUNTERSIGN_SEAL_KEYS: `${Buffer.alloc(32, 1).toString("base64")},${oldKey}` });
    expect(open(rotated, old, "c").toString()).toBe("x");
    expect(seal(rotated, "x", "c").keyId).not.toBe(old.keyId);
    expect(() => open(keys, seal(rotated, "x", "c"), "c")).toThrow(/add it to COUNTERSIGN_SEAL_KEYS/);
  });
});

describe("keyed index", () => {
  test("is HMAC-SHA-256 by purpose", () => {
    expect(keyedIndex(keys, "target", "+15550100")).toEqual(
      createHmac("sha256", keys.index).update("target\0+15550100").digest(),
    );
    expect(keyedIndex(keys, "target", "a")).not.toEqual(keyedIndex(keys, "requester", "a"));
  });

  test("finds an identifier however it is spelled", () => {
    for (const spelled of ["+1 (555) 0100-22", "001 555 0100 22", " +1.555.0100.22 "])
      expect(normaliseIdentifier(spelled)).toBe("+1555010022");
    expect(normaliseIdentifier(" Anna@Example.ORG ")).toBe("anna@example.org");
  });
});

describe("account keys", () => {
  test("a new workspace has one of its own, an older one goes on with its index key", () => {
    expect(accountKey(keys)).not.toEqual(keys.index);
    rmSync(join(home, "keys", "account-1.key"));
    expect(accountKey(loadKeyring(home, {}))).toEqual(keys.index);
  });

  test("the newest is the present one, as soon as any process made it; a destroyed one does not come back", () => {
    const first = accountKey(keys);
    const second = makeAccountKey(loadKeyring(home, {}), 2);
    expect(makeAccountKey(keys, 2)).toEqual(second);
    expect(accountKeys(keys)).toEqual({
      ...{ current: 2, key: second },
      versions: new Map([
        [1, first],
        [2, second],
      ]),
    });
    destroyAccountKey(keys, 1);
    expect([...accountKeys(loadKeyring(home, {})).versions.keys()]).toEqual([2]);
    expect(() => accountKey(keys, 1)).toThrow(/Version 1 of the account key is not here/);
  });

  test("come from the environment where it gives them", () => {
    const given = `1:${Buffer.alloc(32, 1).toString("base64")},2:${Buffer.alloc(32, 2).toString("base64")}`;
    const keyring = loadKeyring(home, { COUNTERSIGN_ACCOUNT_KEYS: given });
    expect(accountKeys(keyring).current).toBe(2);
    expect(() => makeAccountKey(keyring, 3)).toThrow(/add 3: with 32 random bytes/);
    expect(() => destroyAccountKey(keyring, 1)).toThrow(/take it out/);
    expect(() => loadKeyring(home, { COUNTERSIGN_ACCOUNT_KEYS: "c2hvcnQ=" })).toThrow(/no version before it/);
  });

  test("hash one account alike however it is spelled", () => {
    const key = accountKey(keys);
    expect(accountHash(key, " +1 (555) 0100-22 ")).toEqual(accountHash(key, "+1555010022"));
    expect(accountHash(key, "a")).toEqual(createHmac("sha256", key).update("account\0a").digest());
  });
});

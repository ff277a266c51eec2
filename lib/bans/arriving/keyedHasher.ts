import { hash } from "node:crypto";
import { spellingOf } from "#lib/crypto/keyedIndex.ts";

const block = 64;
const textBytesMax = 4096;

/**
 * Answers a function with the 32 bytes (as a Latin-1 string) of `accountHash(key, value)`, for rows by
 * the million: HMAC (RFC 2104) is two hashes over a padded key, and two one-shot hashes cost a fraction of `createHmac`.
 */
export function keyedHasher(key: Uint8Array): (value: string) => string {
  const inner = Buffer.alloc(block + textBytesMax);
  const outer = Buffer.alloc(block + 32);
  for (let at = 0; at < block; at += 1) {
    inner[at] = (key[at] ?? 0) ^ 0x36;
    outer[at] = (key[at] ?? 0) ^ 0x5c;
  }
  const prefix = block + inner.write("account\0", block);
  const views = Array.from({ length: inner.length + 1 }, (_, length) => inner.subarray(0, length));
  return (value) => {
    const text = spellingOf(value);
    const end = prefix + inner.write(text, prefix, "utf8");
    outer.write(hash("sha256", views[end] ?? inner, "binary"), block, "binary");
    return hash("sha256", outer, "binary");
  };
}

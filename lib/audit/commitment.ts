import { createHash } from "node:crypto";

const saltBytesMin = 16;

/**
 * SHA-256(salt ‖ value): what an entry says in place of personal data. The salt is kept beside the data and erased with it;
 * what is left in the log then proves nothing about anyone. 32 bytes.
 * @throws RangeError for a salt under 16 bytes: a telephone number under a short salt can be found by trying them all.
 */
export function commitment(salt: Uint8Array, value: string | Uint8Array): Buffer {
  if (salt.length < saltBytesMin) throw new RangeError(`a salt has at least ${saltBytesMin} bytes`);
  return createHash("sha256").update(salt).update(value).digest();
}

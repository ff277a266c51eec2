import { hash } from "node:crypto";

/** Bytes in one SHA-256 hash. */
export const hashBytes = 32;

/** SHA-256(""), the root of a tree without leaves (RFC 6962 §2.1). */
export const emptyRoot: Buffer = sha256(Buffer.alloc(0));

const node = Buffer.allocUnsafeSlow(1 + 2 * hashBytes).fill(1, 0, 1);

export function sha256(message: Uint8Array): Buffer {
  const digest = Buffer.allocUnsafe(hashBytes);
  sha256Into(digest, 0, message);
  return digest;
}

/**
 * Writes SHA-256(`message`) to `target` at `offset`. The digest passes through a latin1 string, since `crypto.hash` makes
 * one in a quarter of the time that it takes to make a Buffer (0.27 µs against 1.15 µs for a node).
 */
export function sha256Into(target: Buffer, offset: number, message: Uint8Array): void {
  target.write(hash("sha256", message, "binary"), offset, "binary");
}

/** SHA-256(0x00 ‖ entry). The prefixes keep a node from passing for an entry. */
export function leafHash(entry: Uint8Array): Buffer {
  const message = Buffer.allocUnsafe(1 + entry.length).fill(0, 0, 1);
  message.set(entry, 1);
  return sha256(message);
}

/** Entries behind their 0x00; as long as an entry may be, 65,535 bytes. To copy one here costs less than a view of it, which is one more object to collect. */
const message = Buffer.alloc(1 + 65_535);
/** The beginnings of `message` by their length; made once each. */
const messages: (Uint8Array | undefined)[] = [];

/** Writes the leaf hash of what stands in `bytes` from `start` to `end` to `target` at `offset`. */
export function leafHashInto(target: Buffer, offset: number, bytes: Buffer, start: number, end: number): void {
  const length = 1 + end - start;
  // Longer than any entry: somebody's forgery, which is told by its form.
  if (length > message.length) return void leafHash(bytes.subarray(start, end)).copy(target, offset);
  bytes.copy(message, 1, start, end);
  messages[length] ??= new Uint8Array(message.buffer, message.byteOffset, length);
  sha256Into(target, offset, messages[length]);
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  node.set(left, 1);
  node.set(right, 1 + hashBytes);
  return sha256(node);
}

/** Joins the hashes 2i and 2i + 1 of `level` into its hash i, in place. */
export function joinPair(level: Buffer, pair: number): void {
  level.copy(node, 1, 2 * hashBytes * pair, 2 * hashBytes * (pair + 1));
  sha256Into(level, hashBytes * pair, node);
}

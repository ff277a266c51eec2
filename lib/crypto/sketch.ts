import { keyedIndex } from "#lib/crypto/keyedIndex.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";

/** 64 minima of 32 bits; two texts agree in as many of them as they share pieces (MinHash, Broder 1997). */
const minima = 64;
/** Rows of four: texts that share two thirds of their pieces meet in one of 16 bands with a probability of 0.97. */
const bandRows = 4;
const wordsInPiece = 4;
const piecesMin = 12;

/** The sketch of a text, and the bands under which texts like it are found. Without the key nobody can make one to compare. */
export type Sketch = { readonly bytes: Buffer; readonly bands: readonly string[] };

/** Sketches the wording: words in lower case without figures, in overlapping pieces of four, each under HMAC. Null for less than 12 pieces. */
export function sketchOf(keys: Keyring, text: string): Sketch | null {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const pieces = new Set(words.slice(0, 20_000).map((_, at) => words.slice(at, at + wordsInPiece).join(" ")));
  if (pieces.size < piecesMin) return null;
  const least = new Uint32Array(minima).fill(0xffffffff);
  for (const piece of pieces) {
    const base = keyedIndex(keys, "wording", piece);
    const [one, other] = [base.readUInt32LE(0), base.readUInt32LE(4) | 1];
    for (let at = 0; at < minima; at += 1) {
      const hash = mixed((one + Math.imul(other, at + 1)) >>> 0);
      if (hash < (least[at] ?? 0)) least[at] = hash;
    }
  }
  const bytes = Buffer.alloc(minima * 4);
  for (const [at, value] of least.entries()) bytes.writeUInt32LE(value, at * 4);
  return { bytes, bands: bandsOf(keys, bytes) };
}

/** 32 bits well stirred (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function bandsOf(keys: Keyring, bytes: Buffer): string[] {
  return Array.from({ length: minima / bandRows }, (_, band) => {
    const rows = bytes.subarray(band * bandRows * 4, (band + 1) * bandRows * 4).toString("hex");
    return keyedIndex(keys, "wording", `${band} ${rows}`).readBigInt64LE(0).toString();
  });
}

/** How much two texts share, between 0 and 1, as their sketches estimate it; within about 0.06. */
export function sketchLikeness(one: Uint8Array, other: Uint8Array): number {
  let same = 0;
  for (let at = 0; at < minima; at += 1) {
    const from = at * 4;
    if ([0, 1, 2, 3].every((byte) => one[from + byte] === other[from + byte])) same += 1;
  }
  return same / minima;
}

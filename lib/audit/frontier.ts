import { emptyRoot, hashBytes, nodeHash, sha256Into } from "#lib/audit/hash.ts";

/** No tree here has more levels: sizes are safe integers. */
const heightMax = 54;
const tileHeight = 8;

/**
 * A tree of RFC 6962 that grows leaf by leaf and keeps only its complete subtrees, one a set bit of its size: 32 bytes a level, however
 * many leaves. It answers the root at every size on its way.
 */
export class Frontier {
  #size = 0;
  #depth = 0;
  readonly #subtrees = Buffer.alloc(heightMax * hashBytes);
  readonly #node = Buffer.alloc(1 + 2 * hashBytes, 1);
  readonly #whenComplete: (level: number, hash: Buffer) => void;

  /** `whenComplete` is told the hash of each full tile, by the level on which that hash is kept; it is good until that answers. */
  constructor(whenComplete: (level: number, hash: Buffer) => void = () => undefined) {
    this.#whenComplete = whenComplete;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the leaf hashes `[from, to)` of `hashes`. About one node hash a leaf. */
  append(hashes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      hashes.copy(this.#subtrees, this.#depth * hashBytes, at * hashBytes, (at + 1) * hashBytes);
      this.#depth += 1;
      this.#size += 1;
      // Every trailing zero of the new size is a pair that is complete now. Division, since a size may pass 2^32.
      let height = 1;
      for (let rest = this.#size; rest % 2 === 0; rest /= 2, height += 1) {
        this.#join();
        if (height % tileHeight === 0) this.#whenComplete(height / tileHeight, this.#at(this.#depth - 1));
      }
    }
  }

  #join(): void {
    const left = (this.#depth - 2) * hashBytes;
    this.#subtrees.copy(this.#node, 1, left, left + 2 * hashBytes);
    sha256Into(this.#subtrees, left, this.#node);
    this.#depth -= 1;
  }

  /** The root over what was added so far. */
  root(): Buffer {
    if (this.#depth === 0) return Buffer.from(emptyRoot);
    let root: Buffer = Buffer.from(this.#at(this.#depth - 1));
    for (let below = this.#depth - 2; below >= 0; below -= 1) root = nodeHash(this.#at(below), root);
    return root;
  }

  #at(place: number): Buffer {
    return this.#subtrees.subarray(place * hashBytes, (place + 1) * hashBytes);
  }
}

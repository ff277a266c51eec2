import type { Evidence } from "#lib/audit/evidence.ts";
import type { Faults } from "#lib/audit/fault.ts";
import { hashBytes } from "#lib/audit/hash.ts";
import { tileWidth } from "#lib/audit/tile.ts";

type Filling = { n: number; count: number; readonly hashes: Buffer };
type Filled = { readonly level: number; readonly n: number; readonly hashes: Buffer };

/** The tiles above the leaves, recomputed one a level and held against what is stored. */
export class Levels {
  readonly #evidence: Pick<Evidence, "tiles" | "tilePlace">;
  readonly #faults: Faults;
  readonly #filling: Filling[] = [];
  #filled: Filled[] = [];

  constructor(evidence: Pick<Evidence, "tiles" | "tilePlace">, faults: Faults) {
    this.#evidence = evidence;
    this.#faults = faults;
  }

  /** Adds the next hash of `level` (from 1 on). */
  add(level: number, hash: Buffer): void {
    const filling = this.#filling[level - 1] ?? { n: 0, count: 0, hashes: Buffer.alloc(tileWidth * hashBytes) };
    this.#filling[level - 1] = filling;
    hash.copy(filling.hashes, filling.count * hashBytes);
    filling.count += 1;
    if (filling.count < tileWidth) return;
    this.#filled.push({ level, n: filling.n, hashes: Buffer.from(filling.hashes) });
    filling.n += 1;
    filling.count = 0;
  }

  /** Compares the tiles that became full. */
  async compareFull(): Promise<void> {
    const filled = this.#filled;
    if (filled.length === 0) return;
    this.#filled = [];
    for (const tile of filled) await this.#compare(tile);
  }

  /** Compares the partial tiles at the growing edge: the end of the walk. */
  async compareEdge(): Promise<void> {
    for (const [below, { n, count, hashes }] of this.#filling.entries()) {
      if (count > 0) await this.#compare({ level: below + 1, n, hashes: hashes.subarray(0, count * hashBytes) });
    }
  }

  async #compare({ level, n, hashes }: Filled): Promise<void> {
    const width = hashes.length / hashBytes;
    const stored = (await this.#evidence.tiles(level, n, width)).subarray(0, hashes.length);
    if (Buffer.compare(hashes, stored) === 0) return;
    let at = 0;
    while (at < stored.length && hashes[at] === stored[at]) at += 1;
    this.#faults.add({
      ...this.#evidence.tilePlace(level, n, width),
      code: stored.length === 0 ? "tile-missing" : "tile-altered",
      leafIndex: (n * tileWidth + Math.floor(at / hashBytes)) * tileWidth ** level,
      what: stored.length === 0 ? "a tile is missing" : "the tile is not what the tiles below it give",
    });
  }
}

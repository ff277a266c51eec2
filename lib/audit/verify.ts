import type { Evidence, LeafRun } from "#lib/audit/evidence.ts";
import { Faults } from "#lib/audit/fault.ts";
import { Frontier } from "#lib/audit/frontier.ts";
import { hashBytes } from "#lib/audit/hash.ts";
import { type Doubt, judge } from "#lib/audit/judge.ts";
import { Levels } from "#lib/audit/levels.ts";
import { SignedTrees } from "#lib/audit/signed.ts";
import { tileWidth } from "#lib/audit/tile.ts";

/** What a walk over the whole log gave; the caller adds what it alone can see, and makes a `Verdict` of it. */
export type Walked = {
  readonly size: number;
  readonly root: Buffer;
  readonly checkpoints: number;
  readonly faults: Faults;
};

/**
 * Recomputes the whole tree from leaf hashes and holds every stored tile, every level above and every signed checkpoint against it.
 * Memory does not grow with the log. What the walk cannot decide on its way (was it the record that was altered, or its tile?) is judged
 * at the end by the newest good signature. `onProgress` is told the leaves done, once a tile. Never throws for anything that an attacker
 * wrote.
 */
export async function verify(
  evidence: Evidence,
  onProgress: (leaves: number) => void = () => undefined,
): Promise<Walked> {
  const walk = new Walk(evidence);
  await walk.begin();
  for await (const run of evidence.runs) {
    await walk.take(run);
    onProgress(walk.size);
  }
  return walk.end();
}

class Walk {
  readonly #faults = new Faults();
  readonly #evidence: Evidence;
  readonly #signed: SignedTrees;
  readonly #levels: Levels;
  readonly #frontier: Frontier;
  #doubt: Doubt | null = null;

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
    this.#signed = new SignedTrees(evidence, this.#faults);
    this.#levels = new Levels(evidence, this.#faults);
    this.#frontier = new Frontier((level, hash) => this.#levels.add(level, hash));
  }

  get size(): number {
    return this.#frontier.size;
  }

  begin(): Promise<void> {
    return this.#signed.begin();
  }

  async take(run: LeafRun): Promise<void> {
    for (const fault of run.faults) this.#faults.add(fault);
    if (Buffer.compare(run.hashes, run.stored) !== 0) await this.#compareLeaves(run);
    const count = run.hashes.length / hashBytes;
    for (let at = 0; at < count; ) {
      const stop = Math.min(count, this.#signed.stop - run.first);
      this.#frontier.append(run.hashes, at, stop);
      at = stop;
      if (this.size === this.#signed.stop) await this.#signed.compare(this.size, () => this.#frontier.root());
    }
    await this.#levels.compareFull();
  }

  async #compareLeaves({ first, hashes, stored }: LeafRun): Promise<void> {
    const tile = this.#evidence.tilePlace(0, Math.floor(first / tileWidth), hashes.length / hashBytes);
    if (stored.length === 0) {
      this.#faults.add({ ...tile, code: "tile-missing", leafIndex: first, what: "a tile is missing" });
      return;
    }
    for (let at = 0; at < hashes.length; at += hashBytes) {
      const [leaf, said] = [hashes.subarray(at, at + hashBytes), stored.subarray(at, at + hashBytes)];
      if (Buffer.compare(leaf, said) === 0) continue;
      // The first is judged at the end, and counted then.
      if (this.#doubt !== null) this.#faults.count += 1;
      else this.#doubt = { leafIndex: first + at / hashBytes, leaf: Buffer.from(leaf), said: Buffer.from(said), tile };
    }
    if (stored.length > hashes.length)
      await this.#missing(first + hashes.length / hashBytes, "its hash stands in the tree");
  }

  async #missing(leafIndex: number, why: string): Promise<void> {
    const what = `the entry is gone: ${why}`;
    this.#faults.add({ ...(await this.#evidence.record(leafIndex)), code: "record-missing", leafIndex, what });
  }

  async end(): Promise<Walked> {
    await this.#levels.compareEdge();
    for await (const { size, table, id, isKept } of this.#signed.beyond()) {
      const why = `${size} entries were signed and there are ${this.size}`;
      if (!isKept) await this.#missing(this.size, why);
      else
        this.#faults.add({
          table,
          id,
          code: "log-shortened",
          leafIndex: this.size,
          what: `${why}: the others are gone`,
        });
    }
    const { agreed, differed, newest } = this.#signed;
    const known = this.#faults.first;
    const judged = await judge(this.#evidence, { newest, agreed, differed, doubt: this.#doubt, known });
    if (judged !== null) this.#faults.add(judged);
    const covered = newest?.size ?? 0;
    if (covered < this.size) {
      const what = covered === 0 ? "no signed checkpoint covers the entries" : "no signed checkpoint covers the entry";
      const place = await this.#evidence.record(covered);
      this.#faults.add({ ...place, code: "record-uncovered", leafIndex: covered, what });
    }
    return { size: this.size, root: this.#frontier.root(), checkpoints: this.#signed.count, faults: this.#faults };
  }
}

import type { Fault, Place } from "#lib/audit/fault.ts";
import type { Verifier } from "#lib/audit/note.ts";
import type { TileReader } from "#lib/audit/tile.ts";

/**
 * One tile's leaves, in order. Whoever can write to the database or the folder controls every byte that it was made of; but `hashes` were
 * recomputed from the entries' bytes a moment ago, by us.
 */
export type LeafRun = {
  readonly first: number;
  /** The leaf hash of each entry; of a missing one, what the tile says, so that the rest can still be checked. */
  readonly hashes: Buffer;
  /** What the tile of level 0 says. Attacker's. */
  readonly stored: Uint8Array;
  /** What the reader found wrong in the records themselves. */
  readonly faults: readonly Fault[];
};

/** A checkpoint as it was found, at its place. Attacker's. `claimed` is what stands beside it, where something does. */
export type FoundCheckpoint = Place & {
  readonly note: string;
  readonly claimed?: { readonly size: number; readonly root: Uint8Array };
};

/** What is verified. Only `verifier` is trusted; `kept` is, as far as it is signed. */
export type Evidence = {
  readonly verifier: Verifier;
  /** Tile after tile from leaf 0; only the last may be partial. Attacker's. */
  readonly runs: AsyncIterable<LeafRun>;
  /** Stored tiles of any level, at least as wide as asked for; shorter where they are not there. Attacker's. */
  readonly tiles: TileReader;
  readonly tilePlace: (level: number, n: number, width: number) => Place;
  /** Where a leaf's record lies, for naming it. */
  readonly record: (leafIndex: number) => Promise<Place>;
  /** Ascending by size. Attacker's. */
  readonly checkpoints: AsyncIterable<FoundCheckpoint>;
  /** Checkpoints kept elsewhere: the log must have grown from each. */
  readonly kept: readonly FoundCheckpoint[];
};

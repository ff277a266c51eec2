import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCheckpoint } from "#lib/audit/checkpoint.ts";
import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import type { FoundCheckpoint, LeafRun } from "#lib/audit/evidence.ts";
import type { Fault, Place, Verdict } from "#lib/audit/fault.ts";
import { leafHash } from "#lib/audit/hash.ts";
import { FormatError, type Verifier } from "#lib/audit/note.ts";
import { decodeBundle, type TilePlace, tilePath, tileWidth, widthAt } from "#lib/audit/tile.ts";
import { verify } from "#lib/audit/verify.ts";

export type ExportedOptions = {
  readonly verifier: Verifier;
  /** Earlier checkpoints of the same log that the reader kept. */
  readonly kept?: readonly FoundCheckpoint[];
  readonly onProgress?: (done: { leaves: number; of: number }) => void;
  /** Sees every entry in order. What it is shown is believed only when the verdict is sound. */
  readonly onEntry?: (entry: Entry, leafIndex: number) => void;
};

/**
 * Verifies a log that was exported to a folder, with the folder and the key alone. Every byte of the folder may be an attacker's. A fault
 * names the file and the entry in it. An older export is sound by itself: only a checkpoint that the reader kept shows that it is older.
 */
export async function exported(folder: string, options: ExportedOptions): Promise<Verdict> {
  const note = read(folder, "checkpoint");
  const of = note === null ? 0 : sizeOf(note.toString("utf8"));
  const { size, root, checkpoints, faults } = await verify(
    {
      verifier: options.verifier,
      runs: runs(folder, of, options.onEntry),
      tiles: async (level, n) => tile(folder, { level, n, width: widthAt(level, n, of) }) ?? Buffer.alloc(0),
      tilePlace: (level, n, width) => ({ table: folder, id: tilePath({ level, n, width }) }),
      record: async (leafIndex) => recordAt(folder, leafIndex, of),
      checkpoints: found(folder, note),
      kept: options.kept ?? [],
    },
    (leaves) => options.onProgress?.({ leaves, of }),
  );
  if (note === null) {
    const what = "there is no checkpoint in the folder";
    faults.add({ table: folder, id: "checkpoint", code: "checkpoint-form", leafIndex: null, what });
  }
  const fault = faults.first;
  const code = fault?.code ?? "sound";
  return { code, size, waiting: 0, checkpoints, batches: 0, root, fault, faults: faults.count };
}

async function* found(folder: string, note: Buffer | null): AsyncGenerator<FoundCheckpoint> {
  if (note !== null) yield { table: folder, id: "checkpoint", note: note.toString("utf8") };
}

async function* runs(folder: string, size: number, onEntry: ExportedOptions["onEntry"]): AsyncGenerator<LeafRun> {
  for (let first = 0; first < size; first += tileWidth) {
    const n = first / tileWidth;
    const width = Math.min(tileWidth, size - first);
    const path = tilePath({ level: "entries", n, width });
    const { entries, wrong } = bundle(folder, { level: "entries", n, width });
    const faults: Fault[] = [];
    if (wrong !== null) faults.push({ table: path, id: `leaf ${first}`, leafIndex: first, ...wrong });
    for (const [at, bytes] of entries.entries()) {
      const entry = entryOf(bytes);
      if (entry !== null) {
        onEntry?.(entry, first + at);
        continue;
      }
      const what = "the bytes are not an entry in its canonical form";
      faults.push({ table: path, id: `leaf ${first + at}`, code: "record-form", leafIndex: first + at, what });
    }
    const stored = tile(folder, { level: 0, n, width }) ?? Buffer.alloc(0);
    yield { first, hashes: Buffer.concat(entries.map(leafHash)), stored, faults };
    // Behind a gap no leaf has its index any more; what was signed says how many are gone.
    if (entries.length < width) return;
  }
}

/** The entries of a bundle, no more than there should be, and what is wrong with it as a whole. */
function bundle(folder: string, place: TilePlace): { entries: Buffer[]; wrong: Pick<Fault, "code" | "what"> | null } {
  const bytes = read(folder, tilePath(place));
  if (bytes === null) return { entries: [], wrong: { code: "record-missing", what: "a bundle of entries is gone" } };
  try {
    const entries = decodeBundle(bytes);
    const wrong = {
      code: "record-missing",
      what: `the bundle has ${entries.length} entries instead of ${place.width}`,
    } as const;
    return { entries: entries.slice(0, place.width), wrong: entries.length === place.width ? null : wrong };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { entries: [], wrong: { code: "record-form", what: error.message } };
  }
}

function tile(folder: string, place: TilePlace): Buffer | null {
  return place.width === 0 ? null : read(folder, tilePath(place));
}

function recordAt(folder: string, leafIndex: number, size: number): Place {
  const n = Math.floor(leafIndex / tileWidth);
  const place: TilePlace = { level: "entries", n, width: Math.min(tileWidth, size - n * tileWidth) };
  const bytes = place.width > 0 ? bundle(folder, place).entries[leafIndex % tileWidth] : undefined;
  const id = bytes === undefined ? null : (entryOf(bytes)?.id ?? null);
  return { table: place.width > 0 ? tilePath(place) : folder, id: id ?? `leaf ${leafIndex}` };
}

function entryOf(bytes: Uint8Array): Entry | null {
  try {
    return decodeEntry(bytes);
  } catch {
    return null;
  }
}

function read(folder: string, path: string): Buffer | null {
  try {
    return readFileSync(join(folder, path));
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw error;
  }
}

function sizeOf(note: string): number {
  try {
    return readCheckpoint(note).size;
  } catch {
    return 0;
  }
}

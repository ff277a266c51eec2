import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { openCheckpoint } from "#lib/audit/checkpoint.ts";
import { hashBytes } from "#lib/audit/hash.ts";
import { FormatError, parseVerifier } from "#lib/audit/note.ts";
import { bundleOf } from "#lib/audit/published.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint, storedTiles } from "#lib/audit/stored.ts";
import { rangeRoot, type TilePlace, tilePath, tileWidth, widthAt } from "#lib/audit/tile.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

const dayMs = 86_400_000;
const levelsMax = 7;

/** What an export wrote: the log's size, how many entries were there already, and the files of this time. */
export type Export = { readonly size: number; readonly before: number; readonly files: number };

/**
 * Writes the log as files: `checkpoint`, `tile/…`, `tile/entries/…`, `key.vkey` (C2SP tlog-tiles). A new folder appears whole or not at
 * all; to an older export of the same log what is new is added, its checkpoint last, so that it is a whole log at every moment.
 * @throws Refusal `conflict` for a folder with anything else in it, and for an export that this log did not grow from.
 */
export async function exportLog(
  ground: Ground,
  folder: string,
  onProgress: (done: { leaves: number; of: number }) => void = () => undefined,
): Promise<Export> {
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  const draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    return await transaction(
      ground.database,
      "read",
      async (tx) => {
        await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
        const newest = await newestCheckpoint(tx.sql);
        if (newest === null) throw new Refusal("conflict", "The log has no entry yet; there is nothing to export.");
        const before = await exportedSize(tx, ground, target, newest.size);
        const places = [...placesBetween(before, newest.size)];
        for (const place of places) {
          write(draft, tilePath(place), await bytesOf(tx, place));
          if (place.level === "entries") onProgress({ leaves: place.n * tileWidth + place.width, of: newest.size });
        }
        write(draft, "key.vkey", `${logSigner(ground.keys).verifier}\n`);
        write(draft, "checkpoint", newest.note);
        if (before === 0) renameSync(draft, emptied(target));
        else add(draft, target, places, before);
        return { size: newest.size, before, files: places.length + 2 };
      },
      dayMs,
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** How many entries an older export of this log in `target` has; 0 where there is none. */
async function exportedSize(tx: Tx, ground: Ground, target: string, size: number): Promise<number> {
  if (!existsSync(target) || readdirSync(target).length === 0) return 0;
  const refuse = (why: string) =>
    new Refusal("conflict", `${target} ${why}. Nothing was written: choose another folder.`);
  let before: { size: number; root: Buffer };
  try {
    const note = readFileSync(join(target, "checkpoint"), "utf8");
    before = openCheckpoint(note, parseVerifier(logSigner(ground.keys).verifier));
  } catch (error) {
    if (error instanceof FormatError || (error instanceof Error && "code" in error))
      throw refuse("is not empty, and not an export of this log");
    throw error;
  }
  if (before.size > size) throw refuse(`holds ${before.size} entries, more than the log has now (${size})`);
  const root = await rangeRoot(storedTiles(tx.sql), 0, before.size);
  if (Buffer.compare(root, before.root) !== 0) throw refuse("is an export that this log did not grow from");
  return before.size;
}

/** The tiles and bundles that a log of `to` leaves has and one of `from` leaves has not, or not as wide. */
function* placesBetween(from: number, to: number): Generator<TilePlace> {
  for (const level of ["entries", ...Array.from({ length: levelsMax + 1 }, (_, at) => at)] as const) {
    const leaves = tileWidth ** (level === "entries" ? 0 : Number(level));
    const height = level === "entries" ? 0 : Number(level);
    const first = Math.floor(Math.floor(from / leaves) / tileWidth);
    for (let n = first; widthAt(height, n, to) > 0; n += 1) {
      const width = widthAt(height, n, to);
      if (width > widthAt(height, n, from)) yield { level: level === "entries" ? level : height, n, width };
    }
  }
}

async function bytesOf(tx: Tx, { level, n, width }: TilePlace): Promise<Uint8Array> {
  if (level === "entries") return bundleOf(tx, n, width);
  return (await storedTiles(tx.sql)(level, n, width)).subarray(0, width * hashBytes);
}

function write(folder: string, path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}

/** A folder that is there and empty makes way for the finished one. */
function emptied(target: string): string {
  if (existsSync(target)) rmSync(target, { recursive: true });
  return target;
}

function add(draft: string, target: string, places: readonly TilePlace[], before: number): void {
  for (const path of [...places.map(tilePath), "key.vkey", "checkpoint"]) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    renameSync(join(draft, path), join(target, path));
  }
  // The partial tiles of the older checkpoint have wider ones beside them now.
  for (const { level, n, width } of places) {
    const old = widthAt(level === "entries" ? 0 : level, n, before);
    if (old > 0 && old < width) rmSync(join(target, tilePath({ level, n, width: old })), { force: true });
  }
}

import { hash } from "node:crypto";
import { rootOf } from "#lib/audit/merkle.ts";
import type { BanCount } from "#lib/bans/ban.ts";
import { codesOf } from "#lib/bans/leaf.ts";
import { newId } from "#lib/db/id.ts";
import { canonicalJson } from "#lib/json.ts";

/** So many rows stand in the log as one entry, and go together when a COPY is cut off. Small enough that three stay well under the 400 MB that an import may hold. */
export const batchRowsMax = 50_000;
/** Where a row's number stands in its bytes for COPY: after the field count, the time and the batch's id. */
export const rowNumberAt = 38;
/** A row of `ban_key` for binary COPY. */
export const keyRowBytes = 50;
const dayMs = 86_400_000;

/**
 * Bans made ready for COPY, in a few large buffers that are used again: an object a ban would be the greater part of the import's time
 * and memory. `pack` fills it.
 */
export type BanBatch = {
  id: string;
  source: string;
  size: number;
  /** What stands in every row between its time and its number: the batch's id, and the lengths of both, as Latin-1. */
  frame: string;
  /** Binary COPY rows, one after the other; `ends[n]` is where row n ends. */
  rows: Buffer;
  readonly ends: Uint32Array;
  /** 16 bytes a row. */
  readonly keys: Buffer;
  /** The rows of `ban_key` for binary COPY, made by `sealBatch`. */
  readonly keyRows: Buffer;
  /** 32 bytes a row. */
  readonly leaves: Buffer;
  readonly combinations: Uint16Array;
  /** Two letters as a number: the first ‖ the second byte. */
  readonly countries: Uint16Array;
  /** Days since 1970. */
  readonly days: Int32Array;
  readonly lines: Uint32Array;
  sealed: BatchSeal | null;
};

/** What the log and the reports keep of a batch. */
export type BatchSeal = {
  readonly root: Buffer;
  readonly counts: readonly BanCount[];
  /** Canonical JSON, one count a line, sorted bytewise. */
  readonly lines: string;
  readonly digest: Buffer;
  readonly firstDay: string;
  readonly lastDay: string;
  /** First days of the months touched. */
  readonly months: readonly string[];
};

/** What became of a batch: rows that were new, and rows whose id had arrived before. `answered` is what an earlier call with the same key was told. */
export type Received = {
  readonly imported: number;
  readonly duplicate: number;
  readonly answered?: Readonly<Record<string, unknown>>;
};

function frameOf(id: string): string {
  return `\0\0\0\x10${Buffer.from(id.replaceAll("-", ""), "hex").toString("latin1")}\0\0\0\x04`;
}

export function newBatch(source: string, rowsMax = batchRowsMax): BanBatch {
  const id = newId();
  return {
    ...{
      id,
      frame: frameOf(id),
      source,
      size: 0,
      rows: Buffer.allocUnsafe(Math.max(8192, rowsMax * 220)),
      sealed: null,
    },
    ...{
      ends: new Uint32Array(rowsMax),
      keys: Buffer.alloc(rowsMax * 16),
      keyRows: Buffer.alloc(rowsMax * keyRowBytes),
      leaves: Buffer.alloc(rowsMax * 32),
    },
    ...{ combinations: new Uint16Array(rowsMax), countries: new Uint16Array(rowsMax) },
    ...{ days: new Int32Array(rowsMax), lines: new Uint32Array(rowsMax) },
  };
}

/** Empties a batch whose rows are committed, so that its memory serves the next one. */
export function reuseBatch(batch: BanBatch): BanBatch {
  const id = newId();
  return Object.assign(batch, { id, frame: frameOf(id), size: 0, sealed: null });
}

/** The root and the counts. Made once, while the database is still busy with the batch before. */
export function sealBatch(batch: BanBatch): BatchSeal {
  if (batch.sealed === null) {
    writeKeyRows(batch);
    const counts = countsOf(batch);
    const lines = counts.map(canonicalJson).sort().join("\n");
    const days = counts.map(({ day }) => day).sort();
    batch.sealed = {
      root: rootOf(batch.leaves.subarray(0, batch.size * 32)),
      ...{ counts, lines, digest: hash("sha256", lines, "buffer") },
      ...{ firstDay: days[0] ?? "", lastDay: days.at(-1) ?? "" },
      months: [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))],
    };
  }
  return batch.sealed;
}

function countsOf(batch: BanBatch): BanCount[] {
  const byDay = new Map<number, Map<number, number>>();
  let tally = new Map<number, number>();
  let tallied = Number.NaN;
  for (let row = 0; row < batch.size; row += 1) {
    const day = batch.days[row] ?? 0;
    if (day !== tallied) {
      tally = byDay.get(day) ?? new Map();
      byDay.set(day, tally);
      tallied = day;
    }
    // Both together stay below 2^30, which a map holds without an allocation.
    const cell = ((batch.countries[row] ?? 0) - 0x4141) * 0x4000 + (batch.combinations[row] ?? 0);
    tally.set(cell, (tally.get(cell) ?? 0) + 1);
  }
  return [...byDay].flatMap(([day, cells]) =>
    [...cells].map(([cell, count]) => {
      const letters = Math.floor(cell / 0x4000) + 0x4141;
      return {
        ...codesOf(cell % 0x4000),
        country: String.fromCharCode(letters >> 8, letters & 255),
        day: new Date(day * dayMs).toISOString().slice(0, 10),
        count,
      };
    }),
  );
}

function writeKeyRows(batch: BanBatch): void {
  // Three fields: the key and the batch's id of 16 bytes, the row's number of 4.
  const frame = Buffer.concat([
    ...[Buffer.from([0, 3, 0, 0, 0, 16]), Buffer.alloc(16), Buffer.from([0, 0, 0, 16])],
    ...[Buffer.from(batch.id.replaceAll("-", ""), "hex"), Buffer.from([0, 0, 0, 4]), Buffer.alloc(4)],
  ]);
  batch.keyRows.fill(frame, 0, batch.size * keyRowBytes);
  let at = 0;
  for (const row of inKeyOrder(batch)) {
    batch.keys.copy(batch.keyRows, at + 6, row * 16, row * 16 + 16);
    batch.keyRows.writeInt32BE(row, at + 46);
    at += keyRowBytes;
  }
}

/** The rows by the first four bytes of their key: neighbours in the index are then written together, which halves its cost. */
function inKeyOrder(batch: BanBatch): Uint32Array {
  const width = 2 ** 17;
  const ranked = new Float64Array(batch.size);
  for (let row = 0; row < batch.size; row += 1) ranked[row] = batch.keys.readUInt32BE(row * 16) * width + row;
  return Uint32Array.from(ranked.sort(), (rank) => rank % width);
}

/** A batch of the rows at these positions only (ascending), numbered anew: the others had arrived before. */
export function keepRows(batch: BanBatch, positions: readonly number[]): BanBatch {
  const kept = newBatch(batch.source, positions.length);
  kept.id = batch.id;
  kept.frame = batch.frame;
  kept.rows = Buffer.allocUnsafe(batch.rows.length);
  let end = 0;
  for (const from of positions) {
    const row = kept.size;
    const start = from === 0 ? 0 : (batch.ends[from - 1] ?? 0);
    kept.rows.set(batch.rows.subarray(start, batch.ends[from]), end);
    kept.rows.writeInt32BE(row, end + rowNumberAt);
    end += (batch.ends[from] ?? 0) - start;
    kept.ends[row] = end;
    kept.keys.set(batch.keys.subarray(from * 16, from * 16 + 16), row * 16);
    kept.leaves.set(batch.leaves.subarray(from * 32, from * 32 + 32), row * 32);
    kept.combinations[row] = batch.combinations[from] ?? 0;
    kept.countries[row] = batch.countries[from] ?? 0;
    kept.days[row] = batch.days[from] ?? 0;
    kept.lines[row] = batch.lines[from] ?? 0;
    kept.size += 1;
  }
  return kept;
}

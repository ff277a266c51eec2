import type { BanCount } from "#lib/bans/ban.ts";
import { newId } from "#lib/db/id.ts";

/** So many rows stand in the log as one entry, and go together when a COPY is cut off. Small enough that three stay well under the 400 MB that an import may hold. */
export const batchRowsMax = 50_000;
/** Where a row's number stands in its bytes for COPY: after the field count and the batch's id. */
export const rowNumberAt = 26;
/** A row of `ban_key` for binary COPY. */
export const keyRowBytes = 50;

/**
 * Bans made ready for COPY, in a few large buffers that are used again: an object a ban would be the greater part of the import's time
 * and memory. `pack` fills it.
 */
export type BanBatch = {
  id: string;
  source: string;
  size: number;
  /** What every row begins with, up to its number: the field count, the batch's id, and the lengths of both, as Latin-1. */
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
  /** The rows that end another ban. */
  reinstatements: BanReinstatement[];
  sealed: BatchSeal | null;
};

/** `original` is the key of the ban that the row ends, in hex; it may arrive later, or never. */
export type BanReinstatement = { readonly row: number; readonly original: string; readonly occurredAtMs: number };

/** What the log and the reports keep of a batch. */
export type BatchSeal = {
  readonly root: Buffer;
  /** The roots of each 256 leaves in a row, one after the other; `root` is the root over them. */
  readonly nodes: Buffer;
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
  return `\0\x12\0\0\0\x10${Buffer.from(id.replaceAll("-", ""), "hex").toString("latin1")}\0\0\0\x04`;
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
    ...{ days: new Int32Array(rowsMax), lines: new Uint32Array(rowsMax), reinstatements: [] },
  };
}

/** Empties a batch whose rows are committed, so that its memory serves the next one. */
export function reuseBatch(batch: BanBatch): BanBatch {
  const id = newId();
  return Object.assign(batch, { id, frame: frameOf(id), size: 0, reinstatements: [], sealed: null });
}

/** A batch of the rows at these positions only (ascending), numbered anew: the others had arrived before. */
export function keepRows(batch: BanBatch, positions: readonly number[]): BanBatch {
  const kept = newBatch(batch.source, positions.length);
  kept.id = batch.id;
  kept.frame = batch.frame;
  kept.rows = Buffer.allocUnsafe(batch.rows.length);
  const ending = new Map(batch.reinstatements.map((one) => [one.row, one]));
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
    const ended = ending.get(from);
    if (ended !== undefined) kept.reinstatements.push({ ...ended, row });
    kept.size += 1;
  }
  return kept;
}

import { newId } from "#lib/db/id.ts";

/** So many rows stand in the log as one entry, and go together when a COPY is cut off. Small enough that three of them, with the program and its thread, stay under the 400 MB that an import may hold. */
export const batchRowsMax = 40_000;
/** Where a row's number stands in its bytes for COPY: after the field count and the batch's id. */
export const rowNumberAt = 26;
/** A row of `ban_key` for binary COPY. */
export const keyRowBytes = 50;
/** More than one row can take: five texts of 200 characters at four bytes each, and the fixed part. */
export const rowBytesMax = 4_608;
/** More than a count takes as a line and as a row for COPY. */
export const countLineBytesMax = 320;
export const countRowBytesMax = 160;
/** So much of a row's text is kept until its batch is received: it is told with a row that contradicts an earlier one. Six texts of 200 characters, all escaped, fit. */
export const textKeptMax = 16_000;
const textBytesMax = 3 * textKeptMax;
/** Room a row; where rows are longer, a batch is full sooner. What is never written costs no memory. */
const room = { rows: 320, texts: 640 };

/**
 * Bans made ready for COPY, in one piece of memory that is used again and that threads share: an object a ban would be the greater part
 * of the import's time and memory. `packer` fills it.
 */
export type BanBatch = BatchMemory & {
  id: string;
  source: string;
  size: number;
  /** What every row begins with, up to its number: the field count, the batch's id, and the lengths of both, as Latin-1. */
  frame: string;
  /** The version of the account key that hashed its accounts; null where each hash was copied from a row that is there. */
  accountKey: number | null;
  /** The header of a CSV, without which `texts` cannot be read; null for JSON. */
  header: string | null;
  /** The rows that end another ban. */
  reinstatements: BanReinstatement[];
  sealed: BatchSeal | null;
};

/** `…Ends[n]` is where row n ends. */
type BatchMemory = {
  readonly memory: SharedArrayBuffer;
  readonly rowsMax: number;
  /** Binary COPY rows, one after the other. */
  readonly rows: Buffer;
  readonly ends: Uint32Array;
  /** The lines as they came, UTF-8. */
  readonly texts: Buffer;
  readonly textEnds: Uint32Array;
  /** 16 bytes a row. */
  readonly keys: Buffer;
  /** The rows of `ban_key` for binary COPY, made by `sealBatch`. */
  readonly keyRows: Buffer;
  /** 32 bytes a row. */
  readonly leaves: Buffer;
  /** Where `countsOf` writes what the rows come to. */
  readonly countLines: Buffer;
  readonly countRows: Buffer;
  readonly combinations: Uint16Array;
  /** Two letters as a number: the first ‖ the second byte. */
  readonly countries: Uint16Array;
  /** Days since 1970. */
  readonly days: Int32Array;
  readonly lines: Uint32Array;
};

/** `original` is the key of the ban that the row ends, in hex; it may arrive later, or never. */
export type BanReinstatement = { readonly row: number; readonly original: string; readonly occurredAtMs: number };

/** What the log and the reports keep of a batch. */
export type BatchSeal = {
  readonly root: Buffer;
  /** The roots of each 256 leaves in a row, one after the other; `root` is the root over them. */
  readonly nodes: Buffer;
  /** The counts of its rows by what reports count by: canonical JSON, one count a line, sorted bytewise. In the batch's own memory. */
  readonly lines: Buffer;
  /** The same as the row of `ban_batch_count` for binary COPY. */
  readonly lineRow: Buffer;
  /** The same counts as rows of `ban_tally_open` for binary COPY. In the batch's own memory. */
  readonly counts: Buffer;
  readonly digest: Buffer;
  readonly firstDay: string;
  readonly lastDay: string;
  /** First days of the months touched. */
  readonly months: readonly string[];
};

/**
 * What became of a batch: rows that were new, rows that had arrived before, and the rows (by number) whose id had arrived with other
 * content. `answered` is what an earlier call with the same key was told.
 */
export type Received = {
  readonly imported: number;
  readonly duplicate: number;
  readonly conflicting: readonly number[];
  readonly answered?: Readonly<Record<string, unknown>>;
};

/** An empty batch, in new memory or in that of a batch whose rows are committed. */
export function newBatch(source: string, rowsMax = batchRowsMax, memory = memoryFor(rowsMax)): BanBatch {
  const id = newId();
  const empty = { size: 0, accountKey: null, header: null, reinstatements: [], sealed: null };
  return { ...carved(memory, rowsMax), id, source, frame: frameOf(id), ...empty };
}

/** Whether another ban might not fit. */
export function isFull({ size, rowsMax, rows, ends, texts, textEnds }: BanBatch): boolean {
  if (size === rowsMax) return true;
  if (size === 0) return false;
  return (ends[size - 1] ?? 0) + rowBytesMax > rows.length || (textEnds[size - 1] ?? 0) + textBytesMax > texts.length;
}

/** Where the bytes of a row begin, in `rows` by `ends` or in `texts` by `textEnds`. */
export function startOf(ends: Uint32Array, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] ?? 0);
}

/** The line on which a row stood, cut where it was very long. */
export function textOf({ texts, textEnds }: BanBatch, row: number): string {
  return texts.toString("utf8", startOf(textEnds, row), textEnds[row]);
}

/** A batch as it is sent to another thread. The memory is the same: the sender leaves it alone until it is given back. */
export type SentBatch = Omit<BanBatch, Exclude<keyof BatchMemory, "memory" | "rowsMax">>;

export function sentBatch(batch: BanBatch): SentBatch {
  const { memory, rowsMax, id, source, size, frame, accountKey, header, reinstatements, sealed } = batch;
  return { memory, rowsMax, id, source, size, frame, accountKey, header, reinstatements, sealed };
}

/** The batch that another thread sent: bytes arrive as plain arrays. */
export function arrivedBatch(sent: SentBatch): BanBatch {
  const { sealed } = sent;
  const bytes = (given: Uint8Array) => Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const seal = sealed && {
    ...sealed,
    root: bytes(sealed.root),
    nodes: bytes(sealed.nodes),
    lines: bytes(sealed.lines),
    lineRow: bytes(sealed.lineRow),
    counts: bytes(sealed.counts),
    digest: bytes(sealed.digest),
  };
  return { ...carved(sent.memory, sent.rowsMax), ...sent, sealed: seal };
}

const widths = {
  ...{ rows: room.rows, texts: room.texts, keys: 16, keyRows: keyRowBytes, leaves: 32 },
  ...{ countLines: countLineBytesMax, countRows: countRowBytesMax },
} as const;
const numbersWidth = 4 * 4 + 2 * 2;
/** A small batch has room for the longest rows too. */
const slackBytes = 65_536;

function memoryFor(rowsMax: number): SharedArrayBuffer {
  const bytesWidth = Object.values(widths).reduce((sum, width) => sum + width, 0);
  return new SharedArrayBuffer(rowsMax * (bytesWidth + numbersWidth) + 2 * slackBytes);
}

function carved(memory: SharedArrayBuffer, rowsMax: number): BatchMemory {
  // The wide numbers first, since they must lie on a multiple of four.
  let at = 0;
  const take = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  const bytes = (width: number, slack = 0) => {
    const length = rowsMax * width + slack;
    return Buffer.from(memory, take(length), length);
  };
  const wide = () => new Uint32Array(memory, take(rowsMax * 4), rowsMax);
  const narrow = () => new Uint16Array(memory, take(rowsMax * 2), rowsMax);
  return {
    ...{ memory, rowsMax, ends: wide(), textEnds: wide(), lines: wide() },
    ...{ days: new Int32Array(memory, take(rowsMax * 4), rowsMax), combinations: narrow(), countries: narrow() },
    ...{ rows: bytes(widths.rows, slackBytes), texts: bytes(widths.texts, slackBytes) },
    ...{ keys: bytes(widths.keys), keyRows: bytes(widths.keyRows), leaves: bytes(widths.leaves) },
    ...{ countLines: bytes(widths.countLines), countRows: bytes(widths.countRows) },
  };
}

function frameOf(id: string): string {
  return `\0\x12\0\0\0\x10${Buffer.from(id.replaceAll("-", ""), "hex").toString("latin1")}\0\0\0\x04`;
}

import { columnsAgree, differingColumns, entryColumns, field } from "#lib/audit/columns.ts";
import { type CopiedRow, copied, uuidOf } from "#lib/audit/copied.ts";
import type { LeafRun } from "#lib/audit/evidence.ts";
import type { Fault } from "#lib/audit/fault.ts";
import { hashBytes, leafHashInto } from "#lib/audit/hash.ts";
import { tileWidth } from "#lib/audit/tile.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** Leaves read at once: what is in memory, however long the log. */
export const windowLeaves = 64 * tileWidth;
const idBytes = 16;
/** An entry that says that a batch was received. */
export type BatchEntry = { readonly leafIndex: number; readonly entryId: string; readonly bytes: Buffer };

/**
 * Leaves `first` on, with the entries that stand there. The two tables are read beside each other and joined here: entries and leaf
 * indexes lie in almost the same order, so a join costs a comparison, where it costs the database more than all the reading.
 */
export class LeafWindow {
  readonly batchEntries: BatchEntry[] = [];
  count = 0;
  readonly #first: number;
  readonly #ids = Buffer.alloc(windowLeaves * idBytes);
  readonly #hashes = Buffer.alloc(windowLeaves * hashBytes);
  /** 0 nothing is known of the leaf, 1 its row was read, 2 its entry too. */
  readonly #state = new Uint8Array(windowLeaves);
  #faults: Fault[] = [];
  #places: Map<string, number> | null = null;
  #expected = 0;
  #entries: ReturnType<typeof copied> | null = null;

  private constructor(first: number) {
    this.#first = first;
  }

  /** Reads which entries stand at the leaves, and asks for these without waiting for them; null where no leaf is there any more. */
  static async open({ connection }: Tx, first: number): Promise<LeafWindow | null> {
    const window = new LeafWindow(first);
    const range = `leaf_index >= ${first} AND leaf_index < ${first + windowLeaves}`;
    await copied(connection, `SELECT leaf_index, entry_id FROM log_leaf WHERE ${range}`, 2).drain((row) =>
      window.#place(row),
    );
    if (window.count === 0) return null;
    const [least, most] = window.#extent();
    window.#entries = copied(
      connection,
      `SELECT ${entryColumns} FROM log_entry WHERE id BETWEEN '${least}' AND '${most}'`,
      8,
    );
    return window;
  }

  get isLast(): boolean {
    return this.count < windowLeaves;
  }

  get next(): number {
    return this.#first + windowLeaves;
  }

  #place({ bytes, starts, ends }: CopiedRow): void {
    const at = bytes.readInt32BE(starts[0]) * 0x1_0000_0000 + bytes.readUInt32BE((starts[0] ?? 0) + 4) - this.#first;
    if (this.#state[at] !== 0) return;
    bytes.copy(this.#ids, at * idBytes, starts[1], ends[1]);
    this.#state[at] = 1;
    this.count = Math.max(this.count, at + 1);
  }

  /** The least and the greatest id, so that a range of the primary key holds all of them and few others. */
  #extent(): [string, string] {
    let [least, most] = [-1, -1];
    for (let at = 0; at < this.count; at += 1) {
      if (this.#state[at] === 0) continue;
      if (least < 0 || this.#isBefore(at, least)) least = at;
      if (most < 0 || this.#isBefore(most, at)) most = at;
    }
    return [uuidOf(this.#id(Math.max(0, least))), uuidOf(this.#id(Math.max(0, most)))];
  }

  /** Byte by byte where they lie: a view of each id would be most of the time that this takes. */
  #isBefore(at: number, other: number): boolean {
    for (let byte = 0; byte < idBytes; byte += 1) {
      const less = (this.#ids[at * idBytes + byte] ?? 0) - (this.#ids[other * idBytes + byte] ?? 0);
      if (less !== 0) return less < 0;
    }
    return false;
  }

  #id(at: number): Buffer {
    return this.#ids.subarray(at * idBytes, (at + 1) * idBytes);
  }

  /** Takes the entries in, and recomputes the leaf of each from its bytes. */
  async fill(): Promise<void> {
    await this.#entries?.drain((row) => this.#take(row));
  }

  async abandon(): Promise<void> {
    await this.#entries?.abandon();
  }

  #take(row: CopiedRow): void {
    const at = this.#leafOf(row);
    if (at === undefined) return;
    const [start, end] = [row.starts[field.bytes] ?? 0, row.ends[field.bytes] ?? 0];
    if (end < start) return;
    this.#state[at] = 2;
    if (!columnsAgree(row)) this.#explain(row, at);
    if (isBatch(row))
      this.batchEntries.push({
        leafIndex: this.#first + at,
        entryId: uuidOf(this.#id(at)),
        bytes: Buffer.from(row.bytes.subarray(start, end)),
      });
    leafHashInto(this.#hashes, at * hashBytes, row.bytes, start, end);
  }

  #leafOf({ bytes, starts }: CopiedRow): number | undefined {
    const id = starts[field.id] ?? 0;
    const expected = this.#expected * idBytes;
    let same = 0;
    while (same < idBytes && bytes[id + same] === this.#ids[expected + same]) same += 1;
    const at = same === idBytes ? this.#expected : this.#found(bytes.toString("latin1", id, id + idBytes));
    if (at !== undefined) this.#expected = at + 1 < windowLeaves ? at + 1 : 0;
    return at;
  }

  /** For entries out of order: many writers, or an attacker. */
  #found(id: string): number | undefined {
    if (this.#places === null) {
      this.#places = new Map();
      for (let at = 0; at < this.count; at += 1)
        if (this.#state[at] !== 0) this.#places.set(this.#id(at).toString("latin1"), at);
    }
    return this.#places.get(id);
  }

  #explain(row: CopiedRow, at: number): void {
    const columns = differingColumns(row);
    if (columns?.length === 0) return;
    const what =
      columns === null
        ? "the bytes are not an entry in its canonical form"
        : `its bytes say another ${columns.join(", ")} than its ${columns.length === 1 ? "column" : "columns"}`;
    this.#faults.push({ ...this.#record(at), code: columns === null ? "record-form" : "record-columns", what });
  }

  #record(at: number) {
    return { table: "log_entry", id: uuidOf(this.#id(at)), leafIndex: this.#first + at };
  }

  /** The window tile by tile; `stored` is the tile of level 0 that stands at `n`. */
  *runs(stored: (n: number) => Uint8Array): Generator<LeafRun> {
    for (let from = 0; from < this.count; from += tileWidth) {
      const to = Math.min(from + tileWidth, this.count);
      const tile = stored((this.#first + from) / tileWidth);
      const first = this.#first + from;
      const missing = this.#fillGaps(from, to, tile);
      const faults = [
        ...missing,
        ...this.#faults.filter(
          ({ leafIndex }) => leafIndex !== null && leafIndex >= first && leafIndex < first + tileWidth,
        ),
      ];
      yield { first, hashes: this.#hashes.subarray(from * hashBytes, to * hashBytes), stored: tile, faults };
    }
  }

  #fillGaps(from: number, to: number, tile: Uint8Array): Fault[] {
    const faults: Fault[] = [];
    for (let at = from; at < to; at += 1) {
      if (this.#state[at] === 2) continue;
      this.#hashes.set(tile.subarray((at - from) * hashBytes, (at - from + 1) * hashBytes), at * hashBytes);
      const leafIndex = this.#first + at;
      const what = "the entry is gone: its leaf is there";
      faults.push(
        this.#state[at] === 1
          ? { ...this.#record(at), code: "record-missing", what }
          : {
              table: "log_leaf",
              id: String(leafIndex),
              code: "record-missing",
              leafIndex,
              what: "the leaf is gone: those after it are there",
            },
      );
    }
    return faults;
  }
}

const batchAction = Buffer.from("batch.received");

function isBatch({ bytes, starts, ends }: CopiedRow): boolean {
  const [from, to] = [starts[field.action] ?? 0, ends[field.action] ?? 0];
  return (
    to - from === batchAction.length && bytes[from] === 0x62 && bytes.compare(batchAction, 0, to - from, from, to) === 0
  );
}

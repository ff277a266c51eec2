import { type BanBatch, isFull, newBatch } from "#lib/bans/arriving/batch.ts";
import { type AccountKeyring, type Pack, packer } from "#lib/bans/arriving/pack.ts";
import { readBans } from "#lib/bans/arriving/readBans.ts";
import { sealBatch } from "#lib/bans/arriving/seal.ts";
import type { RecordFormat, RecordReader } from "#lib/records.ts";

/** A line that is no ban: its number, the reason in one sentence, and the line. */
export type Fault = readonly [line: number, reason: string, text: string];

/**
 * What came of some bytes of the stream: lines read, those that are no bans, and the batches that became full, sealed. Where the stream
 * `ended`, the last of its batches is here.
 */
export type Packed = {
  readonly read: number;
  readonly faults: readonly Fault[];
  readonly batches: readonly BanBatch[];
  readonly ended: boolean;
};

/** What packing needs to know; it may be sent to a thread. */
export type PackSettings = {
  readonly source: string;
  readonly format: RecordFormat | undefined;
  readonly rowsMax: number;
  readonly nowMs: number;
  readonly keys: AccountKeyring;
};

/** From the bytes of a stream to sealed batches: all of an import's work but the database's, and nothing that waits. */
export class Packing {
  /** Memory of batches that are committed, to be used again. */
  readonly spare: SharedArrayBuffer[] = [];
  readonly #settings: PackSettings;
  readonly #pack: Pack;
  readonly #reader: RecordReader;
  #current: BanBatch | null = null;
  #packed = nothing();

  constructor(settings: PackSettings) {
    this.#settings = settings;
    this.#pack = packer(settings.keys);
    this.#reader = readBans(
      {
        ban: (ban, line, text) => {
          this.#packed.read += 1;
          this.#pack(this.#room(), ban, line, text);
        },
        fault: (...fault) => {
          this.#packed.read += 1;
          this.#packed.faults.push(fault);
        },
      },
      { format: settings.format, now: new Date(settings.nowMs) },
    );
  }

  /** @throws Refusal `invalid` when nothing of the stream can be read. The bytes may be overwritten afterwards. */
  push(bytes: Uint8Array): void {
    this.#reader.push(bytes);
  }

  /** The stream has ended: the last line needs no end, and the last batch need not be full. */
  end(): void {
    this.#reader.end();
    this.#turn();
    this.#packed.ended = true;
  }

  /** What has come since it was last taken. */
  take(): Packed {
    const packed = this.#packed;
    this.#packed = nothing();
    return packed;
  }

  /** The batch that takes the next ban. A full one leaves only now, so that the stream's last batch is never empty. */
  #room(): BanBatch {
    if (this.#current !== null && isFull(this.#current)) this.#turn();
    this.#current ??= newBatch(this.#settings.source, this.#settings.rowsMax, this.spare.pop());
    return this.#current;
  }

  #turn(): void {
    if (this.#current === null) return;
    this.#current.header = this.#reader.header();
    sealBatch(this.#current);
    this.#packed.batches.push(this.#current);
    this.#current = null;
  }
}

function nothing(): { read: number; faults: Fault[]; batches: BanBatch[]; ended: boolean } {
  return { read: 0, faults: [], batches: [], ended: false };
}

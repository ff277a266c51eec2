import type { BanImport } from "#lib/bans/arriving/importBans.ts";
import { columns } from "#lib/bans/ban.ts";
import { elsewhere } from "#lib/bans/imports/concludeImport.ts";
import type { ImportState } from "#lib/bans/imports/importState.ts";
import { LineEnds } from "#lib/bans/imports/lineEnds.ts";
import { addRejections, type Rejection } from "#lib/bans/imports/rejection.ts";
import { csvFields } from "#lib/csv.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { RecordFormat } from "#lib/records.ts";

type Counts = Readonly<Record<"imported" | "duplicate" | "rejected" | "conflicting", number>>;
type Beside = NonNullable<BanImport["beside"]>;

/** So many rejections wait for the next batch at most; a stream that is nothing else keeps them meanwhile. */
const waitingMax = 5_000;
/** A header of CSV is shorter, or it is none. */
const headerMax = 2_000;

/**
 * One go of an import that may take several: turns the rest of a text into what `importBans` reads, and keeps with each batch, in its
 * transaction, how far the whole has come and which lines were rejected.
 */
export class Arrival {
  readonly #state: ImportState;
  readonly #ends: LineEnds;
  readonly #flush: (rejections: Rejection[]) => Promise<unknown>;
  #waiting: Rejection[] = [];
  /** What the newest batch moves the import to, and what it found it at; the next batch finds this committed. */
  #from: number;
  #to: { line: number; offset: number };
  #through = 0;
  /** A line that we put before the stream and that the sender does not count. */
  #added = 0;
  #start = Buffer.alloc(0);
  #format: RecordFormat | null;
  #header: string | null;

  constructor(
    state: ImportState,
    format: RecordFormat | undefined,
    flush: (rejections: Rejection[]) => Promise<unknown>,
  ) {
    this.#state = state;
    this.#flush = flush;
    this.#ends = new LineEnds(state.lines, state.offset);
    this.#from = state.offset;
    this.#to = { line: state.lines, offset: state.offset };
    this.#format = state.format ?? format ?? null;
    this.#header = state.header;
  }

  /** The stream for `importBans`: with the header of CSV before it where an earlier go had read that. */
  async *lines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    if (this.#state.offset > 0 && this.#header !== null) {
      this.#added = 1;
      yield Buffer.from(`${this.#header}\n`);
    }
    for await (const chunk of input) {
      if (this.#waiting.length >= waitingMax) await this.#flush(this.#waiting.splice(0));
      this.#ends.push(chunk);
      if (this.#state.offset === 0) this.#look(chunk);
      yield chunk;
    }
  }

  fault(line: number, reason: string): Rejection {
    const rejection = { line: this.#lineOf(line), reason };
    this.#waiting.push(rejection);
    return rejection;
  }

  /** In the transaction of a batch. It may run again when the transaction does, so what it changes outside of it only repeats itself. */
  readonly beside: Beside = async (tx, now, batch) => {
    if (batch.through > this.#through) this.#moveOn(batch.through);
    const line = this.#lineOf(batch.through);
    const along = this.#waiting.filter((one) => one.line <= line);
    const rejected = await addRejections(tx, this.#state.id, along);
    await this.#advance(tx, now, { ...batch, rejected, conflicting: batch.conflicting.length });
  };

  /** Where the whole stands when the stream is done, for `concludeImport`; what still waits is kept before. */
  async end(): Promise<{ from: number; offset: number; lines: number }> {
    if (this.#waiting.length > 0) await this.#flush(this.#waiting.splice(0));
    return { from: this.#to.offset, offset: this.#ends.bytes, lines: this.#ends.lines };
  }

  #lineOf(line: number): number {
    return this.#state.lines + line - this.#added;
  }

  /** The batch before is committed, or this one would not be here. */
  #moveOn(through: number): void {
    const passed = this.#to.line;
    this.#waiting = this.#waiting.filter((one) => one.line > passed);
    this.#ends.passed(passed);
    this.#from = this.#to.offset;
    this.#to = this.#ends.behind(this.#lineOf(through));
    this.#through = through;
  }

  async #advance(tx: Tx, now: Date, counts: Counts): Promise<void> {
    const { line, offset } = this.#to;
    const [advanced] = await tx.sql`UPDATE ban_import SET upload_offset = ${offset}, lines = ${line},
        imported = imported + ${counts.imported}, duplicate = duplicate + ${counts.duplicate},
        rejected = rejected + ${counts.rejected}, conflicting = conflicting + ${counts.conflicting}, format = ${this.#format}, header = ${this.#header},
        changed_at = greatest(changed_at, ${now})
       WHERE id = ${this.#state.id}::uuid AND upload_offset = ${this.#from} AND concluded_at IS NULL RETURNING id`;
    if (advanced === undefined) throw elsewhere();
  }

  /** The first line that says something tells the format; of CSV it is the header, which the next go needs. */
  #look(chunk: Uint8Array): void {
    if (this.#header !== null || this.#start.length > 2 * headerMax) return;
    this.#start = Buffer.concat([this.#start, chunk.subarray(0, 2 * headerMax)]);
    const first = /^(?:\ufeff)?(?:\r?\n)*([^\r\n]+)\r?\n/.exec(this.#start.toString("utf8"))?.[1];
    if (first === undefined || first.length > headerMax) return;
    const fields = csvFields(first);
    const isHeader = typeof fields !== "string" && fields.filter((name) => known.has(name.trim())).length >= 2;
    this.#format ??= isHeader ? "csv" : "ndjson";
    if (this.#format === "csv") this.#header = first;
    this.#start = Buffer.alloc(2 * headerMax + 1);
  }
}

const known: ReadonlySet<string> = new Set(columns);

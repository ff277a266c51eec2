import type { BanImport } from "#lib/bans/arriving/banImport.ts";
import { columns } from "#lib/bans/ban.ts";
import { elsewhere } from "#lib/bans/imports/concludeImport.ts";
import type { ImportState } from "#lib/bans/imports/importState.ts";
import { LineEnds } from "#lib/bans/imports/lineEnds.ts";
import { addRejections, countRejections } from "#lib/bans/imports/rejection.ts";
import { Told } from "#lib/bans/imports/told.ts";
import { csvFields } from "#lib/csv.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { RecordFormat } from "#lib/records.ts";

type Counts = Readonly<Record<"imported" | "duplicate" | "rejected" | "conflicting", number>>;
type Keep = ConstructorParameters<typeof Told>[2];
type Beside = NonNullable<BanImport["beside"]>;

/** A header of CSV is shorter, or it is none. */
const headerMax = 2_000;

/**
 * One go of an import that may take several: turns the rest of a text into what `importBans` reads, and keeps with each batch, in its
 * transaction, how far the whole has come and which lines were rejected.
 */
export class Arrival {
  readonly #state: ImportState;
  readonly #ends: LineEnds;
  readonly #told: Told;
  /** The lines that were told behind the committed ones. */
  #ahead = new Set<number>();
  /** Up to this line rejections are counted. */
  #counted: number;
  /** What the newest batch moves the import to, and what it found it at; the next batch finds this committed. */
  #from: number;
  #to: { line: number; offset: number };
  #through = 0;
  /** A line that we put before the stream and that the sender does not count. */
  #added = 0;
  #start = Buffer.alloc(0);
  #format: RecordFormat | null;
  #header: string | null;

  /** `keep` keeps rejections of a stream that is nothing else before a batch takes them along. */
  constructor(state: ImportState, format: RecordFormat | undefined, keep: Keep) {
    this.#state = state;
    this.#told = new Told(state.id, state.rejected, keep);
    this.#counted = state.lines;
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
      this.#ends.push(chunk);
      if (this.#state.offset === 0) this.#look(chunk);
      yield chunk;
    }
  }

  /** The first rejections of this go. */
  get first(): Told["first"] {
    return this.#told.first;
  }

  readonly fault = (line: number, reason: string): void => {
    const rejection = { line: this.#lineOf(line), reason };
    this.#told.tell(rejection);
    this.#ahead.add(rejection.line);
  };

  /** Keeps the rejections that no batch took along; no batch is under way. */
  readonly keepFaults = async (): Promise<void> => {
    if (this.#through > 0) this.#told.passed(this.#lineOf(this.#through));
    await this.#told.flush();
  };

  /** In the transaction of a batch. It may run again when the transaction does, so what it changes outside of it only repeats itself. */
  readonly beside: Beside = async (tx, now, batch) => {
    if (batch.through > this.#through) this.#moveOn(batch.through);
    await this.#assertHere(tx);
    const { id } = this.#state;
    const line = this.#lineOf(batch.through);
    await addRejections(
      tx,
      id,
      this.#told.waiting.filter((one) => one.line <= line),
    );
    const rejected = await countRejections(tx, id, { after: this.#counted, through: line });
    const told = [...this.#ahead].filter((one) => one <= line).length;
    // Others stand there where another connection went on with other text.
    if (rejected !== told) throw elsewhere();
    this.#told.assertFew();
    await this.#advance(tx, now, { ...batch, rejected, conflicting: batch.conflicting.length });
  };

  /** Where the whole stands when the stream is done, for `concludeImport`; what still waits is kept before. */
  async end(): Promise<{ from: number; offset: number; lines: number; counted: number; rejected: number }> {
    await this.keepFaults();
    if (this.#through > 0) this.#count(this.#lineOf(this.#through));
    const { bytes: offset, lines } = this.#ends;
    return { from: this.#to.offset, offset, lines, counted: this.#counted, rejected: this.#ahead.size };
  }

  #lineOf(line: number): number {
    return this.#state.lines + line - this.#added;
  }

  /** The batch before is committed, or this one would not be here. */
  #moveOn(through: number): void {
    const before = this.#to;
    if (this.#through > 0) {
      this.#told.passed(this.#lineOf(this.#through));
      this.#count(this.#lineOf(this.#through));
    }
    this.#ends.passed(before.line);
    this.#from = before.offset;
    this.#to = this.#ends.behind(this.#lineOf(through));
    this.#through = through;
  }

  #count(line: number): void {
    this.#counted = line;
    this.#ahead = new Set([...this.#ahead].filter((one) => one > line));
  }

  /** The row is locked first: two that add rejections to one import would wait for each other. */
  async #assertHere(tx: Tx): Promise<void> {
    const [here] = await tx.sql`SELECT FROM ban_import
      WHERE id = ${this.#state.id}::uuid AND upload_offset = ${this.#from} AND concluded_at IS NULL FOR UPDATE`;
    if (here === undefined) throw elsewhere();
  }

  async #advance(tx: Tx, now: Date, counts: Counts): Promise<void> {
    const { line, offset } = this.#to;
    await tx.sql`UPDATE ban_import SET upload_offset = ${offset}, lines = ${line},
        imported = imported + ${counts.imported}, duplicate = duplicate + ${counts.duplicate},
        rejected = rejected + ${counts.rejected}, conflicting = conflicting + ${counts.conflicting}, format = ${this.#format}, header = ${this.#header},
        changed_at = greatest(changed_at, ${now})
       WHERE id = ${this.#state.id}::uuid`;
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

import { hashBytes } from "#lib/audit/hash.ts";
import { Failed } from "./failed.ts";
import type { OpenBatch } from "./openBatches.ts";
import { type ArchivedRow, archiveColumns, leafOfRow, rowOfLine } from "./row.ts";
import { rootFrom } from "./subtrees.ts";

/** Goes through rows.csv batch by batch. */
export class RowWalk {
  readonly #lines: AsyncGenerator<string>;
  readonly #leavesAt: (at: number, count: number) => Promise<Buffer>;
  #taken = 0;

  constructor(lines: AsyncGenerator<string>, leavesAt: (at: number, count: number) => Promise<Buffer>) {
    this.#lines = lines;
    this.#leavesAt = leavesAt;
  }

  /** Rows that were found to be what the log says. */
  get count(): number {
    return this.#taken;
  }

  async begin(): Promise<void> {
    const { value, done } = await this.#lines.next();
    if (done === true || value !== archiveColumns.join(","))
      throw new Failed("rows.csv.gz line 1", "the columns are not those of an archive");
  }

  /** The next batch's rows, held against its root. @throws Failed naming the first row that does not hold. */
  async take(batch: OpenBatch, month: string): Promise<void> {
    const numbers = batch.numbers.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at));
    const leaves = Buffer.alloc(numbers.length * hashBytes);
    const first = this.#taken;
    for (const [at, number] of numbers.entries()) {
      const row = await this.#row(first + at);
      if (
        row.batch !== batch.batch ||
        row.row !== String(number) ||
        row.source !== batch.source ||
        !row.occurred_at.startsWith(month)
      ) {
        throw new Failed(
          placeOf(first + at),
          `row ${number} of batch ${batch.batch} was expected: a row was added, removed, moved or changed`,
        );
      }
      leafOfRow(row, batch.form).copy(leaves, at * hashBytes);
    }
    this.#taken += numbers.length;
    const kept = await this.#leavesAt(first, numbers.length);
    const holds = rootFrom(batch.size, batch.numbers, leaves, batch.beside)?.equals(batch.root) === true;
    if (!holds) throw differing(batch, first, leaves, kept);
    if (!kept.equals(leaves))
      throw new Failed("leaves.bin", `the hashes of batch ${batch.batch} are not those of its rows, which hold`);
  }

  async end(): Promise<void> {
    const { done } = await this.#lines.next();
    if (done !== true) throw new Failed(placeOf(this.#taken), "more rows are here than the batches have");
  }

  async #row(at: number): Promise<ArchivedRow> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Failed(placeOf(at), "the row is missing: the file was cut off");
    const row = rowOfLine(value);
    if (typeof row === "string") throw new Failed(placeOf(at), row.replace(/[.]$/, ""));
    return row;
  }
}

/** The first row is line 2. */
function placeOf(row: number): string {
  return `rows.csv.gz line ${row + 2}`;
}

/** The kept hashes tell which row it was, unless they were changed as well. */
function differing(batch: OpenBatch, first: number, leaves: Buffer, kept: Buffer): Failed {
  for (let at = 0; at * hashBytes < leaves.length; at += 1) {
    const span = [at * hashBytes, (at + 1) * hashBytes] as const;
    if (Buffer.compare(leaves.subarray(...span), kept.subarray(...span)) !== 0) {
      return new Failed(
        placeOf(first + at),
        `the row was changed: it does not give its leaf, nor its batch ${batch.batch} the root that the log holds`,
      );
    }
  }
  return new Failed(
    placeOf(first),
    `the rows of batch ${batch.batch}, from this line on, do not give the root that the log holds: one was changed and its hash with it, or the hashes beside them in batches.ndjson were`,
  );
}

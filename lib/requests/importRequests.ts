import type { Actor } from "#lib/auth/actor.ts";
import { explained } from "#lib/db/explained.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { Balance } from "./contradictions.ts";
import { CsvRecords } from "./csvRecords.ts";
import { importBatch, importRowsMax } from "./importBatch.ts";
import { type PastRequest, pastColumns, pastColumnsRequired, readPastRequest } from "./pastRequest.ts";

export type RequestImport = {
  /** Whose file: lower case letters, digits and hyphens. */
  readonly source: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly batchRows?: number;
  /** The header as it arrived, before any fault. */
  readonly onHeader?: (text: string) => void;
  readonly onFault?: (line: number, reason: string, text: string) => void;
  /** What an imported row, or the whole file (`line` null), says against itself. It is kept all the same. */
  readonly onContradiction?: (line: number | null, sentence: string) => void;
  readonly onProgress?: (summary: RequestSummary) => void;
};

/** `imported` counts what is committed; `contradictory` how many of those rows say something against themselves. */
export type RequestSummary = {
  read: number;
  imported: number;
  duplicate: number;
  rejected: number;
  contradictory: number;
  seconds: number;
};

/** Columns that the file of rejected rows adds: a corrected file can be imported as it is. */
const ownColumns = ["rejected_line", "rejected_because"];

/**
 * Takes past years' requests from CSV, batch by batch, each one transaction and one entry. A row that cannot be taken costs that row.
 * What is committed stays when the stream breaks off, and sending the same again changes nothing.
 * @throws Refusal `invalid` when nothing of the file can be read: another encoding, or a header without the required columns; `conflict`
 * when the database cannot take more, with the batches before kept.
 */
export async function importRequests(ground: Ground, actor: Actor, given: RequestImport): Promise<RequestSummary> {
  const run = new Run(ground, actor, given);
  for await (const chunk of given.input) {
    run.reader.push(chunk);
    await run.send(given.batchRows ?? importRowsMax);
  }
  run.reader.end();
  await run.send(1);
  return run.finish();
}

class Run {
  readonly reader: CsvRecords;
  readonly #ground: Ground;
  readonly #actor: Actor;
  readonly #given: RequestImport;
  readonly #started = performance.now();
  readonly #balance = new Balance();
  readonly #summary: RequestSummary = { read: 0, imported: 0, duplicate: 0, rejected: 0, contradictory: 0, seconds: 0 };
  #header: readonly string[] | null = null;
  #waiting: { past: PastRequest; text: string }[] = [];

  constructor(ground: Ground, actor: Actor, given: RequestImport) {
    this.#ground = ground;
    this.#actor = actor;
    this.#given = given;
    this.reader = new CsvRecords({
      record: (line, cells, text) => this.#record(line, cells, text),
      fault: (line, reason, text) => this.#fault(line, reason, text),
    });
  }

  /** Sends whole batches while at least `countMin` rows wait. */
  async send(countMin: number): Promise<void> {
    const size = this.#given.batchRows ?? importRowsMax;
    while (this.#waiting.length >= countMin && this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, size);
      this.#waiting = this.#waiting.slice(size);
      const rows = batch.map((one) => one.past);
      const { source } = this.#given;
      const result = await explained(() => importBatch(this.#ground, this.#actor, { source, rows }));
      this.#summary.imported += result.imported;
      this.#summary.duplicate += result.duplicate;
      this.#summary.contradictory += result.contradictory.length;
      for (const { line, reason } of result.rejected) {
        this.#summary.rejected += 1;
        this.#given.onFault?.(line, reason, batch.find((one) => one.past.line === line)?.text ?? "");
      }
      for (const { line, sentences } of result.contradictory)
        for (const sentence of sentences) this.#given.onContradiction?.(line, sentence);
      const refused = new Set(result.rejected.map((one) => one.line));
      for (const past of rows) if (!refused.has(past.line)) this.#balance.add(past);
      this.#given.onProgress?.(this.#told());
    }
  }

  finish(): RequestSummary {
    if (this.#header === null) {
      throw new Refusal("invalid", "The file is empty. Nothing was imported: its first line names the columns.");
    }
    for (const sentence of this.#balance.sentences()) this.#given.onContradiction?.(null, sentence);
    return this.#told();
  }

  #told(): RequestSummary {
    return { ...this.#summary, seconds: Math.round(performance.now() - this.#started) / 1000 };
  }

  #record(line: number, cells: string[], text: string): void {
    if (this.#header === null) {
      this.#header = headerOf(cells);
      this.#given.onHeader?.(text);
      return;
    }
    if (cells.length !== this.#header.length) {
      this.#fault(line, `The row has ${cells.length} cells where the header has ${this.#header.length}.`, text);
      return;
    }
    const named: Record<string, string> = {};
    // A blank cell is an absent one: blank is not a value, and not zero.
    for (const [at, name] of this.#header.entries()) {
      const cell = cells[at] ?? "";
      if (cell.trim() !== "" && !ownColumns.includes(name)) named[name] = cell;
    }
    const past = readPastRequest(line, named, this.#ground.now());
    if (typeof past === "string") {
      this.#fault(line, past, text);
      return;
    }
    this.#summary.read += 1;
    this.#waiting.push({ past, text });
  }

  #fault(line: number, reason: string, text: string): void {
    if (this.#header === null) {
      throw new Refusal("invalid", `${reason} Nothing was imported: the first line must name the columns.`);
    }
    this.#summary.read += 1;
    this.#summary.rejected += 1;
    this.#given.onFault?.(line, reason, text);
  }
}

function headerOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((name) => name.trim());
  const absent = pastColumns.slice(0, pastColumnsRequired).find((name) => !names.includes(name));
  const fault =
    absent !== undefined
      ? `lacks the column ${absent}`
      : new Set(names).size < names.length
        ? "names a column twice"
        : null;
  if (fault === null) return names;
  throw new Refusal(
    "invalid",
    `The CSV header ${fault}. Nothing was imported: correct the first line and import again.`,
  );
}

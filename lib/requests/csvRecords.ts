import { csvFields } from "#lib/csv.ts";
import { LineReader } from "#lib/lines.ts";

/** Takes each record: the line on which it begins, its cells, and its text as it arrived. `fault` instead of cells where it is none. */
export type CsvSink = {
  readonly record: (line: number, cells: string[], text: string) => void;
  readonly fault: (line: number, reason: string, text: string) => void;
};

/** A quoted cell that runs on longer was never closed: then only the line on which it begins is refused. */
const linesMax = 500;
const charactersMax = 262_144;

type Line = { readonly number: number; readonly text: string };

/**
 * Reads CSV (RFC 4180) whose quoted cells may hold line ends, in flat memory. A record that cannot be read costs the line on which
 * it begins, and reading goes on with the next.
 */
export class CsvRecords {
  readonly #sink: CsvSink;
  readonly #lines: LineReader;
  #open: Line[] = [];

  constructor(sink: CsvSink) {
    this.#sink = sink;
    this.#lines = new LineReader((number, text, fault) => {
      if (fault === null) return this.#take({ number, text });
      this.#giveUp();
      sink.fault(number, fault, text);
    });
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  end(): void {
    this.#lines.end();
    this.#giveUp();
  }

  #take(line: Line): void {
    this.#open.push(line);
    const text = textOf(this.#open);
    if (isUnclosed(text)) {
      if (this.#open.length > linesMax || text.length > charactersMax) this.#giveUp();
      return;
    }
    const cells = csvFields(text);
    const first = this.#open[0] ?? line;
    if (typeof cells !== "string") {
      this.#open = [];
      this.#sink.record(first.number, cells, text);
    } else this.#refuse(cells);
  }

  /** No end was found: the first line is refused, and those after it are read as if it had not been there. */
  #giveUp(): void {
    while (this.#open.length > 0)
      this.#refuse("The line is not valid CSV: a quoted cell begins on it and does not end.");
  }

  #refuse(reason: string): void {
    const [first, ...rest] = this.#open;
    this.#open = [];
    if (first === undefined) return;
    this.#sink.fault(first.number, reason, first.text);
    for (const line of rest) this.#take(line);
  }
}

/** The lines with the empty ones between them, which the line reader passes over. */
function textOf(lines: readonly Line[]): string {
  let text = lines[0]?.text ?? "";
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line !== undefined && before !== undefined) text += "\n".repeat(line.number - before.number) + line.text;
  }
  return text;
}

function isUnclosed(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

import { RejectedCsv } from "#bin/rejectedCsv.ts";
import { RejectedRows } from "#bin/rejectedRows.ts";

const headerMax = 4_000;

/** The name of a file without how it is packed and written. */
function bareName(file: string): string {
  return file.replace(/\.(gz|zst)$/i, "").replace(/\.(ndjson|jsonl|json|csv)$/i, "");
}

/**
 * The file beside the one imported, where each row that could not be taken stands with its line number and reason: CSV where the rows
 * came as CSV, with its header, so that it can be corrected and imported as it is; NDJSON else.
 */
export class RejectedFile {
  readonly #bare: string;
  #rows: RejectedRows | RejectedCsv | null = null;
  #format: "ndjson" | "csv" | undefined;
  #start = "";

  constructor(file: string, noun: string, format: "ndjson" | "csv" | undefined) {
    this.#bare = file === "-" ? noun : bareName(file);
    this.#format = format;
  }

  get path(): string {
    return `${this.#bare}.rejected.${this.#isCsv() ? "csv" : "ndjson"}`;
  }

  /** The same stream; its first line is remembered, for the header of CSV. */
  async *watch(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of input) {
      if (this.#start.length < headerMax && this.#header() === undefined) {
        this.#start += Buffer.from(chunk.subarray(0, headerMax)).toString("utf8");
      }
      yield chunk;
    }
  }

  add(line: number, reason: string, row: string): void {
    this.#rows ??= this.#open();
    this.#rows.add(line, reason, row);
  }

  close(): void {
    this.#rows?.close();
  }

  #open(): RejectedRows | RejectedCsv {
    if (!this.#isCsv()) return new RejectedRows(this.path);
    const rows = new RejectedCsv(this.path);
    rows.header(this.#header() ?? "");
    return rows;
  }

  #isCsv(): boolean {
    this.#format ??= /^\s*[{[]/.test(this.#start) || this.#start === "" ? "ndjson" : "csv";
    return this.#format === "csv";
  }

  #header(): string | undefined {
    return /^(?:\ufeff)?(?:\r?\n)*([^\r\n]+)\r?\n/.exec(this.#start)?.[1];
  }
}

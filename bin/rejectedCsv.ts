import { closeSync } from "node:fs";
import { openOwn, writeWhole } from "#bin/rejectedRows.ts";

/**
 * The file of rows that could not be taken: two columns with line number and reason, then the row as it arrived, under the header of
 * the file imported. Made with the first row, readable by its owner alone.
 */
export class RejectedCsv {
  readonly path: string;
  #header = "";
  #descriptor: number | null = null;

  constructor(path: string) {
    this.path = path;
  }

  header(text: string): void {
    this.#header = text;
  }

  add(line: number, reason: string, row: string): void {
    if (this.#descriptor === null) {
      this.#descriptor = openOwn(this.path);
      writeWhole(this.#descriptor, this.path, `rejected_line,rejected_because,${this.#header}\r\n`);
    }
    writeWhole(this.#descriptor, this.path, `${line},"${reason.replaceAll('"', '""')}",${row}\r\n`);
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

import { closeSync, openSync, writeSync } from "node:fs";

/** The file beside the one imported, where each row that could not be taken stands with its line number and reason. */
export function rejectedPath(file: string, noun: string): string {
  return file === "-"
    ? `${noun}.rejected.ndjson`
    : `${file.replace(/\.(ndjson|jsonl|json|csv)$/i, "")}.rejected.ndjson`;
}

/** Writes rejected rows as they come, in flat memory; the file is made with the first. It is readable by its owner alone. */
export class RejectedRows {
  readonly path: string;
  #descriptor: number | null = null;
  #waiting = "";

  constructor(path: string) {
    this.path = path;
  }

  add(line: number, reason: string, row: string): void {
    this.#waiting += `${JSON.stringify({ line, reason, row })}\n`;
    if (this.#waiting.length > 65_536) this.#write();
  }

  close(): void {
    if (this.#waiting !== "") this.#write();
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #write(): void {
    this.#descriptor ??= openSync(this.path, "w", 0o600);
    writeSync(this.#descriptor, this.#waiting);
    this.#waiting = "";
  }
}

import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { Refusal } from "#lib/refusal.ts";

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
    try {
      if (this.#waiting !== "") this.#write();
    } finally {
      if (this.#descriptor !== null) closeSync(this.#descriptor);
      this.#descriptor = null;
    }
  }

  #write(): void {
    const text = this.#waiting;
    this.#waiting = "";
    this.#descriptor ??= openOwn(this.path);
    writeWhole(this.#descriptor, this.path, text);
  }
}

/** Makes or empties a file that only its owner reads. @throws Refusal `conflict` */
export function openOwn(path: string): number {
  try {
    return openSync(path, "w", 0o600);
  } catch (error) {
    throw unwritten(path, error);
  }
}

/** How a file of rejected rows begins, as NDJSON and as CSV. */
const beginning = /^(?:\{"line":|rejected_line,rejected_because,)/;

/** Removes what an earlier run of the same file left, of which no row is rejected any more; answers whether there was one. What is not ours stays. */
export function removeStale(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const descriptor = openSync(path, "r");
  const start = Buffer.alloc(40);
  const read = readSync(descriptor, start);
  closeSync(descriptor);
  if (!beginning.test(start.toString("utf8", 0, read))) return false;
  rmSync(path);
  return true;
}

/** Writes all of a text, in as many goes as the system takes. @throws Refusal `conflict`: rejected rows that stand nowhere would be lost */
export function writeWhole(descriptor: number, path: string, text: string): void {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  } catch (error) {
    throw unwritten(path, error);
  }
}

function unwritten(path: string, error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const why = code === "ENOSPC" ? "the disk is full" : `the system says ${code}`;
  return new Refusal(
    "conflict",
    `Rejected rows cannot be written to ${path}: ${why}. The import was stopped; what was committed stays. Make room and run the same again: what is there lands once.`,
  );
}

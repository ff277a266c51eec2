const lineFeed = 10;
/** Beyond so many lines that nothing was committed of, such as a stream of empty ones, places are forgotten rather than memory spent. */
const keptMax = 1_000_000;

/** Where each line of a stream ends, for the lines that are not committed yet. Lines count from `linesBefore`, bytes from `offset`. */
export class LineEnds {
  #ends: number[] = [];
  #first: number;
  #known: { line: number; offset: number };
  bytes: number;

  constructor(linesBefore: number, offset: number) {
    this.#first = linesBefore + 1;
    this.#known = { line: linesBefore, offset };
    this.bytes = offset;
  }

  /** All lines so far; a last one without its end counts. */
  get lines(): number {
    const ended = Math.max(this.#first + this.#ends.length - 1, this.#known.line);
    const last = this.#ends.at(-1) ?? this.#known.offset;
    return this.bytes > last ? ended + 1 : ended;
  }

  push(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
      this.#ends.push(this.bytes + at + 1);
    }
    this.bytes += chunk.length;
    if (this.#ends.length > keptMax) this.#forget(this.#first + this.#ends.length - 1 - keptMax / 2, false);
  }

  /** How far the stream is when all lines up to this one are done: the place behind it, or behind the nearest known one before it. */
  behind(line: number): { line: number; offset: number } {
    if (line <= this.#known.line) return this.#known;
    if (line < this.#first) return this.#known;
    const end = this.#ends[line - this.#first];
    // The last line of a stream needs no end.
    return { line, offset: end ?? this.bytes };
  }

  /** Lines up to this one are committed and will not be asked for again. */
  passed(line: number): void {
    this.#forget(line, true);
  }

  #forget(line: number, committed: boolean): void {
    if (line < this.#first) return;
    const count = Math.min(line - this.#first + 1, this.#ends.length);
    if (committed) this.#known = this.behind(line);
    this.#ends.splice(0, count);
    this.#first += count;
  }
}

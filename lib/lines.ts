import { isAscii, isUtf8 } from "node:buffer";
import { Refusal } from "#lib/refusal.ts";

/** A line as it arrived, without its end. `fault` says in one sentence why it cannot be read; `text` then keeps what it held. */
export type LineSink = (number: number, text: string, fault: string | null) => void;

/** A longer line is refused; of what it held, so much is kept for the file of refused rows. */
export const lineBytesMax = 1_048_576;
const keptBytesMax = 16 * lineBytesMax;
const sliceBytes = 65_536;
const lineFeed = 10;

/**
 * Splits bytes into lines, however they are cut into chunks, in flat memory. Strips a byte order mark and a carriage return before the
 * line feed; skips empty lines, which still count. Lines are numbered from 1.
 * @throws Refusal `invalid` for a file that is no UTF-8 text from its first bytes on: UTF-16 or compressed.
 */
export class LineReader {
  #sink: LineSink;
  #number = 0;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #begun = false;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; at += sliceBytes) this.#take(bytes.subarray(at, at + sliceBytes));
  }

  /** The last line needs no end. */
  end(): void {
    this.#flush(Buffer.alloc(0));
  }

  #take(slice: Buffer): void {
    const last = slice.lastIndexOf(lineFeed);
    if (last === -1) {
      this.#keep(slice);
      return;
    }
    const first = this.#bytes > lineBytesMax - sliceBytes ? slice.indexOf(lineFeed) : last;
    this.#flush(slice.subarray(0, first));
    if (first < last) this.#lines(slice.subarray(first + 1, last));
    this.#keep(slice.subarray(last + 1));
  }

  /** The chunk may be overwritten after `push` returns, so what waits for its end is copied. */
  #keep(rest: Buffer): void {
    if (rest.length === 0) return;
    if (this.#bytes < keptBytesMax) this.#pieces.push(Buffer.from(rest));
    this.#bytes += rest.length;
  }

  /** What was kept and what now ends it: one line, or several where the kept part was short. */
  #flush(end: Buffer): void {
    const size = this.#bytes + end.length;
    const block = this.#pieces.length === 0 ? end : Buffer.concat([...this.#pieces, end]);
    const long = this.#bytes > lineBytesMax - sliceBytes && size > lineBytesMax;
    this.#pieces = [];
    this.#bytes = 0;
    if (!long) {
      this.#lines(block);
      return;
    }
    this.#begin(block);
    this.#number += 1;
    const text = block.subarray(0, keptBytesMax).toString("latin1");
    this.#sink(this.#number, text, `The line is longer than 1 MB (${size} bytes).`);
  }

  #begin(block: Buffer): Buffer {
    if (this.#begun || block.length === 0) return block;
    this.#begun = true;
    assertText(block);
    const marked = block.length >= 3 && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf;
    return marked ? block.subarray(3) : block;
  }

  #lines(given: Buffer): void {
    const block = this.#begin(given);
    if (isAscii(block)) {
      this.#split(block.toString("latin1"));
      return;
    }
    if (isUtf8(block)) {
      this.#split(block.toString("utf8"));
      return;
    }
    for (let at = 0; at <= block.length; ) {
      const found = block.indexOf(lineFeed, at);
      const line = block.subarray(at, found === -1 ? block.length : found);
      if (isUtf8(line)) this.#split(line.toString("utf8"));
      else this.#refuse(line);
      at = at + line.length + 1;
    }
  }

  #refuse(line: Buffer): void {
    this.#number += 1;
    this.#sink(this.#number, line.toString("latin1"), "The line is not UTF-8 (its bytes are kept as Latin-1).");
  }

  #split(text: string): void {
    for (let at = 0; ; ) {
      const found = text.indexOf("\n", at);
      let end = found === -1 ? text.length : found;
      if (end > at && text.charCodeAt(end - 1) === 13) end -= 1;
      this.#number += 1;
      if (end > at) this.#sink(this.#number, text.slice(at, end), null);
      if (found === -1) return;
      at = found + 1;
    }
  }
}

function assertText(start: Buffer): void {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (second === 0 && first !== 0)) {
    throw new Refusal("invalid", "The file is UTF-16. Nothing was imported: save it as UTF-8 and import it again.");
  }
  if (first === 0x1f && second === 0x8b) {
    throw new Refusal("invalid", "The file is compressed (gzip). Nothing was imported: unpack it and import it again.");
  }
}

import { endsQuote, unendedQuote } from "#lib/csv.ts";
import { type LineSink, lineBytesMax } from "#lib/lines.ts";

type Line = { readonly number: number; readonly text: string; readonly fault: string | null };

/**
 * Lines of CSV from one on which a quoted field begins and does not end, to the one on which it ends: one record (RFC 4180, 2.6). No field of
 * what is read with this holds a line end, so that the record is refused, whole: a line of a note is no row, however much it looks like one.
 * Where nothing ends it within the length that a line may have, the quote was a slip: its line is refused, and those behind it are read.
 */
export class QuotedLines {
  readonly #noun: string;
  readonly #refuse: (line: number, reason: string, text: string) => void;
  readonly #read: LineSink;
  #lines: Line[] = [];
  #length = 0;

  /** `read` takes the lines behind a slip, as if they came now. */
  constructor(noun: string, refuse: (line: number, reason: string, text: string) => void, read: LineSink) {
    this.#noun = noun;
    this.#refuse = refuse;
    this.#read = read;
  }

  get isOpen(): boolean {
    return this.#lines.length > 0;
  }

  /** The line on which the field begins. */
  begin(number: number, text: string): void {
    this.#keep({ number, text, fault: null });
  }

  goOn(number: number, text: string, fault: string | null): void {
    this.#keep({ number, text, fault });
    if (this.#length > lineBytesMax) this.giveUp();
    else if (endsQuote(text)) this.#conclude();
  }

  /** Nothing ends the field, also where the file does. */
  giveUp(): void {
    const [first, ...rest] = this.#take();
    if (first === undefined) return;
    this.#refuse(first.number, unendedQuote, first.text);
    for (const { number, text, fault } of rest) this.#read(number, text, fault);
  }

  #conclude(): void {
    const lines = this.#take();
    const [first] = lines;
    const last = lines.at(-1);
    if (first === undefined || last === undefined) return;
    // The sender may count lines from further up, where an import goes on after a cut: so many lines, not up to which.
    const count = last.number - first.number + 1;
    const reason = `A quoted field takes this record over ${count} lines, and no field of a ${this.#noun} holds a line end.`;
    this.#refuse(first.number, reason, textOf(lines));
  }

  #keep(line: Line): void {
    this.#lines.push(line);
    this.#length += line.text.length + 1;
  }

  #take(): Line[] {
    const lines = this.#lines;
    this.#lines = [];
    this.#length = 0;
    return lines;
  }
}

/** With the empty lines between, which the line reader passes over. */
function textOf(lines: readonly Line[]): string {
  let text = "";
  let before = lines[0]?.number ?? 0;
  for (const line of lines) {
    text += `${"\n".repeat(line.number - before)}${line.text}`;
    before = line.number;
  }
  return text;
}

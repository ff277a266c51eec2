import { csvFields, unendedQuote } from "#lib/csv.ts";
import { LineReader, type LineSink } from "#lib/lines.ts";
import { QuotedLines } from "#lib/quotedLines.ts";
import { Refusal } from "#lib/refusal.ts";

/** How records are written: one JSON object a line, or CSV with the same names. Without it the first line tells. */
export type RecordFormat = "ndjson" | "csv";

/** What a file of records holds: its noun for sentences, its columns, and how many of them (the first) a CSV header must have. */
export type RecordShape = {
  readonly noun: string;
  readonly columns: readonly string[];
  readonly requiredCount: number;
};

/** Takes each record, unchecked but parsed; `fault` is one sentence for a line that is no record. */
export type RecordSink = {
  readonly record: (line: number, record: unknown, text: string) => void;
  readonly fault: (line: number, reason: string, text: string) => void;
};

/** A reader that takes bytes in any pieces. */
export type RecordReader = {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  /** The first line of a CSV, once it was read; null for JSON. */
  readonly header: () => string | null;
};

/**
 * Reads records from a stream of bytes. A faulty line costs that line only; of CSV a record that quotes go on over lines is told once, by its first.
 * @throws Refusal `invalid` when nothing of the file can be read: another encoding, or a CSV header without the required columns.
 */
export function readRecords(sink: RecordSink, shape: RecordShape, given?: RecordFormat): RecordReader {
  let format = given;
  let header: readonly string[] | null = null;
  let headerText: string | null = null;
  const take = (line: number, text: string, record: unknown) => {
    if (typeof record === "string") sink.fault(line, record, text);
    else sink.record(line, record, text);
  };
  const read: LineSink = (line, text, fault) => {
    if (quoted.isOpen) return quoted.goOn(line, text, fault);
    if (fault !== null) return sink.fault(line, fault, text);
    format ??= isHeader(text, shape) ? "csv" : "ndjson";
    if (format === "ndjson") {
      const row = rejectedRow(text) ?? text;
      return take(line, row, parseJson(row));
    }
    if (header === null) {
      header = readHeader(text, shape);
      headerText = text;
      return;
    }
    const record = recordOf(header, text);
    if (record === unendedQuote) quoted.begin(line, text);
    else take(line, text, record);
  };
  const quoted = new QuotedLines(shape.noun, sink.fault, read);
  const lines = new LineReader(read);
  const end = () => {
    lines.end();
    quoted.giveUp();
  };
  return { push: (chunk) => lines.push(chunk), end, header: () => headerText };
}

const quote = 34;
const letterL = 108;
const letterR = 114;
const rejected = /^\s*\{\s*"(?:line|reason|row)"\s*:/;

/** The row in a line of our own file of rejected rows, as text or, where it was corrected so, as an object; null for any other line. */
function rejectedRow(text: string): string | null {
  // Before anything else of a row that has nothing to do with it, which are nearly all: does its first name begin as ours do?
  const first = text.charCodeAt(2);
  if (text.charCodeAt(1) === quote && first !== letterL && first !== letterR) return null;
  if (!rejected.test(text)) return null;
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return null;
  const { line, reason, row, ...others } = value as Readonly<Record<string, unknown>>;
  if (typeof line !== "number" || typeof reason !== "string" || Object.keys(others).length > 0) return null;
  if (typeof row === "string") return row;
  return typeof row === "object" && row !== null ? JSON.stringify(row) : null;
}

/** The record, or the sentence: `JSON.parse` quotes the line in its own, and a line may hold an account. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string") return null;
    return namesTwice(value, text) ? twiceSentence : value;
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    return `The line is not valid JSON${at === undefined ? "" : ` (at character ${Number(at) + 1})`}.`;
  }
}

export const twiceSentence = "The line names a member twice; each value has one name.";

/**
 * Whether a flat object was written with a name more than once. `JSON.parse` keeps the last and says nothing (RFC 8259 leaves it open), so
 * two readers of one line could see two bans. A line that is as long as its members is without; else each name, and each text, is two
 * quotes, and what was dropped shows in their number.
 */
export function namesTwice(value: unknown, text: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  const members = value as Readonly<Record<string, unknown>>;
  let quotes = 0;
  let length = 1;
  for (const name in members) {
    const member = members[name];
    quotes += 2;
    length += name.length + 4;
    if (typeof member === "string") {
      quotes += 2;
      length += member.length + 2;
    } else if (member === true || member === null) length += 4;
    else if (member === false) length += 5;
    // No field of ours holds an object; which one is wrong is told by its name.
    else if (typeof member === "object") return false;
  }
  if (text.length === length) return false;
  const plain = text.includes("\\") ? text.replaceAll(/\\./g, "") : text;
  return plain.split('"').length - 1 !== quotes;
}

/** Columns that our own file of rejected rows adds, as CSV: a corrected file can be imported as it is. */
const ownColumns: ReadonlySet<string> = new Set(["rejected_line", "rejected_because"]);

/** Two of the names are a header; a first line with one wrong name is then told as such, not as bad JSON. */
function isHeader(text: string, { columns }: RecordShape): boolean {
  const fields = csvFields(text);
  return typeof fields !== "string" && fields.filter((name) => columns.includes(name.trim())).length >= 2;
}

function readHeader(text: string, { noun, columns, requiredCount }: RecordShape): readonly string[] {
  const fields = csvFields(text);
  const names = typeof fields === "string" ? [] : fields.map((name) => name.trim());
  const given = names.filter((name) => !ownColumns.has(name));
  const fault = headerFault(given, columns, requiredCount, noun);
  if (fault === null) return names.map((name) => (ownColumns.has(name) ? "" : name));
  throw new Refusal(
    "invalid",
    `The CSV header ${fault}. Nothing was imported: correct the first line and import again.`,
  );
}

function headerFault(names: string[], columns: readonly string[], requiredCount: number, noun: string): string | null {
  const unknown = names.find((name) => !columns.includes(name));
  if (unknown !== undefined) {
    return `has a column ${JSON.stringify(unknown.slice(0, 40))} that is not known; a ${noun} has ${columns.join(", ")}`;
  }
  const absent = columns.slice(0, requiredCount).find((name) => !names.includes(name));
  if (absent !== undefined) return `lacks the column ${absent}`;
  return new Set(names).size < names.length ? "names a column twice" : null;
}

function recordOf(header: readonly string[], text: string): unknown {
  const fields = csvFields(text);
  if (typeof fields === "string") return fields;
  if (fields.length !== header.length) {
    return `The line has ${fields.length} fields where the header has ${header.length}.`;
  }
  const record: Record<string, string> = {};
  for (let at = 0; at < header.length; at += 1) {
    const value = fields[at];
    const name = header[at] ?? "";
    // An empty cell is an absent field: blank is not a value.
    if (name !== "" && value !== undefined && value !== "") record[name] = value;
  }
  return record;
}

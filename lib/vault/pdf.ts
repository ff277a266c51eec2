import { inflateSync } from "node:zlib";
import type { Flag } from "./flag.ts";
import { holdsMarkup } from "./foreign.ts";
import { nameOf, type PdfDictionary, readDictionary } from "./pdfDictionary.ts";

/** What a PDF is found to be without rendering it. `end` is where its last end mark ends. */
export type Pdf =
  | { readonly state: "sound"; readonly end: number; readonly flags: readonly Flag[] }
  | { readonly state: "damaged" | "encrypted" | "markup" };

/** Readers look for the end in the last kilobyte. */
const tailMax = 1024;
/** A PDF that was changed and saved onto itself more often than this is none that an office sends. */
const sectionsMax = 500;
/** Compressed objects are read up to this much together, and each up to a quarter: a bomb stops here, and the reader is told that not all was read. */
const inflatedMax = 32 * 1024 * 1024;
const inflatedEachMax = inflatedMax / 4;
/** A stream's dictionary, at the most, from the name of its type to its bytes. */
const dictionaryMax = 4_000;
/** A trailer, at the most. It names numbers and hashes; one whose strings hold the next trailers would be read over and over. */
const trailerMax = 64 * 1024;

/** Names that make a viewer act, by what the reader is told. Those of two or three letters also occur by chance in compressed data. */
const acting: Readonly<Record<string, Flag>> = {
  JavaScript: "script",
  Launch: "launch",
  EmbeddedFile: "embedded-files",
  EmbeddedFiles: "embedded-files",
  OpenAction: "open-action",
  RichMedia: "rich-media",
  XFA: "rich-media",
  SubmitForm: "sends-data",
  ImportData: "sends-data",
};

/** Follows a PDF's cross-references from its end, as readers do (ISO 32000-1, 7.5), and looks for names that make a viewer act. */
export function readPdf(bytes: Buffer): Pdf {
  const source = bytes.toString("latin1");
  const firstObject = source.slice(0, 4096).search(/\d\s+obj\b/u);
  if (holdsMarkup(bytes.subarray(0, firstObject < 0 ? 1024 : firstObject))) return { state: "markup" };
  const end = source.lastIndexOf("%%EOF");
  if (end < 0 || bytes.length - (end + 5) > tailMax) return { state: "damaged" };
  const start = /startxref[\0\s]+(\d{1,10})[\0\s]+$/u.exec(source.slice(Math.max(0, end - 200), end));
  if (start === null) return { state: "damaged" };
  const references = followReferences(source, Number(start[1]));
  if (references !== "sound") return { state: references };
  return { state: "sound", end: end + 5, flags: actingParts(bytes, source) };
}

/** Every trailer from the newest back: an encrypted PDF says so in one of them, in clear, as its readers must know first. */
function followReferences(source: string, newest: number): "sound" | "damaged" | "encrypted" {
  const waiting = [newest];
  const seen = new Set<number>();
  let rooted = false;
  // Tables lie one beside the other, so that together they are no longer than the file.
  let tablesLeft = source.length;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const found = seen.size > sectionsMax || at >= source.length ? null : trailerAt(source, at);
    if (found === null || found.tableLength > tablesLeft) return "damaged";
    const { trailer } = found;
    tablesLeft -= found.tableLength;
    if (trailer.has("Encrypt")) return "encrypted";
    rooted ||= trailer.has("Root");
    for (const key of ["Prev", "XRefStm"]) {
      const value = trailer.get(key);
      if (value !== undefined) waiting.push(Number.parseInt(value, 10) || 0);
    }
  }
  return rooted ? "sound" : "damaged";
}

/** The trailer of a cross-reference table, or the dictionary of a cross-reference stream, which is its trailer too (7.5.8). */
function trailerAt(source: string, at: number): { trailer: PdfDictionary; tableLength: number } | null {
  const head = /^[\0\s]*(?:xref\b|\d+[\0\s]+\d+[\0\s]+obj[\0\s]*)/u.exec(source.slice(at, at + 100))?.[0];
  if (head === undefined) return null;
  const isTable = head.trimStart().startsWith("xref");
  const from = isTable ? source.indexOf("trailer", at) : at + head.length;
  if (from < 0) return null;
  const begin = isTable ? from + "trailer".length : from;
  const trailer = readDictionary(source.slice(begin, begin + trailerMax), 0);
  if (trailer === null || (!isTable && nameOf(trailer.get("Type") ?? "") !== "XRef")) return null;
  return { trailer, tableLength: isTable ? from - at : 0 };
}

function actingParts(bytes: Buffer, source: string): Flag[] {
  const found = new Set(actingNames(source));
  let left = inflatedMax;
  let readTo = 0;
  for (const { index } of source.matchAll(/\/ObjStm\b/gu)) {
    const head = index < readTo ? null : /stream\r?\n/u.exec(source.slice(index, index + dictionaryMax));
    if (head === null) continue;
    readTo = index + head.index + head[0].length;
    if (left <= 0) {
      found.add("unread-parts");
      break;
    }
    try {
      const inflated = inflateSync(bytes.subarray(readTo), { maxOutputLength: inflatedEachMax });
      left -= inflated.length;
      for (const flag of actingNames(inflated.toString("latin1"))) found.add(flag);
    } catch {
      // How much of it was inflated before it failed is not told: it counts in full.
      left -= inflatedEachMax;
      found.add("unread-parts");
    }
  }
  return [...found];
}

function* actingNames(source: string): Generator<Flag> {
  for (const [text] of source.matchAll(/\/(?=[A-Z#])[A-Za-z0-9#]{3,60}/gu)) {
    const flag = acting[text.includes("#") ? nameOf(text) : text.slice(1)];
    if (flag !== undefined) yield flag;
  }
}

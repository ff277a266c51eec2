import { foreignKind, holdsMarkup, startsWith } from "./foreign.ts";

/** A ZIP's directory ends within this many bytes of the end: its record of 22 and a comment of 65,535. */
const zipTail = 22 + 65_535;

/**
 * What else the bytes are, for a program that looks for its own mark and not at the first byte: in the words of a refusal, or null. A
 * document that is two files at once shows one to the person who decides and another to a machine.
 */
export function secondFile(bytes: Buffer): string | null {
  if (endsAsZip(bytes)) return "a ZIP archive";
  if (bytes.includes("Rar!\x1a\x07", 8, "latin1")) return "a RAR archive";
  if (bytes.includes("7z\xbc\xaf\x27\x1c", 8, "latin1")) return "a 7z archive";
  return null;
}

/** What stands after a document's own end: null for padding, the words of a refusal for a second file, "unknown" for anything else. */
export function afterEnd(tail: Buffer): string | null {
  if (tail.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a)) return null;
  const start = tail.findIndex((byte) => byte !== 0 && byte > 0x20);
  const file = start < 0 ? tail : tail.subarray(start);
  if (startsWith(file, "%PDF-")) return "a PDF";
  return foreignKind(file) ?? (holdsMarkup(file) ? "an HTML page" : "unknown");
}

/** As readers of ZIP look: the last end record whose directory lies where it says, or right before it. */
function endsAsZip(bytes: Buffer): boolean {
  const floor = Math.max(0, bytes.length - zipTail);
  for (let at = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1"); at >= floor && at >= 0; ) {
    if (isZipEnd(bytes, at)) return true;
    if (at === 0) return false;
    at = bytes.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return false;
}

function isZipEnd(bytes: Buffer, at: number): boolean {
  if (at + 22 > bytes.length) return false;
  const size = bytes.readUInt32LE(at + 12);
  const offset = bytes.readUInt32LE(at + 16);
  const isDirectory = (place: number) => place >= 0 && startsWith(bytes, "PK\x01\x02", place);
  return isDirectory(at - size) || isDirectory(offset);
}

import { holdsMarkup, startsWith } from "./foreign.ts";

/** Where a picture's own bytes end, and the parts of it that hold text of its maker. */
export type Picture = { readonly end: number; readonly notes: readonly Buffer[] };

const partsMax = 100_000;

/** Walks a PNG's chunks to IEND; null when they do not lead there. */
export function readPng(bytes: Buffer): Picture | null {
  const notes: Buffer[] = [];
  let at = 8;
  for (let part = 0; part < partsMax && at + 12 <= bytes.length; part += 1) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const next = at + 12 + length;
    if (next > bytes.length || !/^[A-Za-z]{4}$/u.test(type) || (part === 0) !== (type === "IHDR")) return null;
    if (type === "IEND") return { end: next, notes };
    if (type !== "IDAT") notes.push(bytes.subarray(at + 8, at + 8 + length));
    at = next;
  }
  return null;
}

/** Walks a JPEG's segments, and the compressed data between them, to its end of image; null when they do not lead there. */
export function readJpeg(bytes: Buffer): Picture | null {
  const notes: Buffer[] = [];
  let at = 2;
  for (let part = 0; part < partsMax && at + 2 <= bytes.length; part += 1) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return { end: at + 2, notes };
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      if (at + 4 > bytes.length) return null;
      const length = bytes.readUInt16BE(at + 2);
      const next = at + 2 + length;
      if (length < 2 || next > bytes.length) return null;
      if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) notes.push(bytes.subarray(at + 4, next));
      at = marker === 0xda ? afterScan(bytes, next) : next;
    }
  }
  return null;
}

/** The next marker that is none of the compressed data's own: not FF 00, not a restart. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** A TIFF's pages lie anywhere, so it has no end; each page's directory must lie within it, and none leads back. Null otherwise. */
export function readTiff(bytes: Buffer): Picture | null {
  const little = startsWith(bytes, "II");
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const seen = new Set<number>();
  if (bytes.length < 8) return null;
  let at = long(4);
  while (at !== 0) {
    if (seen.has(at) || seen.size >= 10_000 || at < 8 || at + 2 > bytes.length) return null;
    seen.add(at);
    const end = at + 2 + short(at) * 12;
    if (short(at) === 0 || end + 4 > bytes.length) return null;
    at = long(end);
  }
  return seen.size === 0 ? null : { end: bytes.length, notes: [] };
}

/** Whether a picture's notes hold markup that a browser would run. */
export function hidesMarkup(picture: Picture): boolean {
  return picture.notes.some(holdsMarkup);
}

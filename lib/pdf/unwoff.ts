import { inflateSync } from "node:zlib";

/**
 * A WOFF 1.0 font as the plain TrueType file inside it (W3C WOFF, section 3): tables inflated, directory rebuilt. fontkit reads past the end
 * of a lone `glyf` table when the last glyphs are empty; in a whole file it does not. Tables stay in the directory's order.
 * @throws Error when the bytes are not WOFF 1.0.
 */
export function unwoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF 1.0 font");
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 44 + at * 20;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const size = woff.readUInt32BE(entry + 12);
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      bytes: packed.length < size ? inflateSync(packed) : packed,
    };
  });
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  tables.forEach((table, at) => {
    const entry = 12 + at * 16;
    table.tag.copy(head, entry);
    head.writeUInt32BE(table.checksum, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(table.bytes.length, entry + 12);
    // Each table starts at a multiple of four; the padding after the last keeps a reader of empty glyphs inside the file.
    const padding = Buffer.alloc(((4 - (table.bytes.length % 4)) % 4) + (at === count - 1 ? 16 : 0));
    parts.push(table.bytes, padding);
    offset += table.bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}

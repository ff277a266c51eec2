/**
 * The code points that a TrueType font has letters for, out of its `cmap` (OpenType, formats 4 and 12). The ranges that font packages
 * name are those of the style sheet, wider than the font.
 */
export function coverage(font: Buffer): ReadonlySet<number> {
  const count = font.readUInt16BE(4);
  for (let table = 0; table < count; table += 1) {
    const entry = 12 + table * 16;
    if (font.toString("latin1", entry, entry + 4) === "cmap")
      return ofCmap(font.subarray(font.readUInt32BE(entry + 8)));
  }
  return new Set();
}

function ofCmap(cmap: Buffer): Set<number> {
  const found = new Set<number>();
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + table * 8 + 4));
    const format = map.readUInt16BE(0);
    if (format === 4) addSegments(map, found);
    if (format === 12) addGroups(map, found);
  }
  return found;
}

/** Format 4: segments of code points, each with a delta or a list of glyphs; glyph 0 is none. */
function addSegments(map: Buffer, found: Set<number>): void {
  const double = map.readUInt16BE(6);
  for (let at = 0; at < double; at += 2) {
    const [end, start] = [map.readUInt16BE(14 + at), map.readUInt16BE(16 + double + at)];
    const delta = map.readUInt16BE(16 + 2 * double + at);
    const offsetAt = 16 + 3 * double + at;
    const offset = map.readUInt16BE(offsetAt);
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const listed = offset === 0 ? point : map.readUInt16BE(offsetAt + offset + (point - start) * 2);
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(point);
    }
  }
}

/** Format 12: groups of code points beyond the first plane. */
function addGroups(map: Buffer, found: Set<number>): void {
  for (let group = 0; group < map.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    for (let point = map.readUInt32BE(at); point <= map.readUInt32BE(at + 4); point += 1) found.add(point);
  }
}

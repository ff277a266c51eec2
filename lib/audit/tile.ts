import { hashBytes, nodeHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { FormatError } from "#lib/audit/note.ts";

/** A tile holds up to 256 hashes: eight levels of the tree (C2SP tlog-tiles). */
export const tileWidth = 256;
const tileHeight = 8;

/** A tile's place; `level` is `entries` for a bundle of entries. `width` below 256 is a partial tile. */
export type TilePlace = { readonly level: number | "entries"; readonly n: number; readonly width: number };

/** `tile/<L>/<N>[.p/<W>]`, N in groups of three digits, all but the last with `x` before. */
export function tilePath({ level, n, width }: TilePlace): string {
  const digits = String(n).padStart(Math.ceil(String(n).length / 3) * 3, "0");
  const groups = digits.match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${path}${width === tileWidth ? "" : `.p/${width}`}`;
}

/** The place that a path names, or null where it is not the one way to write it. */
export function parseTilePath(path: string): TilePlace | null {
  const match = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (match === null) return null;
  const n = Number((match[2] ?? "").replaceAll(/[x/]/g, ""));
  const width = match[3] === undefined ? tileWidth : Number(match[3]);
  const place: TilePlace = { level: match[1] === "entries" ? "entries" : Number(match[1]), n, width };
  return Number.isSafeInteger(n) && width <= tileWidth && tilePath(place) === path ? place : null;
}

/** How many hashes tile `n` of `level` has in a tree of `size` leaves. */
export function widthAt(level: number, n: number, size: number): number {
  const nodes = Math.floor(size / tileWidth ** level);
  return Math.max(0, Math.min(tileWidth, nodes - n * tileWidth));
}

/** Reads tiles of hashes: the concatenated hashes of tile `n` at `level`, at least `width` of them. */
export type TileReader = (level: number, n: number, width: number) => Promise<Uint8Array>;

/** The hash of the complete subtree of `2^height` leaves that begins at leaf `from`, out of the tile that holds it. */
async function subtree(read: TileReader, from: number, height: number): Promise<Uint8Array> {
  const level = Math.floor(height / tileHeight);
  const first = Math.floor(from / tileWidth ** level);
  const count = 2 ** (height % tileHeight);
  const start = first % tileWidth;
  const tile = await read(level, Math.floor(first / tileWidth), start + count);
  if (tile.length < (start + count) * hashBytes)
    throw new FormatError(`tile ${level}/${Math.floor(first / tileWidth)} is too short`);
  return rootOf(tile.subarray(start * hashBytes, (start + count) * hashBytes));
}

/** The root over leaves `[from, to)`, where `from` is a multiple of the largest power of two not above `to - from`. */
export async function rangeRoot(read: TileReader, from: number, to: number): Promise<Uint8Array> {
  const count = to - from;
  const height = Math.log2(count);
  if (Number.isInteger(height)) return subtree(read, from, height);
  const middle = from + 2 ** (Math.ceil(height) - 1);
  return nodeHash(await rangeRoot(read, from, middle), await rangeRoot(read, middle, to));
}

/** A bundle of entries: each with its length before it, two bytes, big-endian. */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** The entries of a bundle. @throws FormatError when it ends in the middle of one. */
export function decodeBundle(bundle: Uint8Array): Buffer[] {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 <= bytes.length ? at + 2 + bytes.readUInt16BE(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw new FormatError("an entry bundle that ends in the middle of an entry");
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

import { constants, createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from "node:zlib";
import { Refusal } from "#lib/refusal.ts";

/** How a stream may be packed: gzip (RFC 1952) or Zstandard (RFC 8878). */
export type Packing = "gzip" | "zstd";

/**
 * What a stream may ask of us. `windowLog`: the memory that Zstandard may take, as a power of two; over HTTP 8 MB (RFC 9659), as the
 * standard has it. `ratioMax` holds from `ratioFromBytes` on: rows of bans pack to a tenth or a thirtieth, a bomb to a thousandth.
 */
export type UnpackBounds = { readonly windowLog: number; readonly ratioMax: number; readonly ratioFromBytes: number };
export const overHttp: UnpackBounds = { windowLog: 23, ratioMax: 200, ratioFromBytes: 64 * 1024 * 1024 };
/** A file of the operator's own: what `zstd --long` writes is read too. */
export const fromFile: UnpackBounds = { ...overHttp, windowLog: 27 };

/** The packing that the first bytes of a stream tell, or null for plain text. */
export function packingOf(start: Uint8Array): Packing | null {
  const [first, second, third, fourth] = start;
  if (first === 0x1f && second === 0x8b) return "gzip";
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return "zstd";
  // A skippable frame (RFC 8878, 3.1.2), which tools put before the first for what is theirs: seekable archives, `pzstd`.
  const isSkippable = first !== undefined && first >> 4 === 5 && second === 0x2a && third === 0x4d && fourth === 0x18;
  return isSkippable ? "zstd" : null;
}

/** The text of a stream, unpacked where its first bytes say that it is packed. */
export async function* unpackedBySight(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = input[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  let done = false;
  while (start.length < 4 && !done) {
    const next = await source.next();
    done = next.done === true;
    if (next.done !== true) start = Buffer.concat([start, next.value]);
  }
  const whole = (async function* () {
    if (start.length > 0) yield start;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  })();
  const packing = packingOf(start);
  yield* packing === null ? whole : unpack(whole, packing, fromFile);
}

/**
 * Unpacks a stream of any length in flat memory, at the pace at which it is read. Several members of gzip or frames of Zstandard one
 * after the other are one stream, as `cat` makes them.
 * @throws Refusal `invalid` where the data is damaged, ends early, wants more memory or grows out of all proportion
 */
export async function* unpack(
  input: AsyncIterable<Uint8Array>,
  packing: Packing,
  bounds: UnpackBounds,
): AsyncGenerator<Uint8Array> {
  const feed = new Feed(input[Symbol.asyncIterator]());
  let outBytes = 0;
  while (await feed.hasMore()) {
    const stream = unpacker(packing, bounds);
    const fed = feed.into(stream);
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        outBytes += piece.length;
        assertProportion(feed.bytes, outBytes, bounds);
        yield piece;
      }
    } catch (error) {
      throw isOfPacking(error) ? new Refusal("invalid", damaged(packing, error, feed.bytes)) : error;
    } finally {
      stream.destroy();
      await fed.catch(() => undefined);
    }
    feed.keepUnread(stream);
  }
}

type Unpacker = Gunzip | ZstdDecompress;

function unpacker(packing: Packing, { windowLog }: UnpackBounds): Unpacker {
  if (packing === "gzip") return createGunzip();
  return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: windowLog } });
}

/** Gives a source to one unpacker after the other: Node's ends with a frame of Zstandard and leaves what follows in the same piece. */
class Feed {
  bytes = 0;
  readonly #source: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = Buffer.alloc(0);
  #pieceFrom = 0;

  constructor(source: AsyncIterator<Uint8Array>) {
    this.#source = source;
  }

  async hasMore(): Promise<boolean> {
    while (this.#piece.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      this.#piece = next.value;
      this.bytes += next.value.length;
    }
    return true;
  }

  /** Ends when the source does, or when the unpacker wants nothing more. */
  async into(stream: Unpacker): Promise<void> {
    const closed = new Promise<boolean>((tell) => stream.once("close", () => tell(false)));
    const write = (piece: Uint8Array) => new Promise<boolean>((tell) => stream.write(piece, (error) => tell(!error)));
    try {
      while (await this.hasMore()) {
        this.#pieceFrom = stream.bytesWritten;
        if (!(await Promise.race([write(this.#piece), closed]))) return;
        if (stream.bytesWritten - this.#pieceFrom < this.#piece.length) return;
        this.#piece = Buffer.alloc(0);
      }
      stream.end();
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  keepUnread(stream: Unpacker): void {
    if (this.#piece.length > 0) this.#piece = this.#piece.subarray(stream.bytesWritten - this.#pieceFrom);
  }
}

function assertProportion(inBytes: number, outBytes: number, { ratioMax, ratioFromBytes }: UnpackBounds): void {
  if (outBytes < ratioFromBytes || outBytes < inBytes * ratioMax) return;
  throw new Refusal(
    "invalid",
    `The data grows to more than ${ratioMax} times its packed size, which rows of records do not. What was committed before is kept: send it unpacked if it is meant.`,
  );
}

function isOfPacking(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(Z_|ZSTD_)/.test(String(error.code));
}

function damaged(packing: Packing, error: unknown, bytes: number): string {
  const code = (error as { code?: string }).code;
  const again = "What was committed before is kept: send the whole again, nothing lands twice.";
  if (code === "Z_BUF_ERROR") return `The ${packing} data ends before its end, after ${bytes} bytes. ${again}`;
  if (code === "ZSTD_error_frameParameter_windowTooLarge") {
    return `The zstd data needs a larger window than 8 MB (RFC 9659). ${again.replace("again", "again packed without --long or --ultra")}`;
  }
  return `The ${packing} data is damaged or is something else, within its first ${bytes} bytes. ${again}`;
}

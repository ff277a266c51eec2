import { constants, createZstdCompress, gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromFile, overHttp, type Packing, unpack, unpackedBySight } from "#lib/unpack.ts";
import { pieces } from "#testing/bans.ts";

const packs: Record<Packing, (bytes: Uint8Array) => Buffer> = { gzip: gzipSync, zstd: zstdCompressSync };
const both = ["gzip", "zstd"] as const;

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of stream) all.push(piece);
  return Buffer.concat(all).toString();
}

describe.each(both)("%s", (packing) => {
  const pack = packs[packing];
  const text = Array.from({ length: 20_000 }, (_, at) => `line ${at}`).join("\n");
  const packed = pack(Buffer.from(text));

  test("comes back as it was, however it was cut, and so do several one after the other", async () => {
    const parts = fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 90 }), async (texts, size) => {
        const joined = Buffer.concat(texts.map((one) => pack(Buffer.from(one))));
        expect(await textOf(unpack(pieces(joined, size), packing, overHttp))).toBe(texts.join(""));
        expect(await textOf(unpackedBySight(pieces(joined, size)))).toBe(texts.join(""));
      }),
      { numRuns: 60 },
    );
  });

  test("cut off anywhere it is told as cut off, after what could be read", async () => {
    for (const kept of [3, packed.length >> 1, packed.length - 1])
      await expect(textOf(unpack(pieces(packed.subarray(0, kept)), packing, overHttp))).rejects.toThrow(
        "ends before its end",
      );
  });

  test("with something else behind or instead, it is refused, not passed over", async () => {
    const behind = Buffer.concat([packed, Buffer.from('{"id":"1"}\n')]);
    await expect(textOf(unpack(pieces(behind), packing, overHttp))).rejects.toThrow("damaged or is something else");
    await expect(textOf(unpack(pieces('{"id":"1"}\n'), packing, overHttp))).rejects.toThrow("something else");
  });

  test("a bomb is refused once it is known for one, and nobody holds what it grows to", async () => {
    const bomb = pack(Buffer.alloc(8 * 1024 * 1024));
    const bounds = { ...overHttp, ratioFromBytes: 1024 * 1024 };
    let held = 0;
    const blown = (async () => {
      for await (const piece of unpack(pieces(bomb), packing, bounds)) held += piece.length;
    })();
    await expect(blown).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("200 times") });
    expect(held).toBeLessThan(2 * 1024 * 1024);
  });

  test("a source that breaks is told as it broke", async () => {
    const broken = async function* () {
      yield packed.subarray(0, 100);
      throw new Error("aborted");
    };
    await expect(textOf(unpack(broken(), packing, overHttp))).rejects.toThrow("aborted");
  });

  test("is read at the pace of the reader", async () => {
    let given = 0;
    const source = async function* () {
      for (let at = 0; at < 10_000; at += 1) {
        given += 1;
        yield packed;
      }
    };
    const stream = unpack(source(), packing, overHttp);
    await stream.next();
    await stream.return(undefined);
    expect(given).toBeLessThan(10);
  });
});

test("plain text is left as it is", async () => {
  for (const text of ["", "a", '{"id":"1"}\n']) expect(await textOf(unpackedBySight(pieces(text, 1)))).toBe(text);
});

test("Zstandard may begin with frames to be skipped, and have them between and behind", async () => {
  const skipped = (magic: number, size: number) => {
    const frame = Buffer.alloc(8 + size, "{");
    frame.writeUInt32LE(magic, 0);
    frame.writeUInt32LE(size, 4);
    return frame;
  };
  const [one, other] = ["a\n", "b\n"].map((text) => zstdCompressSync(Buffer.from(text)));
  const parts = [
    skipped(0x184d2a50, 0),
    skipped(0x184d2a5f, 300),
    one,
    skipped(0x184d2a57, 4),
    other,
    skipped(0x184d2a50, 9),
  ];
  const joined = Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0)));
  for (const size of [1, 3, 7, 65_536]) {
    expect(await textOf(unpackedBySight(pieces(joined, size)))).toBe("a\nb\n");
    expect(await textOf(unpack(pieces(joined, size), "zstd", overHttp))).toBe("a\nb\n");
  }
});

test("a window larger than HTTP allows is refused there and read from a file", async () => {
  const packer = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: 25 } });
  packer.end(Buffer.from("a line\n".repeat(1000)));
  const packed = await packer.toArray();
  const stream = async function* () {
    yield* packed as Buffer[];
  };
  await expect(textOf(unpack(stream(), "zstd", overHttp))).rejects.toThrow("larger window than 8 MB");
  expect(await textOf(unpack(stream(), "zstd", fromFile))).toHaveLength(7000);
});

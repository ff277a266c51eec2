import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";

/**
 * A backup file: gzip over a first line, then parts. A part is one line of JSON and chunks, each with its length before it (four bytes,
 * big-endian), ended by a chunk of length nought. The last part carries the SHA-256 of everything before it.
 */
const firstLine = "countersign backup 1\n";

/** What a part holds: a file of the state folder, or the rows of a table as PostgreSQL's COPY writes them. */
const partHead = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("about"), madeAt: z.string(), migrations: z.array(z.string()) }),
  z.object({
    kind: z.literal("file"),
    name: z.string().regex(/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/),
  }),
  z.object({
    kind: z.literal("table"),
    name: z.string(),
    columns: z.array(z.string()),
    parent: z.string().nullable(),
    bound: z.string().nullable(),
  }),
  z.object({ kind: z.literal("end"), sha256: z.string() }),
]);
export type PartHead = z.output<typeof partHead>;
export type Part = { readonly head: Exclude<PartHead, { kind: "end" }>; readonly chunks: AsyncIterable<Uint8Array> };

/** Writes the parts to a file that only its owner may read: it holds the keys. */
export async function writeContainer(path: string, parts: AsyncIterable<Part>): Promise<void> {
  await pipeline(
    Readable.from(encoded(parts)),
    createGzip(),
    createWriteStream(path, { mode: 0o600, flags: "wx", flush: true }),
  );
}

async function* encoded(parts: AsyncIterable<Part>): AsyncGenerator<Buffer> {
  const digest = createHash("sha256");
  const told = (bytes: Buffer) => {
    digest.update(bytes);
    return bytes;
  };
  yield told(Buffer.from(firstLine));
  for await (const { head, chunks } of parts) {
    yield told(Buffer.from(`${JSON.stringify(head)}\n`));
    for await (const chunk of chunks) if (chunk.length > 0) yield told(Buffer.concat([lengthOf(chunk.length), chunk]));
    yield told(lengthOf(0));
  }
  const end: PartHead = { kind: "end", sha256: digest.digest("hex") };
  yield Buffer.from(`${JSON.stringify(end)}\n`);
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

const cutShort = "The backup is cut short or was changed. Nothing of it may be trusted: use another one.";

/** Reads the parts in order. @throws Refusal `invalid` for a file of another form, cut short, or whose digest does not fit. */
export async function* readContainer(path: string): AsyncGenerator<Part> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  const reader = new ByteReader(source.pipe(gunzip));
  try {
    if ((await reader.line()) !== firstLine.trim())
      throw new Refusal("invalid", `${path} is not a backup of Countersign.`);
    for (;;) {
      const before = reader.digest();
      const parsed = partHead.safeParse(JSON.parse(await reader.line()));
      if (!parsed.success) throw new Refusal("invalid", cutShort);
      if (parsed.data.kind === "end") {
        if (parsed.data.sha256 !== before) throw new Refusal("invalid", cutShort);
        return;
      }
      yield { head: parsed.data, chunks: reader.chunks() };
    }
  } catch (error) {
    // A head that is not JSON.
    if (error instanceof SyntaxError) throw new Refusal("invalid", cutShort);
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "EACCES" || error.code === "ENOSPC")
  );
}

/** Bytes asked for by number from a stream of buffers; keeps the digest of all that it gave out. */
class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  readonly #hash = createHash("sha256");

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  digest(): string {
    return this.#hash.copy().digest("hex");
  }

  async line(): Promise<string> {
    let end = this.#held.indexOf(0x0a);
    while (end < 0) {
      await this.#more();
      end = this.#held.indexOf(0x0a);
    }
    return this.#take(end + 1)
      .toString("utf8")
      .trimEnd();
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (let length = await this.#number(); length > 0; length = await this.#number()) {
      while (this.#held.length < length) await this.#more();
      yield this.#take(length);
    }
  }

  async #number(): Promise<number> {
    while (this.#held.length < 4) await this.#more();
    return this.#take(4).readUInt32BE(0);
  }

  #take(count: number): Buffer {
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    this.#hash.update(taken);
    return taken;
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#source.next().catch((error: unknown) => {
      if (isMissing(error)) throw error;
      throw new Refusal("invalid", cutShort);
    });
    if (done === true) throw new Refusal("invalid", cutShort);
    this.#held = Buffer.concat([this.#held, value]);
  }
}

import type { Hash } from "node:crypto";
import { createReadStream, existsSync, lstatSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { Failed } from "./failed.ts";

const lineBytesMax = 65_536;

/**
 * The lines of a file of an archive, without their ends; one whose name ends in .gz is unpacked on the way. `digest` takes the bytes of the
 * file as they are read.
 * @throws Failed where the file is missing, breaks off, or holds a line that no archive has: the number of the last whole line is in it.
 */
export async function* linesOf(
  path: string,
  name: string,
  lengthMax = lineBytesMax,
  digest?: Hash,
): AsyncGenerator<string> {
  if (!existsSync(path) || !lstatSync(path).isFile()) throw new Failed(name, "the file is missing");
  const packed = createReadStream(path);
  const stream = name.endsWith(".gz") ? packed.pipe(createGunzip()) : packed;
  if (digest !== undefined) packed.on("data", (chunk) => digest.update(chunk));
  packed.once("error", (error) => stream.destroy(error));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let count = 0;
  const broken = (what: string) => new Failed(`${name} line ${count + 1}`, what);
  try {
    for await (const chunk of stream) {
      const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > lengthMax) throw broken("the line is longer than any of an archive");
      for (const line of lines) {
        yield line;
        count += 1;
      }
    }
  } catch (error) {
    if (error instanceof Failed) throw error;
    throw broken("from here on the file cannot be unpacked or is not UTF-8: it was changed or cut off");
  }
  if (rest !== "") throw broken("the last line has no end: the file was cut off");
}

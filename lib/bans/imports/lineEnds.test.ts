import fc from "fast-check";
import { expect, test } from "vitest";
import { LineEnds } from "#lib/bans/imports/lineEnds.ts";

test("behind a line stands the byte at which the next one begins, however the stream was cut and whatever was passed", () => {
  const text = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 30 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), fc.nat(40), fc.nat(1000), (whole, size, passed, before) => {
      const bytes = Buffer.from(whole);
      const ends = new LineEnds(before, 10 * before);
      for (let at = 0; at < bytes.length; at += size) ends.push(bytes.subarray(at, at + size));
      const lines = whole.split("\n");
      const written = lines.at(-1) === "" ? lines.length - 1 : lines.length;
      expect(ends.lines).toBe(before + written);
      const from = Math.min(passed, written);
      ends.passed(before + from);
      for (let line = from; line <= written; line += 1) {
        const offset = Buffer.byteLength(
          lines
            .slice(0, line)
            .map((one) => `${one}\n`)
            .join(""),
        );
        const at = { line: before + line, offset: 10 * before + Math.min(offset, bytes.length) };
        expect(ends.behind(before + line)).toEqual(at);
      }
      expect(ends.lines).toBe(before + written);
    }),
  );
});

test("a stream of nothing but empty lines is not remembered line by line", () => {
  const ends = new LineEnds(0, 0);
  const empty = Buffer.alloc(1 << 20, "\n");
  for (let at = 0; at < 5; at += 1) ends.push(empty);
  expect(ends.lines).toBe(5 << 20);
  expect(ends.behind(1000)).toEqual({ line: 0, offset: 0 });
  expect(ends.behind(5 << 20)).toEqual({ line: 5 << 20, offset: 5 << 20 });
});

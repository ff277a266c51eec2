import fc from "fast-check";
import { expect, test } from "vitest";
import { Frontier } from "#lib/audit/frontier.ts";
import { rootOf } from "#lib/audit/merkle.ts";

const leaves = (count: number) =>
  Buffer.from(Array.from({ length: count * 32 }, (_, at) => (at * 31 + (at >> 5)) & 255));

test("has the root of the tree at every size, and tells each full tile's hash", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1300 }), fc.array(fc.integer({ min: 0, max: 1300 })), (count, stops) => {
      const hashes = leaves(count);
      const full: Buffer[] = [];
      const frontier = new Frontier((level, hash) => level === 1 && full.push(Buffer.from(hash)));
      for (const stop of [...stops.filter((one) => one < count), count].sort((a, b) => a - b)) {
        frontier.append(hashes, frontier.size, stop);
        expect(frontier.root()).toEqual(rootOf(hashes.subarray(0, stop * 32)));
      }
      expect(full).toEqual(
        Array.from({ length: Math.floor(count / 256) }, (_, n) => rootOf(hashes.subarray(n * 8192, (n + 1) * 8192))),
      );
    }),
    { numRuns: 60 },
  );
});

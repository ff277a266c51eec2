import fc from "fast-check";
import { expect, test } from "vitest";
import { type Rejection, unquoted } from "#lib/bans/imports/rejection.ts";
import { asTold, Told } from "#lib/bans/imports/told.ts";
import { outcome } from "#testing/refused.ts";

const id = "0198c0de-0000-7000-8000-000000000000";
const rejection = (line: number): Rejection => ({ line, reason: "id is missing." });

test("any number of rejections is kept in pieces, each once, up to a million; behind that the reasons can be read", async () => {
  for (const [before, count, kept] of [
    [0, 250_001, 250_001],
    [0, 1_000_000, 1_000_000],
    [0, 1_000_001, 1_000_000],
    [999_990, 25, 10],
  ] as const) {
    const sizes: number[] = [];
    const lines = new Set<number>();
    const told = new Told(id, before, async (piece) => {
      sizes.push(piece.length);
      for (const { line } of piece) lines.add(line);
    });
    for (let line = 1; line <= count; line += 1) told.tell(rejection(line));
    const isTooMany = before + count > 1_000_000;
    if (isTooMany) await expect(told.flush()).rejects.toThrow(`/api/v1/imports/${id}/rejections`);
    else await told.flush();
    expect(await outcome(Promise.resolve().then(() => told.assertFew()))).toBe(isTooMany ? "invalid" : "done");
    expect([Math.max(...sizes) <= 20_000, lines.size]).toEqual([true, kept]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(kept);
  }
});

test("the first hundred are those of the lowest lines, in whatever order they were told", () => {
  const lines = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 300 });
  fc.assert(
    fc.property(lines, (given) => {
      const told = new Told(id, 0, async () => undefined);
      for (const line of given) told.tell(rejection(line));
      const sorted = given.toSorted((one, other) => one - other);
      expect(told.first.map(({ line }) => line)).toEqual(sorted.slice(0, 100));
    }),
  );
});

test("what a reason quotes is not kept, and is told again by who read the line; another reason is not", () => {
  const told = [{ line: 3, reason: 'The field "text" is not known.' }, rejection(7)];
  const kept = [
    { line: 3, reason: unquoted(told[0]?.reason ?? "") },
    { line: 5, reason: "This id arrived before." },
    { line: 7, reason: "It lies ahead." },
  ];
  expect(asTold(kept, told)).toEqual([told[0], kept[1], kept[2]]);
});

import { expect, test } from "vitest";
import { bench } from "#bin/bench/desk.ts";

test("the desk's benchmark runs at one in a thousand, each figure beside its own limit", async () => {
  const measured = await bench({ rows: 1_000, reads: 5 });
  expect(measured.map(({ name }) => name)).toEqual(["desk-queue", "desk-search", "desk-case", "fraud-links"]);
  for (const { measured: one, limit, ratio, also } of measured) {
    expect(one.value).toBeGreaterThan(0);
    expect(limit.value).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(one.value / limit.value);
    // What a read sends is what is replayed beside it: an empty replay would make any door look slow, or none.
    expect(Number(also?.statements)).toBeGreaterThan(0);
  }
});

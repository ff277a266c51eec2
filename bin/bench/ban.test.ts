import { expect, test } from "vitest";
import { bench as banProof } from "#bin/bench/banProof.ts";
import { bench as banRecount } from "#bin/bench/banRecount.ts";

test.each([
  ["ban-proof", () => banProof({ rows: 1_000, proofs: 5 })],
  ["ban-recount", () => banRecount({ rows: 1_000 })],
])("the benchmark %s runs at one in a thousand, beside its own limit", async (name, run) => {
  const one = await run();
  expect(one.name).toBe(name);
  expect(one.measured.value).toBeGreaterThan(0);
  expect(one.limit.value).toBeGreaterThan(0);
  expect(one.ratio).toBeCloseTo(one.measured.value / one.limit.value);
});

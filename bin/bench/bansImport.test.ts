import { expect, test } from "vitest";
import { bench as importing } from "#bin/bench/bansImport.ts";
import { bench as importers } from "#bin/bench/bansImporters.ts";

test("the import's benchmarks run small, each figure beside its own limit", async () => {
  const measured = [...(await importing({ rows: 2_000 })), ...(await importers({ rows: 2_000 }))];
  expect(measured.map(({ name }) => name).filter((name) => name !== "bans-import-memory")).toEqual([
    ...[
      "bans-import",
      "bans-import-ledger",
      "bans-import-cores",
      "bans-importers-one-source",
      "bans-importers-two-sources",
    ],
  ]);
  for (const { measured: one, limit, ratio, goal, met } of measured) {
    expect(one.value).toBeGreaterThan(0);
    expect(limit.value).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(one.value / limit.value);
    expect(met).toBe(goal.is === "at least" ? ratio >= goal.ratio : ratio <= goal.ratio);
  }
}, 120_000);

import { expect, test } from "vitest";
import { bench } from "#bin/bench/banAnswers.ts";

test("the ledger's answers are measured beside their own SQL, at a small size as at a large one", async () => {
  const measured = await bench({ rows: 2_000, reads: 1 });
  expect(measured.map(({ name }) => name)).toEqual(["ban-answers", "ban-list"]);
  for (const { measured: one, limit, ratio, also } of measured) {
    expect(one.value).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(one.value / limit.value);
    expect(Number(also?.sameStatementsBareMs)).toBeGreaterThan(0);
  }
  expect(Number(measured[0]?.also?.cellsOfTheCube)).toBeGreaterThan(2_000);
}, 180_000);

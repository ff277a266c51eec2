import { expect, test } from "vitest";
import { countLineBytesMax, countRowBytesMax, newBatch } from "#lib/bans/arriving/batch.ts";
import { countsOf } from "#lib/bans/arriving/counts.ts";
import { codesOf, combinationCount } from "#lib/bans/leaf.ts";
import { canonicalJson } from "#lib/json.ts";

const days = [20_000, 19_999];

/** One row of each combination of codes on each of two days, the last of them in another country. */
function everyKind() {
  const batch = newBatch("first", 2 * combinationCount);
  for (batch.size = 0; batch.size < batch.rowsMax; batch.size += 1) {
    batch.combinations[batch.size] = batch.size % combinationCount;
    batch.days[batch.size] = days[Math.floor(batch.size / combinationCount)] ?? 0;
    batch.countries[batch.size] = batch.size === batch.rowsMax - 1 ? 0x4252 : 0x494e;
  }
  return batch;
}

test("a batch of as many kinds as there are has room for its counts, each as its canonical JSON", () => {
  const batch = everyKind();
  const { lines, rows, days: named } = countsOf(batch);
  const expected = Array.from({ length: batch.size }, (_, at) => ({
    ...codesOf(at % combinationCount),
    country: at === batch.size - 1 ? "BR" : "IN",
    day: at < combinationCount ? "2024-10-04" : "2024-10-03",
    count: 1,
  }));
  expect(lines.toString().split("\n")).toEqual(expected.map(canonicalJson).sort());
  expect(named).toEqual(["2024-10-03", "2024-10-04"]);
  expect(rows.subarray(-8).readBigInt64BE()).toBe(1n);
});

test("the largest count that a batch can have fits its room", () => {
  for (let combination = 0; combination < combinationCount; combination += 1) {
    const batch = newBatch("first", 1);
    batch.size = 1;
    batch.combinations[0] = combination;
    batch.countries[0] = 0x494e;
    const { lineRow, rows } = countsOf(batch);
    expect(lineRow.length + "\n".length + "49999".length).toBeLessThanOrEqual(countLineBytesMax);
    expect(rows.length).toBeLessThanOrEqual(countRowBytesMax);
  }
});

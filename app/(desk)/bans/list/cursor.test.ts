import { expect, test } from "vitest";
import { cursorOf } from "./cursor.ts";

const batchId = "018f2b5e-0000-7000-8000-000000000001";

test("a page begins after a row, or after a whole batch that was walked in vain", () => {
  expect(cursorOf(`${batchId}.17`)).toEqual({ batchId, batchRow: 17 });
  expect(cursorOf(`${batchId}.2147483647`)).toEqual({ batchId, batchRow: 2_147_483_647 });
});

test("what is no cursor begins at the first page", () => {
  for (const text of [undefined, "", batchId, `${batchId}.`, `${batchId}.-1`, `${batchId}.2147483648`]) {
    expect(cursorOf(text)).toBeUndefined();
  }
});

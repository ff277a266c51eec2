import { afterEach, expect, test } from "vitest";
import { entriesArePublic } from "#lib/audit/published.ts";

afterEach(() => {
  delete process.env.COUNTERSIGN_LOG_ENTRIES;
});

test("entries are public unless the operator keeps them for auditors", () => {
  expect(entriesArePublic()).toBe(true);
  process.env.COUNTERSIGN_LOG_ENTRIES = "auditors";
  expect(entriesArePublic()).toBe(false);
});

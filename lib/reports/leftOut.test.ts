import { expect, test } from "vitest";
import type { Entry } from "#lib/audit/entry.ts";
import { leftOut } from "./leftOut.ts";

const entry = (action: string, subject: string, at: string, data: Entry["data"]): Entry => ({
  ...{ v: 1, id: "01900000-0000-7000-8000-000000000000", at, action, subject, data },
  actor: { id: "a", role: "machine", kind: "key" },
});
const batch = (id: string, at: string, days: Entry["data"], kind = "bans") =>
  entry("batch.received", `batch:${id}`, at, { kind, ...days });
const inside = { firstDay: "2023-09-30", lastDay: "2023-10-01" };
const outside = { firstDay: "2023-10-01", lastDay: "2023-10-02" };
const compiled = entry("report.compiled", "report:r", "2023-10-05T00:00:00.000Z", {});
const report = {
  id: "r",
  period: { from: "2023-09-01", to: "2023-09-30" },
  sources: { v: 1 as const, batches: ["counted"], requests: [] },
};

test("a batch of the period that had arrived and is not counted is named; others are not", () => {
  const entries = [
    batch("counted", "2023-10-01T00:00:00.000Z", inside),
    batch("other-month", "2023-10-02T00:00:00.000Z", outside),
    batch("grievances", "2023-10-02T00:00:00.000Z", inside, "grievances"),
    batch("left", "2023-10-02T00:00:00.000Z", inside),
    batch("at-the-same-moment", "2023-10-04T23:59:30.000Z", inside),
    compiled,
    batch("later", "2023-10-06T00:00:00.000Z", inside),
  ];
  expect(leftOut(entries, report)).toEqual({ batches: ["left"], undated: 0 });
});

test("a batch from before batches said their days is counted apart", () => {
  expect(leftOut([batch("old", "2023-10-01T00:00:00.000Z", {}), compiled], report)).toEqual({
    batches: [],
    undated: 1,
  });
});

test("a log that does not have the report says nothing of it", () => {
  expect(leftOut([batch("left", "2023-10-02T00:00:00.000Z", inside)], report)).toBeNull();
});

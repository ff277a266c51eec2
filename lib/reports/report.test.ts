import { describe, expect, test } from "vitest";
import { ban, india, report } from "#testing/reports.ts";
import { reportCsv } from "./csv.ts";
import { assertPeriod, can, figuresOf, type Period, periodWords, slugOf, states } from "./report.ts";
import { groupsOf } from "./templates/template.ts";

describe("periods", () => {
  test("are named as people name them", () => {
    const named: [Period, string, string][] = [
      [{ from: "2023-09-01", to: "2023-09-30" }, "September 2023", "global-2023-09"],
      [{ from: "2024-02-01", to: "2024-02-29" }, "February 2024", "global-2024-02"],
      [{ from: "2025-01-01", to: "2025-06-30" }, "first half of 2025", "global-2025-h1"],
      [{ from: "2025-07-01", to: "2025-12-31" }, "second half of 2025", "global-2025-h2"],
      [{ from: "2025-01-01", to: "2025-12-31" }, "2025", "global-2025"],
      [{ from: "2020-01-01", to: "2025-12-31" }, "2020 to 2025", "global-2020-2025"],
      [{ from: "2025-03-05", to: "2025-03-09" }, "5 March 2025 to 9 March 2025", "global-2025-03-05-2025-03-09"],
    ];
    for (const [period, words, slug] of named) {
      expect(periodWords(period)).toBe(words);
      expect(slugOf("global", period, null)).toBe(slug);
    }
  });
  test("fall into years where one is whole, else into halves, and say where they are cut", () => {
    expect(groupsOf({ from: "2024-01-01", to: "2025-12-31" }).map((group) => group.key)).toEqual(["2024", "2025"]);
    expect(groupsOf({ from: "2025-01-01", to: "2025-06-30" })).toEqual([
      { key: "2025-h1", label: "First half of 2025", from: "2025-01-01", to: "2025-06-30" },
    ]);
    expect(groupsOf({ from: "2024-05-01", to: "2025-12-31" })[0]?.label).toBe("1 May 2024 to 31 December 2024");
  });
  test("that are none are refused", () => {
    for (const [from, to] of [
      ["2023-02-30", "2023-03-01"],
      ["x", "2023-03-01"],
      ["2023-03-02", "2023-03-01"],
      ["1900-01-01", "2023-01-01"],
    ] as const) {
      expect(() => assertPeriod({ from, to })).toThrow();
    }
  });
});

test("no state is left twice, and a withdrawn report goes nowhere", () => {
  const ways = { propose: "draft", countersign: "proposed", publish: "signed" } as const;
  for (const state of states) {
    for (const [deed, from] of Object.entries(ways)) expect(can(state, deed as keyof typeof ways)).toBe(state === from);
    expect(can(state, "withdraw")).toBe(state !== "withdrawn");
  }
});

describe("the CSV", () => {
  test("has a line for every figure; blank is empty and nought is 0", () => {
    const made = report(india, { bans: [ban({ reportedBefore: true })] });
    const lines = reportCsv(made).toString().split("\r\n");
    expect(lines).toHaveLength(figuresOf(made).length + 2);
    expect(lines.find((line) => line.includes(",bans.proactive,"))).toContain(",bans.proactive,0,bans,");
    expect(lines.find((line) => line.includes(",committee.received,"))).toContain(",committee.received,,orders,");
  });
});

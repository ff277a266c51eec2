import { describe, expect, test } from "vitest";
import { monthsOf } from "#components/found/found-span.ts";
import { type Appealed, type FoundRow, tallyFound } from "#components/found/found-tally.ts";
import { filterOf } from "./filter.ts";
import { foundCsv } from "./foundCsv.ts";

const row = (month: string, changes: Partial<FoundRow>): FoundRow => ({
  ...{ month, signal: "behaviour", automation: "full", count: 10, proactive: 8, overturned: 1 },
  ...changes,
});
const rows = [
  row("2026-01", { count: 90, overturned: 9 }),
  row("2026-01", { automation: "none", count: 10, overturned: 0 }),
  row("2026-03", { count: 900, overturned: 1 }),
  row("2026-03", { signal: "profile", count: 5, proactive: 0, overturned: 0 }),
];
const months = monthsOf({ from: "2026-01", through: "2026-03" });
const now = new Date("2026-08-15T00:00:00Z");

const given = (appeals: Appealed[] | null) => tallyFound({ months: rows, appeals, known: true }, months, now);

describe("the table as CSV", () => {
  test("where nothing is known of overturned bans they are blank, and not nought", () => {
    const unnamed = rows.map((one) => ({ ...one, overturned: 0 }));
    const silent = tallyFound({ months: unnamed, appeals: null, known: false }, months, now);
    expect(foundCsv(silent)).toContain("profile,all,5,0,5,0,0,,,,,true");
  });
  test("as CSV: each month, and each signal over all of them", () => {
    const lines = foundCsv(given(null)).split("\r\n");
    expect(lines).toContain("behaviour,2026-01,100,16,90,0,10,,,9,0.0900,false");
    expect(lines).toContain("behaviour,all,1000,24,990,0,10,,,10,0.0100,true");
    expect(lines).toContain("profile,2026-01,0,0,0,0,0,,,0,,false");
  });
});

describe("the address", () => {
  test("says months, both included, in either order; what it does not know it does not ask", () => {
    expect(filterOf({ from: "2026-03", through: "2026-01", country: "ZZZ", reason: "spam", surface: "sky" })).toEqual({
      ...{ from: "2026-01", through: "2026-03", country: undefined, reason: "spam", surface: undefined },
    });
    expect(filterOf({ from: "yesterday" })).toMatchObject({ from: null, through: null });
  });
  test("a span of many years keeps its last three", () => {
    expect(filterOf({ from: "2001-01", through: "2026-03" })).toMatchObject({ from: "2023-04", through: "2026-03" });
  });
});

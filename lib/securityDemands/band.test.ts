import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { band, bandedLines, bandOptions, bandPeriod } from "./band.ts";

const widths = { "1": 1000, "2": 500, "3": 250, "4": 100 } as const;
const demand = (instrument: string, receivedOn: string, changes: object = {}) => ({
  instrument,
  receivedOn,
  selectors: 1,
  newService: false,
  ...changes,
});

describe("a band of 50 USC 1874", () => {
  test("none is still the lowest band", () => {
    expect(bandOptions.map((option) => band(0, option).label)).toEqual(["0–999", "0–499", "0–249", "0–99"]);
  });
  test("holds its count, is as wide as its option, and begins where the one before ends", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.constantFrom(...bandOptions), (count, option) => {
        const { from, to } = band(count, option);
        expect(from <= count && count <= to).toBe(true);
        expect(to - from + 1).toBe(widths[option]);
        expect(from % widths[option]).toBe(0);
        expect(band(to + 1, option).from).toBe(to + 1);
      }),
    );
  });
  test("is of no half count and of nothing below none", () => {
    for (const wrong of [-1, 0.5, Number.NaN]) expect(() => band(wrong, "1")).toThrow(RangeError);
  });
});

describe("the lines of a report", () => {
  const period = { from: "2025-01-01", to: "2025-06-30" };
  const today = "2026-11-23";
  test("stand there for every part of the structure, whatever came", () => {
    expect(bandedLines("1", [], period, today).map(({ line, processes }) => [line, processes.label])).toEqual([
      ["nsl", "0–999"],
      ["fisa-content", "0–999"],
      ["fisa-noncontent", "0–999"],
    ]);
    expect(bandedLines("2", [], period, today).map(({ line }) => line)).toEqual(["nsl", "fisa"]);
    expect(bandedLines("3", [], period, today).map(({ line }) => line)).toEqual(["total"]);
  });
  test("a count is put into its band once, from the demands: two bands are never added", () => {
    const demands = Array.from({ length: 130 }, (_, at) =>
      demand(at < 65 ? "US-NSL" : "US-FISA-CONTENT", "2025-03-01", { selectors: 4 }),
    );
    expect(bandedLines("4", demands, { from: "2025-01-01", to: "2025-12-31" }, "2027-01-01")[0]).toMatchObject({
      processes: { label: "100–199" },
      selectors: { label: "500–599" },
    });
  });
  test("another State's notices and other days are not in them", () => {
    const demands = [...Array(600).keys()].map(() => demand("UK-IPA-TCN", "2025-03-01"));
    expect(bandedLines("3", demands, period, today)[0]?.processes.label).toBe("0–249");
    const earlier = [...Array(600).keys()].map(() => demand("US-NSL", "2024-12-31"));
    expect(bandedLines("3", earlier, period, today)[0]?.processes.label).toBe("0–249");
  });
  test("an order about a platform that had none before is told after 540 days", () => {
    const demands = [...Array(600).keys()].map(() => demand("US-FISA-CONTENT", "2025-06-01", { newService: true }));
    expect(bandedLines("2", demands, period, "2026-11-22")[1]?.processes.label).toBe("0–499");
    expect(bandedLines("2", demands, period, "2026-11-23")[1]?.processes.label).toBe("500–999");
  });
});

describe("the period of a report", () => {
  test("is a half-year, or for paragraph (4) a year, and nothing between", () => {
    expect(bandPeriod("1", "2025-07-01", "2026-11-23")).toEqual({ from: "2025-07-01", to: "2025-12-31" });
    expect(bandPeriod("4", "2024-01-01", "2026-11-23")).toEqual({ from: "2024-01-01", to: "2024-12-31" });
    expect(() => bandPeriod("1", "2025-03-01", "2026-11-23")).toThrow("begins on 1 January or 1 July");
    expect(() => bandPeriod("4", "2025-07-01", "2026-11-23")).toThrow("begins on 1 January");
  });
  test("is told no earlier than the statute lets it", () => {
    expect(() => bandPeriod("1", "2026-01-01", "2026-12-27")).toThrow("after 2026-12-27 only");
    expect(bandPeriod("1", "2026-01-01", "2026-12-28").to).toBe("2026-06-30");
    expect(bandPeriod("3", "2026-01-01", "2026-07-01").to).toBe("2026-06-30");
    expect(() => bandPeriod("4", "2025-01-01", "2026-11-23")).toThrow("after 2026-12-31 only");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeLeft } from "./time-left.ts";

const hourMs = 3_600_000;
const plain = (words: string) => words.replaceAll("\u00a0", " ");

describe("timeLeft", () => {
  test.each([
    [6, 8, "stopped", "6 h left of 8 h, stopped", "quiet"],
    [6, 8, "running", "6 h left of 8 h", "plain"],
    [2, 8, "running", "2 h left of 8 h", "due"],
    [-3, 8, "running", "3 h over, term 8 h", "grave"],
    [240, 360, "running", "10 d left of 15 d", "plain"],
    [-49, 36, "met", "answered 2 d late", "quiet"],
    [1, 36, "met", "answered in time", "quiet"],
  ] as const)("%s h of %s h, %s: %s", (left, total, clock, words, tone) => {
    const said = timeLeft({ leftMs: left * hourMs, totalMs: total * hourMs, clock });
    expect([plain(said.words), said.tone]).toEqual([words, tone]);
  });

  test("says so where no term is set", () => {
    expect(timeLeft({ leftMs: null, totalMs: null, clock: "running" }).words).toBe("no term set");
  });

  test("draws no bar outside its frame, and only what is over is grave", () => {
    const length = fc.integer({ min: -1e10, max: 1e10 });
    fc.assert(
      fc.property(length, fc.nat(1e10), fc.constantFrom("running", "stopped"), (leftMs, spentMs, clock) => {
        const said = timeLeft({ leftMs, totalMs: Math.max(leftMs, 0) + spentMs, clock });
        expect(said.share).toBeGreaterThanOrEqual(0);
        expect(said.share).toBeLessThanOrEqual(1);
        expect(said.tone === "grave").toBe(leftMs < 0);
      }),
    );
  });
});

import { expect, test } from "vitest";
import { ownClock, ownState } from "#components/officers/own-clock.ts";

const now = new Date("2026-11-23T09:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const running = { state: "proposed", legalDueAt: null, houseDueAt: null, stoppedAt: null, answeredAt: null };

test("the clock says what counts most: the answer, then that it stands, then the law's term, then the house's", () => {
  const all = { ...running, legalDueAt: at(80), houseDueAt: at(40), stoppedAt: at(-1), answeredAt: at(-2) };
  expect(ownClock(all, now)).toEqual({ words: "Answered", at: at(-2), tone: "quiet" });
  expect(ownClock({ ...all, state: "withdrawn" }, now).words).toBe("Withdrawn");
  expect(ownClock({ ...all, answeredAt: null }, now)).toMatchObject({ at: at(-1), tone: "act" });
  expect(ownClock({ ...all, answeredAt: null, stoppedAt: null }, now)).toMatchObject({ words: "3\u00a0d left, due" });
  expect(ownClock({ ...running, legalDueAt: at(-30) }, now)).toMatchObject({
    words: "30\u00a0h over, was due",
    tone: "grave",
  });
  expect(ownClock({ ...running, houseDueAt: at(5) }, now).words).toContain("means to answer by");
  expect(ownClock(running, now)).toEqual({ words: "The law sets no term", at: null, tone: "quiet" });
});

test("what the desk does inside is one word outside", () => {
  for (const state of ["received", "proposed", "decided", "collected"])
    expect(ownState(state, "granted")).toBe("In hand");
  expect(ownState("produced", "partial")).toBe("Answered in part");
  expect(ownState("closed", "refused")).toBe("Refused");
  expect(ownState("withdrawn", "withdrawn")).toBe("Withdrawn");
});

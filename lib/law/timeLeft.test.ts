import { expect, test } from "vitest";
import { deadline } from "./clock.ts";
import { clockRule } from "./clockRules.ts";
import { holdEnd, holdRule } from "./hold.ts";
import { holidays } from "./holidays.ts";
import { durationWords, timeLeft } from "./timeLeft.ts";

const receivedAt = new Date("2026-09-07T10:20:00Z");

function clock(id: string, pausedAt: Date | null = null) {
  const rule = clockRule(id);
  if (!rule) throw new Error(id);
  const pauses = pausedAt ? [{ from: pausedAt, until: null }] : [];
  return deadline({ rule, receivedAt, zone: "UTC", holidays: () => false, pauses });
}

test("says what is left of what was allowed", () => {
  const eight = clock("EU-EPOC-EMERGENCY");
  expect(timeLeft(new Date("2026-09-07T13:00:00Z"), eight.dueAt, eight)).toMatchObject({
    words: "6 h left of 8 h",
    urgency: "calm",
  });
  expect(timeLeft(new Date("2026-09-07T17:30:00Z"), eight.dueAt, eight)).toMatchObject({
    words: "1 h 30 min left of 8 h",
    urgency: "soon",
  });
  expect(timeLeft(new Date("2026-09-07T21:00:00Z"), eight.dueAt, eight)).toMatchObject({
    words: "2 h overdue",
    urgency: "overdue",
  });
});

test("stands still while stopped, however late it gets", () => {
  const stopped = clock("EU-EPOC-EMERGENCY", new Date("2026-09-07T13:00:00Z"));
  expect(timeLeft(new Date("2026-09-20T13:00:00Z"), stopped.dueAt, stopped)).toMatchObject({
    words: "6 h left of 8 h, stopped",
    urgency: "stopped",
  });
});

test("ten days are ten days on the day of receipt", () => {
  const ten = clock("EU-EPOC-ID");
  expect(timeLeft(receivedAt, ten.dueAt, ten).words).toBe("10 days left of 10 days");
  expect(timeLeft(new Date("2026-09-17T12:00:00Z"), ten.dueAt, ten)).toMatchObject({
    words: "12 h left of 10 days",
    urgency: "soon",
  });
});

test("no deadline, and no allowance", () => {
  expect(timeLeft(receivedAt, null)).toMatchObject({ words: "no deadline", urgency: "none", leftMs: null });
  expect(timeLeft(receivedAt, new Date("2026-09-07T12:20:00Z")).words).toBe("2 h left");
  expect([50 * 60_000, 30 * 3_600_000, 48 * 3_600_000].map(durationWords)).toEqual(["50 min", "30 h", "2 days"]);
});

test("holds end with their last day, may be extended, and not more often than the law says", async () => {
  const [letter, order] = [holdRule("US-2703F"), holdRule("EU-EPOC-PR")];
  if (!letter || !order) throw new Error("no hold rule");
  const base = { startedAt: new Date("2026-09-07T10:00:00Z"), zone: "UTC", holidays: await holidays("IE") };
  expect(holdEnd({ ...base, rule: letter }).endsAt.toISOString()).toBe("2026-12-06T23:59:59.000Z");
  expect(holdEnd({ ...base, rule: letter, extensions: 1 }).endsAt.toISOString()).toBe("2027-03-06T23:59:59.000Z");
  expect(() => holdEnd({ ...base, rule: letter, extensions: 2 })).toThrow("allows 1 extensions, not 2");
  expect(holdEnd({ ...base, rule: order }).endsAt.toISOString()).toBe("2026-11-06T23:59:59.000Z");
  expect(holdEnd({ ...base, rule: order, extensions: 1 }).why.join(" ")).toContain("moves to Mon 7 Dec 2026");
});

test("holidays: several days, other names, and no guess for a State that is not known", async () => {
  expect((await holidays("uk"))("2026-12-28")).toBe(true);
  expect((await holidays("EL"))("2026-04-13")).toBe(true);
  expect((await holidays("DE"))("2026-10-04")).toBe(false);
  await expect(holidays("XX")).rejects.toThrow('No calendar of public holidays is known for "XX".');
});

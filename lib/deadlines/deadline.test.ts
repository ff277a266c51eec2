import { expect, test } from "vitest";
import { thresholdOf } from "#lib/deadlines/deadline.ts";

const dueAt = new Date("2026-11-25T09:00:00Z");
const before = (hours: number) => new Date(dueAt.getTime() - hours * 3_600_000);

test("a clock of eight hours is told of two hours before its end, in an emergency four", () => {
  const clock = { dueAt, allowedMs: 8 * 3_600_000 };
  const ordinary = (hours: number) => thresholdOf({ ...clock, emergency: false }, before(hours));
  const urgent = (hours: number) => thresholdOf({ ...clock, emergency: true }, before(hours));
  expect([ordinary(2.1), ordinary(2), ordinary(0), ordinary(-0.1)]).toEqual([
    null,
    "three-quarters",
    "three-quarters",
    "past",
  ]);
  expect([urgent(4.1), urgent(4), urgent(-1)]).toEqual([null, "half", "past"]);
});

test("a clock without a known term is only ever over", () => {
  const clock = { dueAt, allowedMs: null, emergency: true };
  expect([thresholdOf(clock, before(0.01)), thresholdOf(clock, before(-0.01))]).toEqual([null, "past"]);
});

import { expect, test } from "vitest";
import { assertReceived, receivedFrom } from "./received.ts";

const now = new Date("2026-11-22T12:00:00Z");

test("a time of receipt lies between 2000 and now, both included", () => {
  for (const at of [receivedFrom, now]) expect(() => assertReceived(at, now)).not.toThrow();
  const before = new Date(receivedFrom.getTime() - 1);
  expect(() => assertReceived(before, now)).toThrow("before the year 2000");
  expect(() => assertReceived(new Date("0206-11-22T12:00:00Z"), now)).toThrow("before the year 2000");
  expect(() => assertReceived(new Date(now.getTime() + 1), now)).toThrow("in the future");
});

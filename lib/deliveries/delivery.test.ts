import { expect, test } from "vitest";
import { fetchOutcome, openDays, type Standing } from "./delivery.ts";
import { makeSecret } from "./secret.ts";

const now = new Date("2026-11-23T09:00:00Z");
const standing: Standing = {
  expiresAt: new Date(now.getTime() + 1),
  revokedAt: null,
  fetches: 0,
  fetchesMax: 1,
  destroyed: false,
  frozen: false,
  officerStands: true,
  keyStands: true,
};

test("a delivery is served while nothing stands against it, and the most lasting reason is told", () => {
  expect(fetchOutcome(standing, now)).toBe("served");
  const against: [Partial<Standing>, string][] = [
    [{ keyStands: false }, "key-ended"],
    [{ officerStands: false }, "unverified"],
    [{ frozen: true }, "frozen"],
    [{ fetches: 1 }, "used-up"],
    [{ expiresAt: now }, "expired"],
    [{ revokedAt: now }, "revoked"],
    [{ destroyed: true }, "destroyed"],
  ];
  let all = standing;
  for (const [change, outcome] of against) {
    expect(fetchOutcome({ ...standing, ...change }, now)).toBe(outcome);
    all = { ...all, ...change };
    expect(fetchOutcome(all, now)).toBe(outcome);
  }
});

test("a European order's link stays open ten days at least, and none longer than 45", () => {
  expect(openDays("EU-EPOC")).toMatchObject({ min: 10, max: 45 });
  expect(openDays("US-SUBPOENA")).toMatchObject({ min: 1, max: 45 });
});

test("a secret is five words that are told letter by letter, and never the same", () => {
  const made = Array.from({ length: 200 }, makeSecret);
  expect(new Set(made).size).toBe(200);
  for (const secret of made) expect(secret).toMatch(/^[b-df-hj-np-tvz][aiou](?:[a-z-]+)$/);
});

import { beforeAll, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { times } from "#lib/appeals/times.ts";
import { withdraw } from "#lib/appeals/withdraw.ts";
import { found } from "#lib/bans/found.ts";
import { type AppealDesk, hoursOn, morning, openAppealDesk } from "#testing/appeals.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

test("medians are taken from the rows of each line, and of an empty one there is none", async () => {
  for (const [reason, hours] of [
    ["spam", 1],
    ["spam", 3],
    ["fraud", 20],
  ] as const) {
    desk.setNow(morning);
    const ban = await desk.ban(reason);
    const id = await desk.appeal(ban, { received_at: morning.toISOString() });
    desk.setNow(hoursOn(hours));
    await assign(desk.ground, desk.people.analyst, { id, version: 1 });
    desk.setNow(hoursOn(hours * 2));
    await decide(desk.ground, desk.people.analyst, { id, version: 2, outcome: "upheld", reason: "no-new-facts" });
  }
  const lines = await times(desk.ground, desk.people.auditor, { from: "2026-11-01", to: "2026-12-01" });
  const line = (month: string | null, reason: string | null) =>
    lines.find((one) => one.month === month && one.reason === reason);
  expect(line(null, "spam")).toMatchObject({
    received: 2,
    hoursToLook: 2,
    hoursToDecision: 4,
    hoursToReinstatement: null,
  });
  // The median of all three, not of the medians 2 and 20.
  expect(line("2026-11", null)).toMatchObject({
    received: 3,
    decided: 3,
    overturned: 0,
    hoursToLook: 3,
    hoursToDecision: 6,
  });
  desk.setNow(morning);
  const { id, version } = await desk.arrived("malware");
  await withdraw(desk.ground, desk.people.analyst, { id, version, reason: "by-user" });
  const closed = await times(desk.ground, desk.people.auditor, { from: "2026-11-01", to: "2026-12-01" });
  expect(closed.find((one) => one.month === null && one.reason === null)).toMatchObject({ received: 4, decided: 3 });
  // The page of how accounts are found counts it by the same rule.
  const { appeals } = await found(desk.ground, desk.people.auditor, { from: "2026-11-01", to: "2026-12-01" });
  expect(appeals).toMatchObject([{ signal: "behaviour", received: 4, decided: 3, overturned: 0 }]);
  expect(await times(desk.ground, desk.people.auditor, { from: "2020-01-01", to: "2020-02-01" })).toEqual([]);
});

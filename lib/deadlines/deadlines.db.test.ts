import { beforeAll, describe, expect, test } from "vitest";
import { calendar } from "#lib/deadlines/calendar.ts";
import { escalate } from "#lib/deadlines/escalate.ts";
import { escalateAll } from "#lib/deadlines/escalateAll.ts";
import { feed } from "#lib/deadlines/feed.ts";
import { feedFile } from "#lib/deadlines/feedFile.ts";
import { renewFeed } from "#lib/deadlines/renewFeed.ts";
import { runningOut } from "#lib/deadlines/runningOut.ts";
import { assign } from "#lib/requests/assign.ts";
import { pause } from "#lib/requests/pause.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
const hoursOn = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);
/** Seventy-two hours by law. */
const delhi = { authority: { name: "Delhi Police", country: "IN" }, instrument: "IN-3-1-J" };
const toldOf = async (id: string) => {
  const { rows } = await desk.owner.query(
    "SELECT person_id AS person, kind FROM notification WHERE request_id = $1 AND kind LIKE 'deadline-%' ORDER BY told_at, person_id",
    [id],
  );
  return rows as { person: string; kind: string }[];
};
const owned = async (changes = {}) => {
  const request = await desk.request({ ...delhi, ...changes });
  await assign(desk.ground, desk.people.counsel, { ...request, to: desk.people.analyst.id });
  return request.id;
};

describe("deadlines.escalate", () => {
  test("does it", async () => {
    const id = await owned();
    const threshold = "three-quarters";
    desk.setNow(hoursOn(55));
    await escalateAll(desk.ground);
    await escalateAll(desk.ground);
    expect(await toldOf(id)).toEqual([{ person: desk.people.analyst.id, kind: "deadline-near" }]);
    const again = () => escalate(desk.ground, desk.people.operator, { id, threshold });
    expect(await outcome(again())).toBe("conflict");
    desk.setNow(hoursOn(73));
    await escalateAll(desk.ground);
    const told = (await toldOf(id)).filter(({ kind }) => kind === "deadline-passed").map(({ person }) => person);
    expect(told).toContain(desk.people.analyst.id);
    expect(told).toContain(desk.people.counsel.id);
    expect(new Set(told).size).toBe(told.length);
    const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE action = 'request.escalated'");
    expect(rows.some(({ bytes }) => String(bytes).includes('"threshold":"three-quarters"'))).toBe(true);
    desk.setNow(morning);
  });
  test("an emergency is told of at half its time, and a clock that stands still not at all", async () => {
    const id = await owned({ emergency: true, receivedAt: hoursOn(0) });
    const still = await desk.request(delhi);
    await pause(desk.ground, desk.people.analyst, { ...still, reason: "Asked which account is meant." });
    desk.setNow(hoursOn(37));
    const out = await runningOut(desk.ground, desk.people.operator, {});
    expect(out).toContainEqual({ id, threshold: "half" });
    desk.setNow(hoursOn(80));
    expect((await runningOut(desk.ground, desk.people.operator, {})).map((one) => one.id)).not.toContain(still.id);
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    const id = await owned();
    for (const actor of [desk.people.analyst, desk.people.counsel, desk.people.administrator])
      expect(await outcome(escalate(desk.ground, actor, { id, threshold: "past" }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const id = await owned();
    const by = (threshold: "half" | "past" | "three-quarters") =>
      outcome(escalate(desk.ground, desk.people.operator, { id, threshold }));
    expect(await by("past")).toBe("conflict");
    expect(await by("half")).toBe("conflict");
    const none = "0199d6a0-0000-7000-8000-000000000000";
    expect(await outcome(escalate(desk.ground, desk.people.operator, { id: none, threshold: "past" }))).toBe(
      "not-found",
    );
  });
  test("two at once, one wins", async () => {
    const id = await owned();
    desk.setNow(hoursOn(60));
    const one = () => escalate(desk.ground, desk.people.operator, { id, threshold: "three-quarters" });
    expect(await race([one, one])).toMatchObject({ won: 1 });
    expect(await toldOf(id)).toHaveLength(1);
    desk.setNow(morning);
  });
});

describe("deadlines.calendar", () => {
  test("does it", async () => {
    const until = hoursOn(24 * 30);
    const { id } = await desk.request({
      ...delhi,
      reference: "DP/2026/77",
      nonDisclosure: { issuer: "Court", basis: "An order of silence", until },
    });
    const lines = await calendar(desk.ground, desk.people.auditor, { from: morning, until: hoursOn(24 * 60) });
    const own = lines.filter(({ requestId }) => requestId === id);
    expect(own.map(({ kind, at }) => [kind, at])).toEqual(
      expect.arrayContaining([
        ["legal", hoursOn(72)],
        ["non-disclosure", until],
      ]),
    );
    expect(Object.keys(own[0] ?? {}).sort()).toEqual(["at", "kind", "reference", "requestId"]);
    expect(lines.map(({ at }) => at.getTime())).toEqual(lines.map(({ at }) => at.getTime()).sort((a, b) => a - b));
  });
  test("refuses without permission", async () => {
    const given = { from: morning, until: hoursOn(1) };
    expect(await outcome(calendar(desk.ground, desk.people.administrator, given))).toBe("forbidden");
    expect(await outcome(calendar(desk.ground, desk.people.analyst, { from: morning, until: morning }))).toBe(
      "invalid",
    );
  });
});

describe("deadlines.renewFeed", () => {
  test("does it", async () => {
    const { secret } = await renewFeed(desk.ground, desk.people.analyst, { version: 0 });
    await desk.request({
      ...delhi,
      reference: "DP/2026/78",
      targets: [{ kind: "phone", identifier: "+1 202 555 0199" }],
    });
    const made = await feedFile(desk.ground, secret, "https://desk.example");
    const text = made === "gone" ? "" : made.file.replaceAll("\r\n ", "");
    expect(text).toContain("BEGIN:VCALENDAR");
    expect(text).toContain("SUMMARY:Due by law: DP/2026/78");
    expect(text).not.toMatch(/Delhi|555 ?01/);
    const next = await renewFeed(desk.ground, desk.people.analyst, { version: 1 });
    expect(await outcome(feedFile(desk.ground, secret, "https://desk.example"))).toBe("not-found");
    expect(await outcome(feedFile(desk.ground, `${next.secret}x`, "https://desk.example"))).toBe("not-found");
    expect(await feed(desk.ground, desk.people.analyst, {})).toMatchObject({ version: 2, madeAt: morning });
    const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE action = 'calendar.renewed'");
    expect(rows.map(({ bytes }) => String(bytes)).join()).not.toContain(next.secret);
    await desk.owner.query("UPDATE person SET disabled_at = now() WHERE id = $1", [desk.people.analyst.id]);
    expect(await feedFile(desk.ground, next.secret, "https://desk.example")).toBe("gone");
    await desk.owner.query("UPDATE person SET disabled_at = NULL WHERE id = $1", [desk.people.analyst.id]);
  });
  test("refuses without permission", async () => {
    expect(await outcome(renewFeed(desk.ground, desk.people.administrator, { version: 0 }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(renewFeed(desk.ground, desk.people.counsel, { version: 3 }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const one = () => renewFeed(desk.ground, desk.people.auditor, { version: 0 });
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});

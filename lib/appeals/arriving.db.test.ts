import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { importAppeals } from "#lib/appeals/importAppeals.ts";
import { one } from "#lib/appeals/one.ts";
import { queue } from "#lib/appeals/queue.ts";
import { receive } from "#lib/appeals/receive.ts";
import { record } from "#lib/appeals/record.ts";
import { settle } from "#lib/appeals/settle.ts";
import { settleAll } from "#lib/appeals/settleAll.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { newId } from "#lib/db/id.ts";
import { type AppealDesk, hoursOn, openAppealDesk } from "#testing/appeals.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

const row = (id: string, changes: object = {}) => ({
  id,
  ban: "ban-x",
  received_at: "2026-11-22T08:00:00+05:30",
  ...changes,
});
const send = (body: unknown) =>
  importAppeals(desk.ground, desk.people.machine, typeof body === "string" ? body : JSON.stringify(body));
const arriving = (id: string, statement: string | null = null) => ({
  ...{ id, ban: "ban-x", receivedAt: hoursOn(-3), country: null, language: null, statement },
});

describe("appeals.receive", () => {
  test("does it", async () => {
    const ban = await desk.ban("fraud");
    const result = await receive(desk.ground, desk.people.machine, {
      appeals: [{ ...arriving("r-1", "Please look again."), ban }],
    });
    expect(result).toEqual({ imported: 1, duplicate: 0, conflicting: [] });
    const { rows } = await desk.owner.query("SELECT * FROM appeal WHERE sender_id = 'r-1'");
    expect(rows[0]).toMatchObject({
      source: "platform",
      ban_reason: "fraud",
      ban_signal: "behaviour",
      state: "received",
      stated: true,
    });
    expect(String(rows[0].sealed)).not.toContain("look again");
    const entry = await desk.owner.query("SELECT bytes FROM log_entry WHERE subject = $1", [`appeal:${rows[0].id}`]);
    expect(String(entry.rows[0].bytes)).not.toMatch(/look again|r-1|ban-/);
  });
  test("refuses without permission", async () => {
    for (const name of ["analyst", "counsel", "auditor", "administrator", "operator"] as const)
      expect(await outcome(receive(desk.ground, desk.people[name], { appeals: [arriving("p-1")] }))).toBe("forbidden");
    const narrow = { ...desk.people.machine, scopes: ["bans:import"] as const };
    expect(await outcome(receive(desk.ground, narrow, { appeals: [arriving("p-1")] }))).toBe("forbidden");
    // Also of what could not be taken anyway.
    for (const body of ["{}", ""]) expect(await outcome(importAppeals(desk.ground, narrow, body))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(receive(desk.ground, desk.people.machine, { appeals: [] }))).toBe("invalid");
    await receive(desk.ground, desk.people.machine, { appeals: [arriving("w-1", "first")] });
    const again = await receive(desk.ground, desk.people.machine, {
      appeals: [
        arriving("w-1", "first"),
        arriving("w-1", "second"),
        { ...arriving("w-1", "first"), ban: "other" },
        arriving("w-2"),
      ],
    });
    expect(again).toEqual({ imported: 1, duplicate: 1, conflicting: [1, 2] });
  });
  test("of a sender whose clock runs ahead a retry is a duplicate, as any other is", async () => {
    const body = row("ahead-1", { received_at: hoursOn(5).toISOString() });
    expect(await send(body)).toMatchObject({ imported: 1 });
    const { rows } = await desk.owner.query("SELECT received_at FROM appeal WHERE sender_id = 'ahead-1'");
    // Nothing was received after it arrived.
    expect(rows[0].received_at).toEqual(hoursOn(0));
    for (const hours of [1, 8]) {
      desk.setNow(hoursOn(hours));
      expect(await send(body)).toMatchObject({ imported: 0, duplicate: 1, conflicting: 0 });
    }
    const other = { ...body, received_at: hoursOn(-5).toISOString() };
    expect(await send(other)).toMatchObject({ duplicate: 0, conflicting: 1 });
    desk.setNow(hoursOn(0));
  });
  test("two at once, one wins", async () => {
    const appeals = Array.from({ length: 40 }, (_, at) => arriving(`t-${at}`));
    const results = await Promise.all([1, 2, 3].map(() => receive(desk.ground, desk.people.machine, { appeals })));
    expect(results.map(({ imported }) => imported).sort((a, b) => a - b)).toEqual([0, 0, 40]);
  });
});

describe("what a platform sends", () => {
  test("one object, a list and one a line are taken alike; what is wrong is told with its line", async () => {
    expect(await send(row("o-1"))).toMatchObject({ read: 1, imported: 1, rejected: 0 });
    expect(await send([row("o-2"), row("o-1")])).toMatchObject({ read: 2, imported: 1, duplicate: 1 });
    const lines = [row("o-3"), { ...row("o-4"), content: "…" }, row("o-1", { ban: "another" })].map((one) =>
      JSON.stringify(one),
    );
    expect(await send([...lines, "{", ""].join("\n"))).toEqual({
      ...{ read: 4, imported: 1, duplicate: 0, rejected: 3, conflicting: 1 },
      rejections: [
        {
          line: 2,
          reason: 'The field "content" is not known; an appeal has id, ban, received_at, country, language, statement.',
        },
        { line: 3, reason: "This id arrived before with other content; the first stays." },
        { line: 4, reason: "The line is not valid JSON." },
      ],
    });
  });
  test("too many or none are refused whole", async () => {
    expect(await outcome(send(""))).toBe("invalid");
    expect(await outcome(send("[{]"))).toBe("invalid");
    expect(await outcome(send(Array.from({ length: 1001 }, (_, at) => row(`m-${at}`))))).toBe("invalid");
    const { rows } = await desk.owner.query("SELECT FROM appeal WHERE sender_id LIKE 'm-%'");
    expect(rows).toHaveLength(0);
  });
});

describe("appeals.record", () => {
  const given = (ban: string) => ({ ban, receivedAt: hoursOn(-1) });
  test("does it", async () => {
    const ban = await desk.ban("violence");
    const address = `https://desk.example/bans/${banKey("platform", ban)}`;
    const { id } = await record(desk.ground, desk.people.analyst, {
      ...given(address),
      statement: "A letter by post.",
    });
    expect(await one(desk.ground, desk.people.auditor, { id })).toMatchObject({
      ...{ source: "countersign", banSource: "platform", banSenderId: ban, statement: "sealed" },
      ban: { reason: "violence", signal: "behaviour" },
    });
    const late = await record(desk.ground, desk.people.analyst, given("platform:not-yet:here"));
    expect(await one(desk.ground, desk.people.auditor, late)).toMatchObject({ banSenderId: "not-yet:here", ban: null });
  });
  test("refuses without permission", async () => {
    for (const name of ["auditor", "administrator", "machine", "operator"] as const)
      expect(await outcome(record(desk.ground, desk.people[name], given("platform:a")))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const by = (input: Parameters<typeof record>[2]) => outcome(record(desk.ground, desk.people.analyst, input));
    expect(await by(given("f".repeat(32)))).toBe("invalid");
    expect(await by(given("nonsense"))).toBe("invalid");
    expect(await by({ ban: "platform:a", receivedAt: hoursOn(1) })).toBe("invalid");
    expect(await by({ ban: "platform:a", receivedAt: new Date("0206-11-22T08:00:00Z") })).toBe("invalid");
    expect(await by({ ...given("platform:a"), country: "XX" })).toBe("invalid");
    const ban = await desk.ban();
    await desk.letBack(ban);
    const { rows } = await desk.owner.query(
      "SELECT sender_id AS id FROM ban WHERE action = 'reinstate' AND appeal_of = $1",
      [ban],
    );
    expect(await by(given(`platform:${rows[0].id}`))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    const key = newId();
    const call = () => record(desk.ground, desk.people.analyst, { ...given("platform:twice"), key });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("an appeal that came before its ban", () => {
  test("learns of it when it arrives, once", async () => {
    const id = await desk.appeal("late-ban");
    expect(await one(desk.ground, desk.people.auditor, { id })).toMatchObject({ ban: null, banReason: null });
    await settleAll(desk.ground);
    expect(await outcome(settle(desk.ground, desk.people.operator, {}))).toBe("conflict");
    await desk.ban("child-exploitation", { id: "late-ban" });
    expect(await settle(desk.ground, desk.people.operator, {})).toEqual({ closed: 0, learnt: 1, more: false });
    expect(await one(desk.ground, desk.people.auditor, { id })).toMatchObject({ banReason: "child-exploitation" });
    const other = await desk.appeal("later-ban");
    await desk.ban("spam", { id: "later-ban" });
    // Whoever takes it up first does not have to wait for the job.
    await assign(desk.ground, desk.people.analyst, { id: other, version: 1 });
    expect(await one(desk.ground, desk.people.auditor, { id: other })).toMatchObject({ banReason: "spam" });
  });
});

test("the queue is turned over page by page, the longest waiting first, and narrowed by age", async () => {
  await send(Array.from({ length: 60 }, (_, at) => row(`q-${at}`, { received_at: hoursOn(-1000 - at).toISOString() })));
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const page = await queue(desk.ground, desk.people.auditor, { days: 40, ...(after && { after }) });
    seen.push(...page.rows.map(({ reference }) => reference));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => `q-${59 - at}`));
});

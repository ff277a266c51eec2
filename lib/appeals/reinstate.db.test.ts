import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { countersign } from "#lib/appeals/countersign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { decisions } from "#lib/appeals/decisions.ts";
import { one } from "#lib/appeals/one.ts";
import { reinstate as ask } from "#lib/appeals/reinstate.ts";
import { settle } from "#lib/appeals/settle.ts";
import { settleAll } from "#lib/appeals/settleAll.ts";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { reinstate } from "#lib/bans/arriving/reinstate.ts";
import type { BanReason } from "#lib/bans/ban.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { recomputeBatch } from "#lib/catalogue.ts";
import { type AppealDesk, hoursOn, morning, openAppealDesk } from "#testing/appeals.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

/** An appeal that was overturned; where two are needed, by two. */
const overturned = async (reason?: BanReason) => {
  const { id, ban } = await desk.arrived(reason);
  const { analyst, counsel } = desk.people;
  await assign(desk.ground, analyst, { id, version: 1 });
  const done = await decide(desk.ground, analyst, { id, version: 2, outcome: "overturned", reason: "wrong-account" });
  if (done.state === "decided") return { id, ban, version: done.version };
  return { ...(await countersign(desk.ground, counsel, { id, version: done.version })), ban };
};
const stateOf = async (id: string) => one(desk.ground, desk.people.auditor, { id });
const endsOf = async (ban: string) => {
  const { rows } = await desk.owner.query(
    `SELECT h.source, b.account, b.account_key, b.action, b.signal, b.appeal_of FROM ban_reinstatement r JOIN batch h ON h.id = r.batch_id
       JOIN ban b ON b.batch_id = r.batch_id AND b.batch_row = r.batch_row WHERE r.original = $1::uuid`,
    [banKey("platform", ban)],
  );
  return rows;
};

describe("appeals.reinstate", () => {
  test("does it", async () => {
    const { id, version, ban } = await overturned("child-exploitation");
    await ask(desk.ground, desk.people.counsel, { id, version });
    const { rows } = await desk.owner.query("SELECT FROM graphile_worker.jobs WHERE key = $1", [`reinstate-ban:${id}`]);
    expect(rows).toHaveLength(1);
    // The job, twice: what a worker may do.
    const given = { ban: banKey("platform", ban), appealId: id };
    await reinstate(desk.ground, given);
    await reinstate(desk.ground, given);
    await settleAll(desk.ground);
    expect(await stateOf(id)).toMatchObject({
      state: "reinstated",
      reinstatedBy: "countersign",
      reinstateAskedByName: "counsel",
    });
    const original = await desk.owner.query("SELECT account, account_key FROM ban WHERE sender_id = $1", [ban]);
    expect(await endsOf(ban)).toEqual([
      { ...original.rows[0], source: "countersign", action: "reinstate", signal: "appeal", appeal_of: given.ban },
    ]);
    await sequenceAll(desk.ground);
    expect(await live(desk.ground, { recomputeBatch })).toMatchObject({ code: "sound", faults: 0 });
  });
  test("refuses without permission", async () => {
    const { id, version } = await overturned();
    for (const name of ["auditor", "administrator", "machine", "operator"] as const)
      expect(await outcome(ask(desk.ground, desk.people[name], { id, version }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await desk.arrived();
    expect(await outcome(ask(desk.ground, desk.people.counsel, { id, version: 1 }))).toBe("conflict");
    const { id: back, version, ban } = await overturned();
    await desk.letBack(ban);
    await expect(ask(desk.ground, desk.people.counsel, { id: back, version })).rejects.toThrow(
      "The platform's own row",
    );
    expect(await outcome(reinstate(desk.ground, { ban: banKey("platform", ban), appealId: back }))).toBe("conflict");
    expect(await endsOf(ban)).toHaveLength(1);
    expect(await outcome(reinstate(desk.ground, { ban: "f".repeat(32), appealId: back }))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await overturned();
    const both = [desk.people.analyst, desk.people.counsel].map((actor) => ask(desk.ground, actor, { id, version }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });
});

describe("appeals.settle", () => {
  test("does it", async () => {
    await settleAll(desk.ground);
    const { id, ban } = await overturned();
    desk.setNow(hoursOn(5));
    await desk.letBack(ban);
    expect(await settle(desk.ground, desk.people.operator, {})).toMatchObject({ closed: 1 });
    desk.setNow(morning);
    expect(await stateOf(id)).toMatchObject({
      state: "reinstated",
      reinstatedBy: "platform",
      reinstatedAt: hoursOn(5),
    });
  });
  test("refuses without permission", async () => {
    for (const name of ["analyst", "counsel", "auditor", "administrator", "machine"] as const)
      expect(await outcome(settle(desk.ground, desk.people[name], {}))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await settleAll(desk.ground);
    expect(await outcome(settle(desk.ground, desk.people.operator, {}))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { ban } = await overturned();
    await desk.letBack(ban);
    const call = () => settle(desk.ground, desk.people.operator, {});
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

test("the platform's row and a person's hand at once: one of them ends the ban", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { id, ban } = await overturned();
    await Promise.allSettled([
      reinstate(desk.ground, { ban: banKey("platform", ban), appealId: id }),
      desk.letBack(ban),
    ]);
    const sources = (await endsOf(ban)).map(({ source }) => source);
    // The platform's own rows are never refused: after ours, its row is a second one, and the ban counts as ended once.
    expect(sources).toContain("platform");
    await settleAll(desk.ground);
    expect(await stateOf(id)).toMatchObject({ state: "reinstated" });
  }
});

test("two appeals of one ban, both overturned and both confirmed, end it once", async () => {
  const first = await overturned();
  const second = await desk.appeal(first.ban);
  const { analyst, counsel } = desk.people;
  await assign(desk.ground, analyst, { id: second, version: 1 });
  const { version } = await decide(desk.ground, analyst, {
    ...{ id: second, version: 2, outcome: "overturned", reason: "wrong-account" },
  });
  await ask(desk.ground, counsel, { id: first.id, version: first.version });
  await ask(desk.ground, counsel, { id: second, version });
  const write = (appealId: string) => reinstate(desk.ground, { ban: banKey("platform", first.ban), appealId });
  expect(await outcomes(write(first.id), write(second))).toEqual(["conflict", "done"]);
  expect(await endsOf(first.ban)).toHaveLength(1);
  await settleAll(desk.ground);
  for (const id of [first.id, second]) expect(await stateOf(id)).toMatchObject({ state: "reinstated" });
});

test("the platform reads decisions on its own bans in order and without a gap", async () => {
  const before = (await decisions(desk.ground, desk.people.machine, {})).decisions;
  expect(before.map(({ number }) => number)).toEqual(before.map((_, at) => at + 1));
  const made = await Promise.all([overturned(), overturned(), overturned()]);
  const after = await decisions(desk.ground, desk.people.machine, { after: before.length });
  expect(after.decisions.map(({ number }) => number)).toEqual([1, 2, 3].map((at) => before.length + at));
  expect(after.decisions.map(({ ban }) => ban).sort()).toEqual(made.map(({ ban }) => ban).sort());
  expect(after.decisions[0]).toMatchObject({
    outcome: "overturned",
    reason: "wrong-account",
    reinstate: true,
    appeal: expect.stringMatching(/^appeal-/),
  });
  const other = { ...desk.people.machine, name: "another" };
  expect((await decisions(desk.ground, other, {})).decisions).toEqual([]);
});

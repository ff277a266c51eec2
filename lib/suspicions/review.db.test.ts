import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { raised, reason } from "#testing/suspicions.ts";
import { confirm } from "./confirm.ts";
import { counts } from "./counts.ts";
import { judge } from "./judge.ts";
import { list } from "./list.ts";
import { mark } from "./mark.ts";
import { one } from "./one.ts";
import { reopen } from "./reopen.ts";
import { review } from "./review.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

describe("suspicions.reopen", () => {
  test("does it", async () => {
    const { id, requestIds } = await raised(desk, 3);
    const { requests } = await reopen(desk.ground, desk.people.counsel, { id, version: 1 });
    expect(requests).toBe(3);
    const { rows } = await review(desk.ground, desk.people.auditor, { id });
    expect(rows.map((row) => row.requestId).toSorted()).toEqual(requestIds.toSorted());
    expect(rows.every((row) => row.outcome === "due")).toBe(true);
  });
  test("refuses without permission", async () => {
    const { id } = await raised(desk);
    await expect(reopen(desk.ground, desk.people.auditor, { id, version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id } = await raised(desk);
    await reopen(desk.ground, desk.people.counsel, { id, version: 1 });
    await expect(reopen(desk.ground, desk.people.counsel, { id, version: 2 })).rejects.toThrow("on the list already");
  });
  test("two at once, one wins", async () => {
    const { id } = await raised(desk);
    const { won } = await race([1, 2].map(() => () => reopen(desk.ground, desk.people.counsel, { id, version: 1 })));
    expect(won).toBe(1);
  });
});

describe("suspicions.judge", () => {
  const found = "Nothing was given for it, so it stands.";
  const due = async () => {
    const { id, requestIds } = await raised(desk);
    await reopen(desk.ground, desk.people.counsel, { id, version: 1 });
    return { id, requestId: requestIds[0] ?? "" };
  };
  test("does it", async () => {
    const given = await due();
    await judge(desk.ground, desk.people.analyst, { ...given, outcome: "should-not-have-been-given", reason: found });
    const { review: sums } = await one(desk.ground, desk.people.analyst, { id: given.id });
    expect(sums).toEqual({ due: 0, standing: 0, incidents: 1 });
    expect((await review(desk.ground, desk.people.analyst, { id: given.id, all: false })).rows).toEqual([]);
  });
  test("refuses without permission", async () => {
    const failing = judge(desk.ground, desk.people.auditor, { ...(await due()), outcome: "standing", reason: found });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const given = await due();
    await judge(desk.ground, desk.people.analyst, { ...given, outcome: "standing", reason: found });
    await expect(
      judge(desk.ground, desk.people.analyst, { ...given, outcome: "standing", reason: found }),
    ).rejects.toThrow("what was found stands");
    const { id } = await raised(desk);
    await expect(
      judge(desk.ground, desk.people.analyst, { ...given, id, outcome: "standing", reason: found }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    const given = await due();
    const { won } = await race(
      [1, 2].map(() => () => judge(desk.ground, desk.people.analyst, { ...given, outcome: "standing", reason: found })),
    );
    expect(won).toBe(1);
  });
});

test("the list narrows and pages, and outcomes are counted by country", async () => {
  const { id } = await raised(desk);
  const other = await raised(desk);
  await mark(desk.ground, desk.people.counsel, { id: other.id, version: 1, outcome: "impersonation", reason });
  await confirm(desk.ground, desk.people.counsel2, { id: other.id, version: 2, reason });
  const open = await list(desk.ground, desk.people.auditor, {});
  expect(open.rows[0]).toMatchObject({ id, requests: 1, about: [expect.stringContaining("Cyber Bureau")] });
  expect((await list(desk.ground, desk.people.auditor, { country: "FR" })).rows).toEqual([]);
  expect((await list(desk.ground, desk.people.auditor, { outcome: "impersonation" })).rows.length).toBe(1);
  const sums = await counts(desk.ground, desk.people.auditor, { from: "2026-11-23", to: "2026-11-23" });
  const { rows } = await desk.owner.query("SELECT count(*)::int AS count FROM suspicion");
  expect(sums.reduce((total, each) => total + each.count, 0)).toBe(rows[0].count);
  expect(sums.find((each) => each.incidents > 0)).toMatchObject({ country: "GB", incidents: 1 });
  expect(await counts(desk.ground, desk.people.auditor, { from: "2026-11-24", to: "2026-11-30" })).toEqual([]);
});

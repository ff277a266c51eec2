import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { countersign } from "#lib/appeals/countersign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { one } from "#lib/appeals/one.ts";
import { queue } from "#lib/appeals/queue.ts";
import { returnProposal } from "#lib/appeals/returnProposal.ts";
import { type AppealDesk, openAppealDesk, overturn, strangersLetIn } from "#testing/appeals.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

const as = (name: keyof AppealDesk["people"]) => desk.people[name];

describe("appeals.assign", () => {
  test("does it", async () => {
    const { id } = await desk.arrived();
    await assign(desk.ground, as("analyst"), { id, version: 1 });
    const first = await one(desk.ground, as("auditor"), { id });
    expect(first).toMatchObject({ state: "assigned", assignedTo: as("analyst").id, assignedToName: "analyst" });
    await assign(desk.ground, as("counsel"), { id, version: 2 });
    const second = await one(desk.ground, as("auditor"), { id });
    expect(second).toMatchObject({ assignedToName: "counsel", lookedAt: first.lookedAt });
    const mine = await queue(desk.ground, as("counsel"), { state: "mine" });
    expect(mine.rows.map((row) => row.id)).toEqual([id]);
  });
  test("refuses without permission", async () => {
    const { id } = await desk.arrived();
    expect(await strangersLetIn(desk, (actor) => assign(desk.ground, actor, { id, version: 1 }))).toEqual([]);
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await desk.taken();
    expect(await outcome(assign(desk.ground, as("analyst"), { id, version }))).toBe("conflict");
    const { id: waits, version: then } = await desk.proposed();
    expect(await outcome(assign(desk.ground, as("counsel"), { id: waits, version: then }))).toBe("conflict");
    expect(await outcome(assign(desk.ground, as("counsel"), { id: desk.people.counsel.id, version: 1 }))).toBe(
      "not-found",
    );
  });
  test("two at once, one wins", async () => {
    const { id } = await desk.arrived();
    const both = [as("analyst"), as("counsel")].map((actor) => assign(desk.ground, actor, { id, version: 1 }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
    await expect(assign(desk.ground, as("counsel2"), { id, version: 1 })).rejects.toThrow(
      /was first with this appeal and took it up/,
    );
  });
});

describe("appeals.decide", () => {
  test("does it", async () => {
    const { id, version } = await desk.taken();
    expect(await decide(desk.ground, as("analyst"), { id, version, ...overturn })).toMatchObject({ state: "decided" });
    const kept = await one(desk.ground, as("auditor"), { id });
    expect(kept).toMatchObject({
      state: "decided",
      outcome: "overturned",
      reason: "signal-error",
      byTwo: false,
      notes: 1,
    });
    // What was written about it stays out of the log.
    const entries = await entriesOf(desk, `appeal:${id}`, "appeal.decided");
    expect(entries.map(({ data }) => data)).toEqual([{ outcome: "overturned", reason: "signal-error", byTwo: false }]);
    const { rows } = await queue(desk.ground, as("auditor"), {
      state: "to-reinstate",
      signal: "behaviour",
      reason: "spam",
    });
    expect(rows.map((row) => row.id)).toContain(id);
  });
  test("refuses without permission", async () => {
    const { id, version } = await desk.taken();
    expect(await strangersLetIn(desk, (actor) => decide(desk.ground, actor, { id, version, ...overturn }))).toEqual([]);
  });
  test("refuses the wrong state", async () => {
    const by = (input: object) => outcome(decide(desk.ground, as("analyst"), input as Parameters<typeof decide>[2]));
    const { id } = await desk.arrived();
    expect(await by({ id, version: 1, ...overturn })).toBe("conflict");
    const { id: mine, version } = await desk.taken();
    expect(await by({ id: mine, version, outcome: "upheld", reason: "signal-error" })).toBe("invalid");
    expect(await by({ id: mine, version, outcome: "maybe", reason: "context" })).toBe("invalid");
    await assign(desk.ground, as("counsel"), { id: mine, version });
    await expect(decide(desk.ground, as("analyst"), { id: mine, version: version + 1, ...overturn })).rejects.toThrow(
      "counsel has this appeal",
    );
    const early = await desk.appeal("no-such-ban");
    const { version: next } = await assign(desk.ground, as("analyst"), { id: early, version: 1 });
    await expect(decide(desk.ground, as("analyst"), { id: early, version: next, ...overturn })).rejects.toThrow(
      "has not arrived",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.taken();
    const call = () => decide(desk.ground, as("analyst"), { id, version, ...overturn });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("appeals.countersign", () => {
  test("does it", async () => {
    const { id, version, state } = await desk.proposed();
    expect(state).toBe("proposed");
    await countersign(desk.ground, as("counsel"), { id, version });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      ...{ state: "decided", byTwo: true, proposedByName: "analyst", countersignedByName: "counsel" },
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await desk.proposed();
    expect(await strangersLetIn(desk, (actor) => countersign(desk.ground, actor, { id, version }))).toEqual([]);
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await desk.proposed();
    expect(await outcome(countersign(desk.ground, as("analyst2"), { id, version }))).toBe("forbidden");
    const own = await desk.arrived("child-exploitation");
    await assign(desk.ground, as("counsel"), { id: own.id, version: 1 });
    const { version: signed } = await decide(desk.ground, as("counsel"), { id: own.id, version: 2, ...overturn });
    await expect(countersign(desk.ground, as("counsel"), { id: own.id, version: signed })).rejects.toThrow(
      "You proposed it",
    );
    const { id: open, version: then } = await desk.taken();
    expect(await outcome(countersign(desk.ground, as("counsel"), { id: open, version: then }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.proposed();
    const both = [as("counsel"), as("counsel2")].map((actor) => countersign(desk.ground, actor, { id, version }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });
});

describe("appeals.return", () => {
  const note = "Look at the second report of the network too.";
  test("does it", async () => {
    const { id, version } = await desk.proposed();
    await returnProposal(desk.ground, as("counsel"), { id, version, note });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "assigned",
      outcome: null,
      notes: 2,
      assignedToName: "analyst",
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await desk.proposed();
    expect(await strangersLetIn(desk, (actor) => returnProposal(desk.ground, actor, { id, version, note }))).toEqual(
      [],
    );
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await desk.proposed();
    expect(await outcome(returnProposal(desk.ground, as("counsel"), { id, version, note: "no" }))).toBe("invalid");
    expect(await outcome(returnProposal(desk.ground, as("analyst"), { id, version, note }))).toBe("forbidden");
    const { id: open, version: then } = await desk.taken();
    expect(await outcome(returnProposal(desk.ground, as("counsel"), { id: open, version: then, note }))).toBe(
      "conflict",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.proposed();
    const back = returnProposal(desk.ground, as("counsel"), { id, version, note });
    expect(await outcomes(back, countersign(desk.ground, as("counsel2"), { id, version }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

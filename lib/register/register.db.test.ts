import { beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { countersign } from "./countersign.ts";
import { current } from "./current.ts";
import { found } from "./found.ts";
import { one } from "./one.ts";
import { presets } from "./presets.ts";
import { propose } from "./propose.ts";
import { reject } from "./reject.ts";
import { versions } from "./versions.ts";

let desk: TestDatabase;
const start = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-12-01T00:00:00Z");

beforeAll(async () => {
  desk = await testDatabase();
  desk.setNow(start);
});

const proposal = () => ({
  note: "The e-mail address is no longer asked for.",
  effectiveAt: later,
  fields: presets.standard.fields.map((field) => ({ ...field, surfaces: [...field.surfaces] })),
});
const openProposal = () => propose(desk.ground, desk.people.counsel2, proposal());

describe("register.found", () => {
  test("refuses without permission", async () => {
    await expect(found(desk.ground, desk.people.administrator, { preset: "minimal" })).rejects.toThrow(
      "register:found",
    );
  });
  test("two at once, one wins", async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => found(desk.ground, desk.people.operator, { preset: "minimal" })),
    );
    expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
  test("does it", async () => {
    const version = await current(desk.ground, desk.people.auditor, {});
    expect(version).toMatchObject({ number: 1, status: "effective", preset: "minimal" });
    expect(version?.fields).toEqual(presets.minimal.fields);
    expect(await current(desk.ground, desk.people.auditor, { at: new Date("2020-01-01") })).toBeNull();
  });
  test("refuses the wrong state", async () => {
    await expect(found(desk.ground, desk.people.operator, { preset: "standard" })).rejects.toThrow("founded before");
  });
});

describe("register.propose", () => {
  test("refuses without permission", async () => {
    await expect(propose(desk.ground, desk.people.auditor, proposal())).rejects.toMatchObject({ code: "forbidden" });
  });
  test("two at once, one wins", async () => {
    const both = await Promise.allSettled([openProposal(), openProposal()]);
    expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
  test("does it", async () => {
    const [newest] = await versions(desk.ground, desk.people.counsel, {});
    expect(newest).toMatchObject({ number: 2, status: "proposed", proposedByName: "counsel2" });
    expect((await one(desk.ground, desk.people.counsel, { number: 2 })).changes.length).toBeGreaterThan(5);
  });
  test("refuses the wrong state", async () => {
    await expect(openProposal()).rejects.toThrow("Register 2 is proposed and waits");
    const past = { ...proposal(), effectiveAt: new Date("2020-01-01") };
    await expect(propose(desk.ground, desk.people.counsel, past)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("register.reject", () => {
  const reason = "The date comes too early.";
  test("refuses without permission", async () => {
    const [{ id } = { id: "" }] = await versions(desk.ground, desk.people.counsel, {});
    await expect(reject(desk.ground, desk.people.analyst, { id, reason })).rejects.toMatchObject({ code: "forbidden" });
  });
  test("two at once, one wins", async () => {
    const [{ id } = { id: "" }] = await versions(desk.ground, desk.people.counsel, {});
    const both = await Promise.allSettled([1, 2].map(() => reject(desk.ground, desk.people.counsel, { id, reason })));
    expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
  test("does it", async () => {
    expect((await versions(desk.ground, desk.people.counsel, {}))[0]).toMatchObject({
      status: "rejected",
      rejectedReason: reason,
    });
  });
  test("refuses the wrong state", async () => {
    const [{ id } = { id: "" }] = await versions(desk.ground, desk.people.counsel, {});
    await expect(reject(desk.ground, desk.people.counsel, { id, reason })).rejects.toThrow("settled before");
  });
});

describe("register.countersign", () => {
  let id = "";
  beforeAll(async () => {
    id = (await openProposal()).id;
  });
  test("refuses without permission", async () => {
    await expect(countersign(desk.ground, desk.people.analyst, { id })).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses one's own proposal, and so does the database", async () => {
    await expect(countersign(desk.ground, desk.people.counsel2, { id })).rejects.toThrow("own proposal");
    const raw = desk.owner.query(
      "UPDATE register_version SET countersigned_by = proposed_by, countersigned_at = now() WHERE id = $1",
      [id],
    );
    await expect(raw).rejects.toThrow("register_two_people");
  });
  test("two at once, one wins", async () => {
    const both = await Promise.allSettled([1, 2].map(() => countersign(desk.ground, desk.people.counsel, { id })));
    expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
  test("does it", async () => {
    expect(await current(desk.ground, desk.people.counsel, {})).toMatchObject({ number: 1 });
    expect(await current(desk.ground, desk.people.counsel, { at: later })).toMatchObject({
      number: 3,
      status: "effective",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(countersign(desk.ground, desk.people.counsel, { id })).rejects.toThrow("settled before");
  });
  test("a settled version and its fields cannot be changed, by anyone", async () => {
    for (const change of ["proposed_by = 'somebody'", "countersigned_by = 'somebody'", "effective_at = now()"])
      await expect(
        desk.owner.query(`UPDATE register_version SET ${change} WHERE id = $1`, [id]),
        change,
      ).rejects.toThrow("is not changed");
    await expect(
      desk.owner.query("UPDATE register_field SET holding = 'held' WHERE version_id = $1", [id]),
    ).rejects.toThrow("never changed");
    await expect(desk.owner.query("DELETE FROM register_field WHERE version_id = $1", [id])).rejects.toThrow(
      "never changed",
    );
  });
});

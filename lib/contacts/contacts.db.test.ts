import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { contact, recordedContact } from "#testing/contacts.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { correct } from "./correct.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { promise } from "./promise.ts";
import { record } from "./record.ts";
import { settle } from "./settle.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

describe("contacts.record", () => {
  test("does it", async () => {
    const given = contact();
    const { id } = await record(desk.ground, desk.people.counsel, given);
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found).toMatchObject({
      office: given.office,
      officials: given.officials,
      version: 1,
      writtenByName: "counsel",
    });
    expect(found.commitments).toMatchObject([{ byWhom: "us", outcome: "open", dueOn: "2026-11-20" }]);
    const { rows } = await desk.owner.query(
      "SELECT convert_from(bytes, 'UTF8') AS text FROM log_entry WHERE subject = $1",
      [`contact:${id}`],
    );
    expect(rows[0].text).toContain('"topics":["traceability","encryption"]');
    expect(rows[0].text).not.toMatch(/Shri|Ministry|originator|explained/);
  });
  test("refuses without permission", async () => {
    await expect(record(desk.ground, desk.people.auditor, contact())).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const future = { ...contact(), heldAt: new Date(morning.getTime() + 1) };
    await expect(record(desk.ground, desk.people.counsel, future)).rejects.toThrow("is recorded after it was held");
    await expect(record(desk.ground, desk.people.counsel, { ...contact(), topics: [] })).rejects.toThrow(
      "at least one topic",
    );
  });
  test("two at once, one wins", async () => {
    const given = contact();
    const { won, conflicts } = await race([1, 2].map(() => () => record(desk.ground, desk.people.counsel, given)));
    expect({ won, conflicts }).toEqual({ won: 1, conflicts: [expect.stringContaining("is here already")] });
  });
});

describe("contacts.correct", () => {
  const corrected = () => {
    const { commitments: _commitments, ...given } = contact();
    return { ...given, version: 1, channel: "video" as const, reason: "It was held by video, not in the office." };
  };
  test("does it", async () => {
    const id = await recordedContact(desk);
    await correct(desk.ground, desk.people.analyst, { id, ...corrected() });
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found).toMatchObject({
      channel: "video",
      version: 2,
      earlier: [{ number: 1, channel: "meeting", reason: null }],
    });
    expect(found.commitments).toHaveLength(1);
    const tampering = desk.owner.query("UPDATE contact_version SET answered = 'Yes' WHERE contact_id = $1", [id]);
    await expect(tampering).rejects.toThrow("only ever added to");
  });
  test("refuses without permission", async () => {
    const failing = correct(desk.ground, desk.people.auditor, { id: await recordedContact(desk), ...corrected() });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = correct(desk.ground, desk.people.analyst, {
      id: await recordedContact(desk),
      ...corrected(),
      version: 2,
    });
    await expect(failing).rejects.toThrow("Somebody else was first");
  });
  test("two at once, one wins", async () => {
    const id = await recordedContact(desk);
    const { won } = await race(
      [1, 2].map(() => () => correct(desk.ground, desk.people.analyst, { id, ...corrected() })),
    );
    expect(won).toBe(1);
  });
});

describe("contacts.promise", () => {
  const given = { byWhom: "them" as const, text: "Send the draft of the rules before they are published." };
  test("does it", async () => {
    const id = await recordedContact(desk);
    await promise(desk.ground, desk.people.analyst, { id, ...given });
    expect((await one(desk.ground, desk.people.analyst, { id })).commitments).toHaveLength(2);
  });
  test("refuses without permission", async () => {
    const failing = promise(desk.ground, desk.people.auditor, { id: await recordedContact(desk), ...given });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = promise(desk.ground, desk.people.analyst, { id: newId(), ...given });
    await expect(failing).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    const id = await recordedContact(desk);
    const { won } = await race([1, 2].map(() => () => promise(desk.ground, desk.people.analyst, { id, ...given })));
    expect(won).toBe(1);
  });
});

describe("contacts.settle", () => {
  const commitment = async () =>
    (await one(desk.ground, desk.people.analyst, { id: await recordedContact(desk) })).commitments[0]?.id ?? "";
  test("does it", async () => {
    const commitmentId = await commitment();
    const { id } = await settle(desk.ground, desk.people.counsel, { commitmentId, outcome: "kept" });
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found.commitments).toMatchObject([{ outcome: "kept", settledByName: "counsel" }]);
  });
  test("refuses without permission", async () => {
    const failing = settle(desk.ground, desk.people.auditor, { commitmentId: await commitment(), outcome: "kept" });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const commitmentId = await commitment();
    await settle(desk.ground, desk.people.counsel, { commitmentId, outcome: "not-kept" });
    await expect(settle(desk.ground, desk.people.counsel, { commitmentId, outcome: "kept" })).rejects.toThrow(
      "was settled before as “not kept”",
    );
  });
  test("two at once, one wins", async () => {
    const commitmentId = await commitment();
    const { won } = await race(
      [1, 2].map(() => () => settle(desk.ground, desk.people.counsel, { commitmentId, outcome: "kept" })),
    );
    expect(won).toBe(1);
  });
});

test("the list is narrowed by country, kind, topic and by what is overdue", async () => {
  const id = await recordedContact(desk);
  const ids = async (narrow: Parameters<typeof list>[2]) =>
    (await list(desk.ground, desk.people.auditor, narrow)).rows.map((row) => row.id);
  expect(await ids({ country: "IN", kind: "ministry", topic: "encryption", commitments: "overdue" })).toContain(id);
  expect(await ids({ country: "FR" })).toEqual([]);
  expect(await ids({ topic: "bans" })).toEqual([]);
  desk.setNow(new Date("2026-11-19T00:00:00Z"));
  expect(await ids({ commitments: "overdue" })).toEqual([]);
  expect(await ids({ commitments: "open" })).toContain(id);
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { png } from "#testing/documents.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { addDocument } from "./addDocument.ts";
import { correct } from "./correct.ts";
import { linkRequest } from "./linkRequest.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { openDocument } from "./openDocument.ts";
import { promise } from "./promise.ts";
import { record } from "./record.ts";
import { settle } from "./settle.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

let made = 0;
const contact = () => {
  made += 1;
  return {
    heldAt: new Date(morning.getTime() - made * 3_600_000),
    channel: "meeting" as const,
    country: "IN",
    kind: "ministry" as const,
    office: "Ministry of Electronics and Information Technology",
    officials: ["Shri Example, Joint Secretary"],
    topics: ["traceability" as const, "encryption" as const],
    asked: "Whether the first originator of a message can be identified.",
    answered: "No record of who wrote what exists; the service explained how messages are encrypted.",
    commitments: [{ byWhom: "us" as const, text: "Send a page that explains the encryption.", dueOn: "2026-11-20" }],
  };
};
const recorded = async () => (await record(desk.ground, desk.people.counsel, contact())).id;
const file = (text: string) => ({ fileName: "agenda.png", bytes: png(text) });

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
    const id = await recorded();
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
    const failing = correct(desk.ground, desk.people.auditor, { id: await recorded(), ...corrected() });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = correct(desk.ground, desk.people.analyst, { id: await recorded(), ...corrected(), version: 2 });
    await expect(failing).rejects.toThrow("Somebody else was first");
  });
  test("two at once, one wins", async () => {
    const id = await recorded();
    const { won } = await race(
      [1, 2].map(() => () => correct(desk.ground, desk.people.analyst, { id, ...corrected() })),
    );
    expect(won).toBe(1);
  });
});

describe("contacts.promise", () => {
  const given = { byWhom: "them" as const, text: "Send the draft of the rules before they are published." };
  test("does it", async () => {
    const id = await recorded();
    await promise(desk.ground, desk.people.analyst, { id, ...given });
    expect((await one(desk.ground, desk.people.analyst, { id })).commitments).toHaveLength(2);
  });
  test("refuses without permission", async () => {
    const failing = promise(desk.ground, desk.people.auditor, { id: await recorded(), ...given });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = promise(desk.ground, desk.people.analyst, { id: newId(), ...given });
    await expect(failing).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    const id = await recorded();
    const { won } = await race([1, 2].map(() => () => promise(desk.ground, desk.people.analyst, { id, ...given })));
    expect(won).toBe(1);
  });
});

describe("contacts.settle", () => {
  const commitment = async () =>
    (await one(desk.ground, desk.people.analyst, { id: await recorded() })).commitments[0]?.id ?? "";
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

describe("contacts.linkRequest", () => {
  test("does it", async () => {
    const [id, request] = [await recorded(), await desk.request({ reference: "MEITY/7" })];
    await linkRequest(desk.ground, desk.people.analyst, { id, request: "meity/7" });
    expect((await one(desk.ground, desk.people.analyst, { id })).requests).toMatchObject([{ id: request.id }]);
  });
  test("refuses without permission", async () => {
    const failing = linkRequest(desk.ground, desk.people.auditor, { id: await recorded(), request: "x" });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = linkRequest(desk.ground, desk.people.analyst, { id: await recorded(), request: "nothing" });
    await expect(failing).rejects.toThrow("No request has this reference");
  });
  test("two at once, one wins", async () => {
    const [id, request] = [await recorded(), await desk.request()];
    const { won } = await race(
      [1, 2].map(() => () => linkRequest(desk.ground, desk.people.analyst, { id, request: request.id })),
    );
    expect(won).toBe(1);
  });
});

describe("contacts.addDocument", () => {
  test("does it", async () => {
    const id = await recorded();
    await addDocument(desk.ground, desk.people.analyst, { id, file: file("a letter") });
    expect((await one(desk.ground, desk.people.analyst, { id })).documents).toMatchObject([
      { fileName: "agenda.png", destroyed: false },
    ]);
  });
  test("refuses without permission", async () => {
    const failing = addDocument(desk.ground, desk.people.auditor, { id: await recorded(), file: file("x") });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = addDocument(desk.ground, desk.people.analyst, { id: newId(), file: file("x") });
    await expect(failing).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    const id = await recorded();
    const { won } = await race(
      [1, 2].map(() => () => addDocument(desk.ground, desk.people.analyst, { id, file: file("twice") })),
    );
    expect(won).toBe(1);
  });
});

describe("contacts.openDocument", () => {
  const laid = async () => {
    const id = await recorded();
    const { documentId } = await addDocument(desk.ground, desk.people.analyst, { id, file: file("opened") });
    return { id, documentId, reason: "audit-sample" as const };
  };
  test("does it", async () => {
    const { bytes, fileName } = await openDocument(desk.ground, desk.people.auditor, await laid());
    expect({ fileName, same: Buffer.from(bytes).equals(png("opened")) }).toEqual({
      fileName: "agenda.png",
      same: true,
    });
  });
  test("refuses without permission", async () => {
    await expect(openDocument(desk.ground, desk.people.administrator, await laid())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const given = { ...(await laid()), id: await recorded() };
    await expect(openDocument(desk.ground, desk.people.auditor, given)).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    // Two may look at once: each look is an entry of its own.
    const given = await laid();
    const { won } = await race([1, 2].map(() => () => openDocument(desk.ground, desk.people.analyst, given)));
    expect(won).toBe(2);
  });
});

test("the list is narrowed by country, kind, topic and by what is overdue", async () => {
  const id = await recorded();
  const ids = async (narrow: Parameters<typeof list>[2]) =>
    (await list(desk.ground, desk.people.auditor, narrow)).rows.map((row) => row.id);
  expect(await ids({ country: "IN", kind: "ministry", topic: "encryption", commitments: "overdue" })).toContain(id);
  expect(await ids({ country: "FR" })).toEqual([]);
  expect(await ids({ topic: "bans" })).toEqual([]);
  desk.setNow(new Date("2026-11-19T00:00:00Z"));
  expect(await ids({ commitments: "overdue" })).toEqual([]);
  expect(await ids({ commitments: "open" })).toContain(id);
});

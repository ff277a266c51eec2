import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { recordedContact } from "#testing/contacts.ts";
import { png } from "#testing/documents.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { addDocument } from "./addDocument.ts";
import { linkRequest } from "./linkRequest.ts";
import { one } from "./one.ts";
import { openDocument } from "./openDocument.ts";

let desk: Desk;
const file = (text: string) => ({ fileName: "agenda.png", bytes: png(text) });
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

describe("contacts.linkRequest", () => {
  test("does it", async () => {
    const [id, request] = [await recordedContact(desk), await desk.request({ reference: "MEITY/7" })];
    await linkRequest(desk.ground, desk.people.analyst, { id, request: "meity/7" });
    expect((await one(desk.ground, desk.people.analyst, { id })).requests).toMatchObject([{ id: request.id }]);
  });
  test("refuses without permission", async () => {
    const failing = linkRequest(desk.ground, desk.people.auditor, { id: await recordedContact(desk), request: "x" });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = linkRequest(desk.ground, desk.people.analyst, {
      id: await recordedContact(desk),
      request: "nothing",
    });
    await expect(failing).rejects.toThrow("No request has this reference");
  });
  test("two at once, one wins", async () => {
    const [id, request] = [await recordedContact(desk), await desk.request()];
    const { won } = await race(
      [1, 2].map(() => () => linkRequest(desk.ground, desk.people.analyst, { id, request: request.id })),
    );
    expect(won).toBe(1);
  });
});

describe("contacts.addDocument", () => {
  test("does it", async () => {
    const id = await recordedContact(desk);
    await addDocument(desk.ground, desk.people.analyst, { id, file: file("a letter") });
    expect((await one(desk.ground, desk.people.analyst, { id })).documents).toMatchObject([
      { fileName: "agenda.png", destroyed: false },
    ]);
  });
  test("refuses without permission", async () => {
    const failing = addDocument(desk.ground, desk.people.auditor, { id: await recordedContact(desk), file: file("x") });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = addDocument(desk.ground, desk.people.analyst, { id: newId(), file: file("x") });
    await expect(failing).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    const id = await recordedContact(desk);
    const { won } = await race(
      [1, 2].map(() => () => addDocument(desk.ground, desk.people.analyst, { id, file: file("twice") })),
    );
    expect(won).toBe(1);
  });
});

describe("contacts.openDocument", () => {
  const laid = async () => {
    const id = await recordedContact(desk);
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
    const given = { ...(await laid()), id: await recordedContact(desk) };
    await expect(openDocument(desk.ground, desk.people.auditor, given)).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    // Two may look at once: each look is an entry of its own.
    const given = await laid();
    const { won } = await race([1, 2].map(() => () => openDocument(desk.ground, desk.people.analyst, given)));
    expect(won).toBe(2);
  });
});

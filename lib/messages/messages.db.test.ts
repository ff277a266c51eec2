import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { list } from "#lib/documents/list.ts";
import { ownThread } from "#lib/messages/ownThread.ts";
import { send } from "#lib/messages/send.ts";
import { thread } from "#lib/messages/thread.ts";
import { write } from "#lib/messages/write.ts";
import { clarify } from "#lib/requests/clarify.ts";
import { create } from "#lib/requests/create.ts";
import { retract } from "#lib/requests/retract.ts";
import { submit } from "#lib/requests/submit.ts";
import { png, zip } from "#testing/documents.ts";
import { entriesOf } from "#testing/entries.ts";
import { demand, openTwoOfficers, type TwoOfficers } from "#testing/officers.ts";
import { lastMail } from "#testing/outbox.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TwoOfficers;
beforeAll(async () => {
  at = await openTwoOfficers();
});

const request = async () => (await submit(at.ground, at.ada, demand())).id;
/** A request that did not come through the portal. */
const posted = async () => {
  const authority = { id: at.authorityId };
  const given = {
    authority,
    instrument: "US-SUBPOENA",
    reference: "Posted-1",
    receivedAt: at.ground.now(),
    fields: ["name"],
  };
  return (await create(at.ground, at.people.analyst, { ...given, channel: "post" })).id;
};
const message = (id: string, text = "Which of the two accounts is meant?") => ({ id, once: randomUUID(), text });
const entries = (id: string, action: string) => entriesOf(at, `request:${id}`, action);

describe("messages.send", () => {
  test("does it", async () => {
    const id = await request();
    await send(at.ground, at.people.analyst, message(id));
    const [own] = await ownThread(at.ground, at.ada, { id });
    expect(own).toMatchObject({
      direction: "out",
      kind: "message",
      sentByName: "The service",
      text: "Which of the two accounts is meant?",
    });
    const waiting = "SELECT FROM mail WHERE template = 'message-waiting' AND request_id = $1";
    expect((await at.owner.query(waiting, [id])).rowCount).toBe(1);
    const mail = await lastMail(at, id);
    expect(mail.to).toBe("ada@usao.example");
    expect(mail.text).not.toMatch(/accounts|GJ-26/);
    expect(await entries(id, "message.sent")).toMatchObject([
      { actor: { id: at.people.analyst.id }, data: { kind: "message" } },
    ]);
    const stored = await at.owner.query("SELECT sealed FROM message WHERE request_id = $1", [id]);
    expect(stored.rows[0].sealed.includes("accounts")).toBe(false);
  });

  test("refuses without permission", async () => {
    const id = await request();
    for (const actor of [at.people.auditor, at.people.administrator, at.ada]) {
      expect(await outcome(send(at.ground, actor, message(id)))).toBe("forbidden");
    }
  });

  test("refuses the wrong state", async () => {
    await expect(send(at.ground, at.people.analyst, message(await posted()))).rejects.toThrow(
      /did not come through the portal/,
    );
    const id = await request();
    expect(await outcome(send(at.ground, at.people.analyst, message(id, "  ")))).toBe("invalid");
    expect(await outcome(send(at.ground, at.people.analyst, message(randomUUID())))).toBe("not-found");
    await at.owner.query("UPDATE officer SET disabled_at = now() WHERE id = $1", [at.ada.id]);
    await expect(send(at.ground, at.people.analyst, message(id))).rejects.toThrow(/can no longer sign in/);
    await at.owner.query("UPDATE officer SET disabled_at = NULL WHERE id = $1", [at.ada.id]);
  });

  test("two at once, one wins", async () => {
    const id = await request();
    const once = message(id);
    const both = [at.people.analyst, at.people.counsel].map((actor) => send(at.ground, actor, once));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
    expect(await ownThread(at.ground, at.ada, { id })).toHaveLength(1);
  });
});

describe("messages.write", () => {
  test("does it", async () => {
    const id = await request();
    const question = "Which of the two accounts is meant by it?";
    await clarify(at.ground, at.people.analyst, { id, version: 1, about: "which-account", question });
    const files = [{ fileName: "corrected.png", bytes: png("corrected") }];
    await write(at.ground, at.ada, { ...message(id, "The first one."), files });
    const { messages, unread, officer } = await thread(at.ground, at.people.analyst, { id });
    expect(messages.map(({ kind, direction, readAt }) => [kind, direction, readAt])).toEqual([
      ["clarification", "out", null],
      ["message", "in", null],
    ]);
    expect([unread, officer]).toEqual([1, { name: "Ada Officer", disabled: false }]);
    expect(messages[1]).not.toHaveProperty("text");
    const papers = await list(at.ground, at.people.analyst, { id });
    expect(papers.map(({ kind, fileName, addedByName }) => [kind, fileName, addedByName])).toContainEqual([
      ...["attachment", "corrected.png", "Ada Officer"],
    ]);
    const told = await at.owner.query(
      "SELECT person_id FROM notification WHERE kind = 'message-received' AND request_id = $1",
      [id],
    );
    expect(told.rows.length).toBeGreaterThan(1);
    expect(await entries(id, "message.received")).toMatchObject([
      { actor: { id: at.ada.id }, data: { kind: "message" } },
    ]);
    // What is written beside a question does not answer it.
    const asked = await at.owner.query("SELECT ending FROM clarification WHERE request_id = $1", [id]);
    expect(asked.rows).toEqual([{ ending: null }]);
  });

  test("refuses without permission", async () => {
    const id = await request();
    for (const actor of [at.people.analyst, at.people.counsel, at.people.auditor]) {
      expect(await outcome(write(at.ground, actor, message(id)))).toBe("forbidden");
    }
  });

  test("refuses the wrong state", async () => {
    const id = await request();
    expect(await outcome(write(at.ground, at.elsewhere, message(id)))).toBe("not-found");
    expect(await outcome(ownThread(at.ground, at.elsewhere, { id }))).toBe("not-found");
    const guesses = await entries(id, "access.refused");
    expect(guesses.map(({ actor }) => actor.id)).toEqual([at.elsewhere.id, at.elsewhere.id]);
    const files = [{ fileName: "order.pdf", bytes: zip("a.txt", "x") }];
    await expect(write(at.ground, at.ada, { ...message(id), files })).rejects.toThrow(/a ZIP archive/);
    expect(await ownThread(at.ground, at.ada, { id })).toEqual([]);
    const { rows } = await at.owner.query("SELECT version FROM legal_request WHERE id = $1", [id]);
    await retract(at.ground, at.ada, { id, version: rows[0].version, reason: "It was sent to the wrong service." });
    await expect(write(at.ground, at.ada, message(id))).rejects.toThrow(/was withdrawn/);
  });

  test("two at once, one wins", async () => {
    const id = await request();
    const once = message(id);
    expect(await outcomes(write(at.ground, at.ada, once), write(at.ground, at.ada, once))).toEqual([
      "conflict",
      "done",
    ]);
    expect((await thread(at.ground, at.people.analyst, { id })).messages).toHaveLength(1);
  });
});

import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { transaction } from "#lib/db/transaction.ts";
import { open } from "#lib/messages/open.ts";
import { thread } from "#lib/messages/thread.ts";
import { write } from "#lib/messages/write.ts";
import { submit } from "#lib/requests/submit.ts";
import { entriesOf } from "#testing/entries.ts";
import { demand, openTwoOfficers, type TwoOfficers } from "#testing/officers.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TwoOfficers;
beforeAll(async () => {
  at = await openTwoOfficers();
});

const request = async () => (await submit(at.ground, at.ada, demand())).id;
const message = (id: string, text = "Which of the two accounts is meant?") => ({ id, once: randomUUID(), text });
const read = (id: string, reason = "answer-authority" as const) => ({ id, reason });
const entries = (id: string, action: string) => entriesOf(at, `request:${id}`, action);

describe("messages.open", () => {
  test("does it", async () => {
    const id = await request();
    await write(at.ground, at.ada, message(id, "Mr Smith is abroad."));
    const looked = await open(at.ground, at.people.auditor, { id, reason: "audit-sample" });
    expect(looked.messages.map(({ text }) => text)).toEqual(["Mr Smith is abroad."]);
    expect((await thread(at.ground, at.people.analyst, { id })).unread).toBe(1);
    await open(at.ground, at.people.analyst, read(id));
    const { unread, messages } = await thread(at.ground, at.people.analyst, { id });
    expect([unread, messages[0]?.readAt]).toEqual([0, at.ground.now()]);
    const said = await entries(id, "message.opened");
    expect(said.map(({ actor, data }) => [actor.role, data])).toEqual([
      ["auditor", { reason: "audit-sample", messages: 1 }],
      ["analyst", { reason: "answer-authority", messages: 1 }],
    ]);
    expect(JSON.stringify(said)).not.toContain("Smith");
  });

  test("refuses without permission", async () => {
    const id = await request();
    for (const actor of [at.people.administrator, at.people.machine, at.ada]) {
      expect(await outcome(open(at.ground, actor, read(id)))).toBe("forbidden");
    }
  });

  test("refuses the wrong state", async () => {
    await expect(open(at.ground, at.people.analyst, read(await request()))).rejects.toThrow(/Nobody has written/);
    expect(await outcome(open(at.ground, at.people.analyst, read(randomUUID())))).toBe("not-found");
    expect(await outcome(open(at.ground, at.people.analyst, { id: randomUUID() } as Parameters<typeof open>[2]))).toBe(
      "invalid",
    );
  });

  test("two at once, one wins", async () => {
    // Both read, and both looks are entries; it is read for the first time once.
    const id = await request();
    await write(at.ground, at.ada, message(id));
    const both = [at.people.analyst, at.people.counsel].map((actor) => open(at.ground, actor, read(id)));
    expect(await outcomes(...both)).toEqual(["done", "done"]);
    expect(await entries(id, "message.opened")).toHaveLength(2);
    const { messages } = await thread(at.ground, at.people.analyst, { id });
    expect(messages.map(({ readAt }) => readAt)).toEqual([at.ground.now()]);
  });
});

test("the database lets nobody rewrite or unread a message", async () => {
  const id = await request();
  await write(at.ground, at.ada, message(id));
  await open(at.ground, at.people.analyst, read(id));
  const app = (work: string) => transaction(at.ground.database, "write", (tx) => tx.connection.query(work));
  await expect(app("UPDATE message SET sealed = '\\x00'")).rejects.toThrow(/not rewritten/);
  await expect(app("UPDATE message SET read_at = NULL")).rejects.toThrow(/read for the first time once/);
  await expect(app("UPDATE message SET sent_by = 'x'")).rejects.toThrow(/permission denied/);
  await expect(app("DELETE FROM message")).rejects.toThrow(/permission denied/);
});

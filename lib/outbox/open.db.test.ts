import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { configureMail, unconfigureMail } from "#testing/mailServer.ts";
import { letter, post } from "#testing/outbox.ts";
import { outcome } from "#testing/refused.ts";
import { list } from "./list.ts";
import { open } from "./open.ts";
import { send } from "./send.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
beforeEach(() => at.setNow(new Date("2026-11-22T09:00:00Z")));
afterEach(unconfigureMail);

const sent = (id: string) => send(at.ground, at.people.operator, { id });

describe("outbox.open", () => {
  test("does it", async () => {
    const id = await post(at);
    expect(await open(at.ground, at.people.administrator, { id })).toEqual({
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
    });
    const { rows } = await at.owner.query("SELECT action FROM log_entry WHERE subject = $1", [`mail:${id}`]);
    expect(rows).toEqual([{ action: "mail.revealed" }]);
  });
  test("refuses without permission", async () => {
    expect(await outcome(open(at.ground, at.people.analyst, { id: await post(at) }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await configureMail();
    const id = await post(at);
    await sent(id);
    await expect(open(at.ground, at.people.counsel, { id })).rejects.toThrow("not kept any more");
  });
  test("two at once, one wins", async () => {
    // Reading changes nothing, so both are served; what must not be lost is the entry of either.
    const id = await post(at);
    await Promise.all([1, 2].map(() => open(at.ground, at.people.counsel, { id })));
    const { rows } = await at.owner.query("SELECT 1 FROM log_entry WHERE subject = $1", [`mail:${id}`]);
    expect(rows).toHaveLength(2);
  });
});

describe("outbox.list", () => {
  test("does it", async () => {
    const id = await post(at, { template: "newest" });
    const { rows, sends } = await list(at.ground, at.people.analyst, {});
    expect(rows[0]).toMatchObject({ id, template: "newest", state: "waiting", readable: true });
    expect(JSON.stringify(rows)).not.toContain(letter.to);
    expect(sends).toBe(false);
    const failed = await list(at.ground, at.people.analyst, { state: "failed" });
    expect(failed.rows.every(({ state }) => state === "failed")).toBe(true);
  });
  test("pages by fifty", async () => {
    for (let made = 0; made < 51; made += 1) await post(at);
    const first = await list(at.ground, at.people.operator, {});
    expect(first.rows).toHaveLength(50);
    const second = await list(at.ground, at.people.operator, { after: first.older ?? "" });
    expect(second.rows.length).toBeGreaterThan(0);
    expect(first.rows.map(({ id }) => id)).not.toContain(second.rows[0]?.id);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { transaction } from "#lib/db/transaction.ts";
import { tell } from "#lib/telling/notification.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { choose } from "./choose.ts";
import { list } from "./list.ts";
import { mailAll } from "./mailAll.ts";
import { mailDigest } from "./mailDigest.ts";
import { markRead } from "./markRead.ts";
import { digestText } from "./notification.ts";
import { preference } from "./preference.ts";
import { unread } from "./unread.ts";

let desk: Desk;
let requestId: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ id: requestId } = await desk.request());
});

const told = async (count: number, actor = desk.people.analyst) => {
  for (let made = 0; made < count; made += 1) {
    await transaction(desk.ground.database, "write", (tx) =>
      tell(tx, desk.ground.now(), [actor.id, actor.id], { kind: "mentioned", requestId }),
    );
  }
};
const left = (actor = desk.people.analyst) => unread(desk.ground, actor, {});
const mails = async () =>
  (await desk.owner.query("SELECT id FROM mail WHERE template = 'notification-digest'")).rowCount ?? 0;

describe("notifications.markRead", () => {
  test("does it", async () => {
    await told(3);
    const { rows } = await list(desk.ground, desk.people.analyst, {});
    expect(rows[0]).toMatchObject({
      kind: "mentioned",
      requestId,
      reference: expect.stringMatching(/^GJ-/),
      readAt: null,
    });
    await markRead(desk.ground, desk.people.analyst, { id: rows[0]?.id ?? "" });
    expect(await left()).toBe(2);
    expect(await markRead(desk.ground, desk.people.analyst, { id: null })).toEqual({ read: 2 });
    expect((await list(desk.ground, desk.people.analyst, { unread: true })).rows).toEqual([]);
  });
  test("pages through them, none twice and none lost; counts no further than it must", async () => {
    await told(120, desk.people.counsel);
    expect(await left(desk.people.counsel)).toBe(100);
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const page = await list(desk.ground, desk.people.counsel, { ...(after && { after }) });
      for (const { id } of page.rows) seen.add(id);
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen.size).toBe(120);
  });
  test("refuses without permission", async () => {
    for (const call of [list, unread, preference]) {
      expect(await outcome(call(desk.ground, desk.people.administrator, {}))).toBe("forbidden");
    }
    expect(await outcome(markRead(desk.ground, desk.people.officer, { id: null }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await told(1, desk.people.analyst2);
    const { rows } = await list(desk.ground, desk.people.analyst2, {});
    const id = rows[0]?.id ?? "";
    expect(await outcome(markRead(desk.ground, desk.people.analyst, { id }))).toBe("conflict");
    await markRead(desk.ground, desk.people.analyst2, { id });
    expect(await outcome(markRead(desk.ground, desk.people.analyst2, { id: null }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    await told(1);
    const call = () => markRead(desk.ground, desk.people.analyst, { id: null });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("notifications.choose", () => {
  const chosen = (digest: "off" | "at-once" | "daily", actor = desk.people.analyst) =>
    choose(desk.ground, actor, { digest });
  test("does it", async () => {
    expect(await preference(desk.ground, desk.people.analyst, {})).toBe("off");
    await chosen("daily");
    expect(await preference(desk.ground, desk.people.analyst, {})).toBe("daily");
    await chosen("off");
  });
  test("refuses without permission", async () => {
    expect(await outcome(chosen("daily", desk.people.administrator))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(chosen("hourly" as "daily"))).toBe("invalid");
    await chosen("at-once");
    expect(await outcome(chosen("at-once"))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    expect(await outcomes(chosen("daily"), chosen("daily"))).toEqual(["conflict", "done"]);
  });
});

describe("notifications.mailDigest", () => {
  const mail = () => mailDigest(desk.ground, desk.people.operator, { personId: desk.people.counsel2.id });
  test("does it", async () => {
    await choose(desk.ground, desk.people.counsel2, { digest: "daily" });
    await told(2, desk.people.counsel2);
    const before = await mails();
    expect(await mailAll(desk.ground, "at-once")).toBe(0);
    expect(await mailAll(desk.ground, "daily")).toBe(1);
    expect(await mailAll(desk.ground, "daily")).toBe(0);
    expect((await mails()) - before).toBe(1);
    expect(await left(desk.people.counsel2)).toBe(2);
  });
  test("a mail says how much of what waits and where, and nothing of any case", () => {
    const { subject, text } = digestText(["mentioned", "mentioned", "assigned"], "https://desk.example");
    expect(subject).toBe("3 things wait for you at the desk");
    expect(text).toContain("You are mentioned in a comment (2)\n- It was given to you\n");
    expect(text).toContain("https://desk.example/notifications");
    expect(text).not.toMatch(/GJ-|Attorney/);
  });
  test("refuses without permission", async () => {
    const call = mailDigest(desk.ground, desk.people.counsel, { personId: desk.people.counsel2.id });
    expect(await outcome(call)).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(mail())).toBe("conflict");
    await told(1, desk.people.counsel2);
    await choose(desk.ground, desk.people.counsel2, { digest: "off" });
    expect(await outcome(mail())).toBe("conflict");
    await choose(desk.ground, desk.people.counsel2, { digest: "daily" });
  });
  test("two at once, one wins", async () => {
    await told(1, desk.people.counsel2);
    expect(await outcomes(mail(), mail())).toEqual(["conflict", "done"]);
  });
});

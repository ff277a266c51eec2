import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { begin } from "#lib/statements/begin.ts";
import { dryRun } from "#lib/statements/dryRun.ts";
import { list } from "#lib/statements/list.ts";
import { one } from "#lib/statements/one.ts";
import { release } from "#lib/statements/release.ts";
import { send } from "#lib/statements/send.ts";
import { standing } from "#lib/statements/standing.ts";
import { turn } from "#lib/statements/turn.ts";
import { sendAll } from "#lib/statements/work.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { noon, openStating, type StatingDesk } from "#testing/statements.ts";

let desk: StatingDesk;
let clock = noon;
beforeAll(async () => {
  desk = await openStating();
  await desk.sign();
});
beforeEach(async () => {
  // What an earlier test left waiting is sent, so that each begins with nothing.
  desk.database.faults.length = 0;
  desk.database.bad.clear();
  later(24);
  if ((await standingNow()).sends === true) await sendAll(desk.ground);
  desk.database.asked.length = 0;
});

const later = (hours: number) => {
  clock = new Date(clock.getTime() + hours * 3_600_000);
  desk.setNow(clock);
};
const standingNow = () => standing(desk.ground, desk.people.auditor, {});
const begun = (actor = desk.people.operator) => begin(desk.ground, actor, {});
const sent = (attempt: { id: string; attempt: number }, actor = desk.people.operator) =>
  send(desk.ground, actor, attempt);
const drafted = async (count: number) => {
  await desk.receive(desk.bans(count));
  await desk.draftAll();
};
const puids = async (state: string) =>
  (await desk.owner.query("SELECT puid FROM statement WHERE state = $1 ORDER BY id", [state])).rows.map(({ puid }) =>
    String(puid),
  );

describe("statements.begin", () => {
  test("refuses the wrong state", async () => {
    await drafted(1);
    // Off by default, whatever is drafted.
    expect(await outcome(begun())).toBe("conflict");
    await desk.turnOn();
    await sendAll(desk.ground);
    expect(await outcome(begun())).toBe("conflict");
  });
  test("does it", async () => {
    await drafted(130);
    const first = await begun();
    expect([first.attempt, await desk.states()]).toMatchObject([1, { drafted: 30, waiting: 100 }]);
    const second = await begun();
    expect(await desk.states()).toMatchObject({ waiting: 130 });
    expect(await outcome(begun())).toBe("conflict");
    // Whose attempt broke off is begun again once its time is over.
    later(1);
    const again = [await begun(), await begun()];
    expect(again.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    expect(again.map(({ attempt }) => attempt)).toEqual([2, 2]);
  });
  test("refuses without permission", async () => {
    for (const actor of [desk.people.counsel, desk.people.administrator])
      expect(await outcome(begun(actor))).toBe("forbidden");
  });
  test("two at once, one wins", async () => {
    await drafted(20);
    expect(await outcomes(begun(), begun())).toEqual(["conflict", "done"]);
  });
  test("a sudden shift stops it until a person looked", async () => {
    await desk.receive(
      desk.bans(80, { automation: "none", occurred_at: new Date(clock.getTime() - 20 * 86_400_000).toISOString() }),
    );
    await desk.receive(desk.bans(60, { occurred_at: new Date(clock.getTime() - 2 * 86_400_000).toISOString() }));
    await desk.draftAll();
    await expect(begun()).rejects.toThrow("The share of decisions by a machine alone");
    later(24 * 60);
    await expect(begun()).rejects.toThrow("The share of decisions by a machine alone");
    await sendAll(desk.ground);
    await release(desk.ground, desk.people.counsel, {
      verdict: "keep",
      reason: "The source had turned a flag round; it is mended.",
    });
  });
});

describe("statements.send", () => {
  test("does it", async () => {
    await drafted(3);
    expect(await sent(await begun())).toEqual({
      ...{ sent: 3, tried: 0, refused: 0, blocked: 0, waiting: 0, failure: null },
    });
    const [newest] = (await list(desk.ground, desk.people.analyst, { state: "sent" })).rows;
    const kept = desk.database.kept.get(newest?.puid ?? "");
    const { statement, databaseId, digest } = await one(desk.ground, desk.people.auditor, { id: newest?.id ?? "" });
    const { uuid, ...body } = kept ?? {};
    expect([databaseId, statement, digest?.length]).toEqual([uuid, body, 64]);
    await expect(desk.owner.query("UPDATE statement SET state = 'drafted' WHERE state = 'sent'")).rejects.toThrow(
      "what was sent stands",
    );
    const { rows } = await desk.owner.query(
      "SELECT convert_from(bytes, 'UTF8') AS entry FROM log_entry WHERE action LIKE 'statement%'",
    );
    for (const { entry } of rows) expect(entry).not.toMatch(/account-|sender-|DECISION_/);
    expect((await standingNow()).months[0]).toMatchObject({ month: clock.toISOString().slice(0, 7) });
  });
  test("a ban that was lifted since it was drafted leaves with its end, as the dry run shows it", async () => {
    const [ban] = desk.bans(1, { occurred_at: new Date(clock.getTime() - 2 * 86_400_000).toISOString() });
    await desk.receive([ban ?? {}]);
    await desk.draftAll();
    const lifted = { id: "lifted", action: "reinstate", appeal_of: ban?.id ?? "", occurred_at: clock.toISOString() };
    await desk.receive([{ ...ban, ...lifted }]);
    const { statements } = await dryRun(desk.ground, desk.people.analyst, {});
    const today = clock.toISOString().slice(0, 10);
    expect(statements).toMatchObject([{ end_date_account_restriction: today }]);
    const { id } = await begun();
    later(0.1);
    expect(await sent({ id, attempt: 1 })).toMatchObject({ sent: 1 });
    expect(desk.database.kept.get(String(statements[0]?.puid))).toMatchObject({ end_date_account_restriction: today });
    const [newest] = (await list(desk.ground, desk.people.analyst, { state: "sent" })).rows;
    expect(newest).toMatchObject({ puid: statements[0]?.puid, findings: ["ended-meanwhile"] });
  });
  test("what was found on the way out is kept with what was sent", async () => {
    await desk.receive(desk.bans(1, { occurred_at: clock.toISOString() }));
    await desk.draftAll();
    later(24 * 40);
    await sendAll(desk.ground);
    const [newest] = (await list(desk.ground, desk.people.analyst, { state: "sent" })).rows;
    const { checks } = await one(desk.ground, desk.people.auditor, { id: newest?.id ?? "" });
    expect(checks).toMatchObject([{ code: "late-statement", level: "warning" }]);
  });
  test("what leaves is what the dry run showed, and that sends nothing", async () => {
    await drafted(4);
    const { statements } = await dryRun(desk.ground, desk.people.analyst, {});
    expect([statements.length, desk.database.asked]).toEqual([4, []]);
    await sendAll(desk.ground);
    for (const shown of statements) expect(desk.database.kept.get(String(shown.puid))).toMatchObject(shown);
  });
  test("bad ones are refused with the Database's words, and the rest is sent", async () => {
    await drafted(10);
    const [bad = ""] = await puids("drafted");
    desk.database.bad.set(bad, "The selected category is invalid.");
    expect(await sent(await begun())).toMatchObject({ sent: 9, refused: 1, waiting: 0 });
    const [refused] = (await list(desk.ground, desk.people.analyst, { state: "refused" })).rows;
    expect(refused).toMatchObject({ puid: bad, refusal: "category: The selected category is invalid." });
  });
  test.each([{ status: 500 }, { status: 429, retryAfter: "7200" }, "cut-before"] as const)(
    "%j: later, and then it is sent",
    async (fault) => {
      await drafted(5);
      desk.database.faults.push(fault);
      expect(await sent(await begun())).toMatchObject({ sent: 0, waiting: 5 });
      // Not at once: as long as the Database asks for, or a minute.
      expect(await outcome(begun())).toBe("conflict");
      later(3);
      await sendAll(desk.ground);
      expect([await puids("waiting"), (await standingNow()).failure]).toEqual([[], null]);
    },
  );
  test.each([1, 50, 100])("a crash between the answer and our commit doubles none of %i", async (count) => {
    await drafted(count);
    const before = desk.database.kept.size;
    const attempt = await begun();
    // The answer was lost to us: nothing of it was committed.
    await desk.owner.query("ALTER TABLE statement_attempt ADD CONSTRAINT crash CHECK (false) NOT VALID");
    await expect(sent(attempt)).rejects.toThrow("crash");
    await desk.owner.query("ALTER TABLE statement_attempt DROP CONSTRAINT crash");
    expect([desk.database.kept.size - before, (await puids("waiting")).length]).toEqual([count, count]);
    later(1);
    desk.database.asked.length = 0;
    expect(await sent(await begun())).toMatchObject({ sent: count, waiting: 0 });
    expect([desk.database.kept.size - before, desk.database.asked.filter((asked) => asked.startsWith("POST"))]).toEqual(
      [count, []],
    );
  });
  test("an attempt whose time is over asks nothing, since another may have begun", async () => {
    await drafted(2);
    const attempt = await begun();
    later(0.25);
    expect(await sent(attempt)).toMatchObject({ sent: 0, waiting: 2, failure: "out-of-time" });
    expect(desk.database.asked).toEqual([]);
  });
  test("while it is turned off nothing leaves, not even what was begun", async () => {
    await drafted(2);
    const attempt = await begun();
    const version = async () => (await desk.owner.query("SELECT version FROM statement_connection")).rows[0].version;
    await turn(desk.ground, desk.people.counsel, { on: "false", version: await version() });
    expect([await outcome(sent(attempt)), desk.database.asked]).toEqual(["conflict", []]);
    await turn(desk.ground, desk.people.counsel, { on: "true", version: await version() });
    later(1);
    await sendAll(desk.ground);
    expect(await puids("waiting")).toEqual([]);
  });
  test("refuses without permission", async () => {
    await drafted(1);
    expect(await outcome(sent(await begun(), desk.people.counsel))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await drafted(1);
    const attempt = await begun();
    expect(await outcome(sent({ ...attempt, attempt: 2 }))).toBe("conflict");
    expect(await outcome(sent({ ...attempt, id: "0199d6a0-0000-7000-8000-000000000000" }))).toBe("not-found");
    await sent(attempt);
    expect(await outcome(sent(attempt))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    await drafted(12);
    const attempt = await begun();
    const before = desk.database.kept.size;
    expect(await outcomes(sent(attempt), sent(attempt))).toEqual(["conflict", "done"]);
    expect([desk.database.kept.size - before, await puids("waiting")]).toEqual([12, []]);
  });
});

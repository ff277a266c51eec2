import { beforeEach, describe, expect, test } from "vitest";
import { begin } from "#lib/statements/begin.ts";
import { dryRun } from "#lib/statements/dryRun.ts";
import { hold } from "#lib/statements/hold.ts";
import { list } from "#lib/statements/list.ts";
import { one } from "#lib/statements/one.ts";
import { recheck } from "#lib/statements/recheck.ts";
import { release } from "#lib/statements/release.ts";
import { standing } from "#lib/statements/standing.ts";
import { sendAll } from "#lib/statements/work.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { noon, openStating, type StatingDesk, template } from "#testing/statements.ts";

const dayMs = 86_400_000;
const instant = (daysAgo: number) => new Date(noon.getTime() - daysAgo * dayMs - 7_200_000).toISOString();
/** A flag turned round: a person found it and decided, while a machine did nearly always. */
const turned = { signal: "user-report", reported_before: true, automation: "none" };
const found = "Two reviewers looked at fifty of them in the sources.";

let desk: StatingDesk;
/** Ten days of fifty bans that a machine found, all sent. */
beforeEach(async () => {
  desk = await openStating();
  await desk.sign();
  await desk.turnOn();
  const days = Array.from({ length: 10 }, (_, at) => desk.bans(50, { occurred_at: instant(at + 1) }));
  await desk.receive(days.flat());
  await desk.draftAll();
  await sendAll(desk.ground);
  expect(await desk.states()).toEqual({ sent: 500 });
});

const arrived = async (count: number, changes: object = {}) => {
  await desk.receive(desk.bans(count, { occurred_at: instant(0), ...changes }));
  await desk.draftAll();
};
const held = (actor = desk.people.operator) => hold(desk.ground, actor, {});
const settled = (verdict: "pass" | "keep", actor = desk.people.counsel) =>
  release(desk.ground, actor, { verdict, reason: found });
const standingNow = () => standing(desk.ground, desk.people.auditor, {});
const inDays = (days: number) => desk.setNow(new Date(noon.getTime() + days * dayMs));

describe("statements.hold", () => {
  test("does it", async () => {
    await arrived(60, turned);
    // Told before any of it is published, on the first day.
    expect((await dryRun(desk.ground, desk.people.analyst, {})).stops[0]).toContain("in what is about to leave");
    expect(await outcome(begin(desk.ground, desk.people.operator, {}))).toBe("conflict");
    expect(await held()).toEqual({ held: 60, freed: 0 });
    expect(await desk.states()).toEqual({ sent: 500, blocked: 60 });
    const [line] = (await list(desk.ground, desk.people.analyst, { state: "blocked" })).rows;
    const { checks } = await one(desk.ground, desk.people.analyst, { id: line?.id ?? "" });
    expect(checks).toMatchObject([{ code: "shift", level: "blocking" }]);
    expect(checks[0]?.sentence).toContain(
      "The share of accounts that a machine found is 0 % in what is about to leave; in what left before it was 100 %.",
    );
    expect((await standingNow()).hold).toMatchObject({ held: 60, begunAt: noon });
    // Nothing leaves until counsel looked, so counsel is told: once, however much comes after it.
    await arrived(5);
    expect(await held()).toEqual({ held: 5, freed: 0 });
    const { rows } = await desk.owner.query(
      "SELECT person_id FROM notification WHERE kind = 'statements-held' ORDER BY person_id",
    );
    expect(rows.map((row) => row.person_id)).toEqual([desk.people.counsel.id, desk.people.counsel2.id].sort());
  });
  test("refuses without permission", async () => {
    for (const actor of [desk.people.counsel, desk.people.administrator])
      expect(await outcome(held(actor))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(held())).toBe("conflict");
    await arrived(50);
    expect(await outcome(held())).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    await arrived(60, turned);
    expect(await outcomes(held(), held())).toEqual(["conflict", "done"]);
  });
  test("a few at a time are judged with what was drafted before them", async () => {
    for (let time = 0; time < 12; time += 1) {
      await arrived(5, turned);
      await sendAll(desk.ground);
    }
    const { sent = 0, blocked = 0 } = await desk.states();
    expect([sent - 500 <= 15, sent + blocked]).toEqual([true, 560]);
  });
  test("an old day within a backlog is judged too", async () => {
    await desk.receive(
      desk.bans(400, { occurred_at: instant(100) }).concat(desk.bans(60, { ...turned, occurred_at: instant(90) })),
    );
    await desk.draftAll();
    await sendAll(desk.ground);
    expect(await desk.states()).toEqual({ sent: 500, blocked: 460 });
    expect((await standingNow()).hold?.shifts[0]?.sentence).toContain("for bans of 2026-08-24");
  });
  test("ends by nobody but a person: not after a month, not by checking anew, not in the database", async () => {
    await arrived(60, turned);
    await sendAll(desk.ground);
    for (const days of [6, 12, 40]) {
      inDays(days);
      await desk.receive(desk.bans(5, { occurred_at: new Date(noon.getTime() + (days - 1) * dayMs).toISOString() }));
      await desk.draftAll();
      await sendAll(desk.ground);
    }
    expect(await desk.states()).toEqual({ sent: 500, blocked: 75 });
    expect(await outcome(recheck(desk.ground, desk.people.counsel, { state: "blocked" }))).toBe("conflict");
    // Another version of the template builds them anew, and they stay held.
    await desk.sign(template);
    expect(await desk.states()).toEqual({ sent: 500, blocked: 75 });
    const { rows } = await desk.owner.query("SELECT DISTINCT template FROM statement WHERE state = 'blocked'");
    expect(rows).toEqual([{ template: 2 }]);
    const free = "UPDATE statement SET state = 'drafted', hold_id = NULL, findings = '{}' WHERE hold_id IS NOT NULL";
    await expect(desk.owner.query(free)).rejects.toThrow("nobody let pass what holds it");
    await expect(desk.owner.query("UPDATE statement SET state = 'drafted' WHERE hold_id IS NOT NULL")).rejects.toThrow(
      "statement_held",
    );
    await expect(desk.owner.query("UPDATE statement_hold SET shifts = '[1]'")).rejects.toThrow("is not changed");
  });
  test("what is true goes on its way once counsel says so", async () => {
    await arrived(60, turned);
    await sendAll(desk.ground);
    const { codes, freed } = await settled("pass");
    expect([codes.includes("share:found-by-machine"), freed]).toEqual([true, 60]);
    await arrived(60, turned);
    await sendAll(desk.ground);
    expect([await desk.states(), (await standingNow()).hold]).toEqual([{ sent: 620 }, null]);
  });
  test("what a person let pass and does not fit one go is given back by the next", async () => {
    await arrived(60, turned);
    await sendAll(desk.ground);
    await desk.owner.query(
      "UPDATE statement_hold SET passed = true, reason = 'They are true.', settled_by = 'c', settled_at = now()",
    );
    expect(await held()).toEqual({ held: 0, freed: 60 });
    expect(await desk.states()).toEqual({ sent: 500, drafted: 60 });
  });
  test("what is false never leaves, and what comes after it does", async () => {
    await arrived(60, turned);
    await sendAll(desk.ground);
    await settled("keep");
    await arrived(60);
    await sendAll(desk.ground);
    expect(await desk.states()).toEqual({ sent: 560, blocked: 60 });
    const [line] = (await list(desk.ground, desk.people.analyst, { state: "blocked" })).rows;
    const { checks } = await one(desk.ground, desk.people.analyst, { id: line?.id ?? "" });
    expect(checks[0]?.sentence).toContain(`Counsel keeps it back after a sudden shift: “${found}”`);
    // Nothing is held any more; the same shift again is held again.
    expect(await outcome(settled("keep"))).toBe("conflict");
    await arrived(60, turned);
    await sendAll(desk.ground);
    expect(await desk.states()).toEqual({ sent: 560, blocked: 120 });
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { transaction } from "#lib/db/transaction.ts";
import { assertHandles } from "#lib/vault/handling.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { handlers } from "./handlers.ts";
import { markChildSafety } from "./markChildSafety.ts";
import { nameHandlers } from "./nameHandlers.ts";
import { previewLetter } from "./previewLetter.ts";
import { protection } from "./protection.ts";
import { queue } from "./queue.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const report = { reference: "CT-188273645", reportedAt: new Date("2026-11-20T15:00:00Z") };
const mark = (id: string, changes: Partial<Parameters<typeof markChildSafety>[2]> = {}, actor = desk.people.analyst) =>
  markChildSafety(desk.ground, actor, { id, version: 1, childSafety: true, report, ...changes });

describe("requests.markChildSafety", () => {
  test("does it", async () => {
    const { id } = await desk.request();
    await mark(id);
    const shown = await protection(desk.ground, desk.people.analyst, { id });
    expect(shown).toMatchObject({ childSafety: true, reportReference: "CT-188273645", mayHandle: true, handlers: [] });
    // A year from the report, in the zone of its law: the REPORT Act's term.
    expect(shown.keptUntil?.toISOString()).toBe("2027-11-21T04:59:59.000Z");
    const { rows } = await queue(desk.ground, desk.people.analyst, { only: "child-safety" });
    expect(rows.map((row) => [row.id, row.childSafety])).toEqual([[id, true]]);
    expect((await mark(id, { version: 2, childSafety: false }, desk.people.counsel)).version).toBe(3);
    expect(await protection(desk.ground, desk.people.analyst, { id })).toMatchObject({
      childSafety: false,
      reportReference: null,
    });
  });
  test("an offence against children marks it, whichever way it came in, and keeps the mark", async () => {
    const { id } = await desk.request({ offence: "child-sexual-abuse" });
    expect(await protection(desk.ground, desk.people.auditor, { id })).toMatchObject({ childSafety: true });
    expect(await outcome(mark(id, { childSafety: false }, desk.people.counsel))).toBe("conflict");
    const quietly = desk.owner.query("UPDATE legal_request SET child_safety = false WHERE id = $1", [id]);
    await expect(quietly).rejects.toThrow(/request_child_safety/);
  });
  test("refuses without permission", async () => {
    const { id } = await desk.request();
    expect(await outcome(mark(id, {}, desk.people.auditor))).toBe("forbidden");
    await mark(id);
    expect(await outcome(mark(id, { version: 2, childSafety: false }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await desk.request();
    const later = { ...report, reportedAt: new Date(morning.getTime() + 1) };
    expect(await outcome(mark(id, { report: later }))).toBe("invalid");
    expect(await outcome(mark(id, { version: 7 }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { id } = await desk.request();
    expect((await race([() => mark(id), () => mark(id, { report: null })])).won).toBe(1);
  });
});

describe("requests.nameHandlers", () => {
  const name = (seen: string[], people: string[], actor = desk.people.administrator) =>
    nameHandlers(desk.ground, actor, { seen, people });
  test("does it", async () => {
    const { id } = await desk.request({ offence: "child-sexual-abuse" });
    const { analyst2, counsel } = desk.people;
    await name([], [analyst2.id, counsel.id, counsel.id]);
    expect((await handlers(desk.ground, desk.people.administrator, {})).filter((one) => one.named)).toHaveLength(2);
    expect(await protection(desk.ground, desk.people.analyst, { id })).toMatchObject({
      mayHandle: false,
      handlers: ["analyst2", "counsel"],
    });
    expect(await protection(desk.ground, analyst2, { id })).toMatchObject({ mayHandle: true });
    const other = await desk.request();
    expect(await protection(desk.ground, desk.people.analyst, { id: other.id })).toMatchObject({ mayHandle: true });
    await name([analyst2.id, counsel.id], []);
    expect(await protection(desk.ground, desk.people.analyst, { id })).toMatchObject({ mayHandle: true, handlers: [] });
  });
  test("documents are opened by those named, by counsel where nobody is; productions by the named or by all", async () => {
    const { id } = await desk.request({ offence: "child-sexual-abuse" });
    const opens = (actor: Actor, what: "document" | "production") =>
      outcome(transaction(desk.ground.database, "read", (tx) => assertHandles(tx, actor, id, what)));
    const { analyst, analyst2, counsel } = desk.people;
    expect(await opens(analyst, "document")).toBe("forbidden");
    expect(await opens(counsel, "document")).toBe("done");
    expect(await opens(analyst, "production")).toBe("done");
    await name([], [analyst2.id]);
    expect(await opens(analyst2, "document")).toBe("done");
    expect(await opens(counsel, "document")).toBe("forbidden");
    expect(await opens(analyst, "production")).toBe("forbidden");
    const collected = await desk.at("collected", { offence: "child-sexual-abuse" });
    const look = (actor: Actor) => previewLetter(desk.ground, actor, { id: collected.id, reason: "quality-review" });
    expect(await outcome(look(analyst))).toBe("forbidden");
    expect(await outcome(look(analyst2))).toBe("done");
    await name([analyst2.id], []);
  });
  test("refuses without permission", async () => {
    expect(await outcome(name([], [], desk.people.counsel))).toBe("forbidden");
    expect(await outcome(handlers(desk.ground, desk.people.officer, {}))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(name([], [desk.people.administrator.id]))).toBe("invalid");
    expect(await outcome(name([desk.people.counsel.id], []))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    expect(await outcomes(name([], [desk.people.counsel.id]), name([], [desk.people.analyst2.id]))).toEqual([
      "conflict",
      "done",
    ]);
    const left = (await handlers(desk.ground, desk.people.administrator, {})).filter((one) => one.named);
    await name(
      left.map((one) => one.id),
      [],
    );
  });
});

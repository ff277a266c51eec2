import { beforeAll, describe, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { enter } from "#lib/holds/enter.ts";
import { release } from "#lib/holds/release.ts";
import { close } from "#lib/requests/close.ts";
import { download } from "#lib/requests/download.ts";
import { reveal } from "#lib/requests/reveal.ts";
import { at, clearOut, settledRequest } from "#testing/destructions.ts";
import { heldLetter } from "#testing/holds.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { certificate } from "./certificate.ts";
import { destroy } from "./destroy.ts";
import { itemRoot } from "./itemRoot.ts";
import { list } from "./list.ts";
import { ofRequest } from "./ofRequest.ts";
import { one } from "./one.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const by = (name: keyof Desk["people"]) => desk.people[name];
const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
const twice = (call: () => Promise<unknown>) => race([call, call]);

describe("destructions.destroy", () => {
  test("does it", async () => {
    const id = await settledRequest(desk);
    const { id: made, count } = await at(desk, days(731), () =>
      destroy(desk.ground, by("operator"), { kind: "targets" }),
    );
    expect(count).toBeGreaterThan(0);
    const { rows } = await desk.owner.query("SELECT sealed, key_id, lookup FROM request_target WHERE request_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ sealed: null, key_id: null, lookup: null }]);
    await expect(reveal(desk.ground, by("analyst"), { id, reason: "check-target" })).rejects.toThrow("were destroyed");
    // The certificate says what, how many, when and by which rule, and its root is that of its items.
    const shown = await one(desk.ground, by("auditor"), { id: made });
    expect(shown).toMatchObject({ kind: "targets", days: 730, count, destroyedAt: days(731), service: "Countersign" });
    expect(itemRoot(shown.items).toString("hex")).toBe(shown.root);
    expect((await certificate(shown)).subarray(0, 5).toString()).toBe("%PDF-");
    expect((await list(desk.ground, by("auditor"), {})).rows[0]?.id).toBe(made);
  });
  test("erasing leaves every proof of the log valid", async () => {
    await settledRequest(desk);
    await sequenceAll(desk.ground);
    for (const kind of ["targets", "productions", "messages", "mail", "documents"] as const)
      await clearOut(desk, kind, days(3000));
    await sequenceAll(desk.ground);
    expect(await live(desk.ground)).toMatchObject({ code: "sound", faults: 0 });
  });
  test("productions and what they were packed of; the hash stays", async () => {
    const id = await settledRequest(desk);
    await sequenceAll(desk.ground);
    await clearOut(desk, "productions", days(181));
    await expect(download(desk.ground, by("analyst"), { id, reason: "answer-authority" })).rejects.toThrow(
      "was destroyed",
    );
    const { rows } = await desk.owner.query(
      "SELECT count(*)::int AS left FROM produced_value WHERE request_id = $1 AND sealed IS NOT NULL",
      [id],
    );
    expect(rows[0].left).toBe(0);
    expect((await ofRequest(desk.ground, by("auditor"), { requestId: id })).destroyed).toMatchObject([
      { kind: "productions", count: 3 },
    ]);
  });
  test("the snapshot of a hold goes when it is released", async () => {
    const { id, version, targetId } = await heldLetter(desk);
    const entered = await enter(desk.ground, by("analyst"), {
      id,
      version,
      values: [{ targetId, field: "last-connection", value: "2026-11-20" }],
    });
    await release(desk.ground, by("analyst"), { id, version: entered.version, reason: "authority-asked" });
    await destroy(desk.ground, by("operator"), { kind: "hold-snapshots" });
    const { rows } = await desk.owner.query("SELECT found, sealed FROM hold_value WHERE hold_id = $1", [id]);
    expect(rows).toEqual([{ found: true, sealed: null }]);
    await expect(desk.owner.query("UPDATE hold_value SET sealed = 'x' WHERE hold_id = $1", [id])).rejects.toThrow(
      "destroyed or stands as it was",
    );
  });
  test("what a running hold keeps is destroyed by no hand, and an end of a hold is one", async () => {
    const { id, version, targetId } = await heldLetter(desk);
    const values = [{ targetId, field: "last-connection", value: "2026-11-20" }];
    const entered = await enter(desk.ground, by("analyst"), { id, version, values });
    const raw = (sql: string, of = id) => desk.ground.database.pool.query(sql, [of]);
    await expect(raw("UPDATE hold_value SET sealed = NULL, key_id = NULL WHERE hold_id = $1")).rejects.toThrow(
      "a hold that runs keeps it",
    );
    const target = "UPDATE request_target SET sealed = NULL, key_id = NULL, lookup = NULL WHERE id = $1";
    await expect(raw(target, targetId)).rejects.toThrow("a hold that runs keeps it");
    await expect(raw("UPDATE hold SET ends_at = started_at + interval '1 second' WHERE id = $1")).rejects.toThrow(
      "renewed or ends, once",
    );
    await release(desk.ground, by("analyst"), { id, version: entered.version, reason: "authority-asked" });
    await expect(
      raw("UPDATE hold SET state = 'running', ended_at = NULL, ended_by = NULL WHERE id = $1"),
    ).rejects.toThrow("renewed or ends, once");
  });
  test("whoever is still to be told, and what a hold keeps, stays", async () => {
    const untold = await desk.at("produced");
    await close(desk.ground, by("analyst"), untold);
    const { requestId } = await heldLetter(desk);
    await clearOut(desk, "targets", days(800));
    const { rows } = await desk.owner.query(
      "SELECT request_id FROM request_target WHERE request_id = ANY ($1) AND sealed IS NOT NULL",
      [[untold.id, requestId]],
    );
    expect(rows).toHaveLength(2);
  });
  test("refuses without permission", async () => {
    await expect(destroy(desk.ground, by("administrator"), { kind: "targets" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await settledRequest(desk);
    await expect(destroy(desk.ground, by("operator"), { kind: "targets" })).rejects.toThrow(
      "Nothing of this kind is over its term",
    );
  });
  test("two at once, one wins", async () => {
    await clearOut(desk, "targets", days(740));
    await settledRequest(desk);
    expect(
      (await at(desk, days(740), () => twice(() => destroy(desk.ground, by("operator"), { kind: "targets" })))).won,
    ).toBe(1);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { openCase } from "#lib/requests/case.ts";
import { heldLetter, heldOrder, letter } from "#testing/holds.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { due } from "./due.ts";
import { enter } from "./enter.ts";
import { expire } from "./expire.ts";
import { keepAlive } from "./keepAlive.ts";
import { list } from "./list.ts";
import { ofRequest } from "./ofRequest.ts";
import { place } from "./place.ts";
import { release } from "./release.ts";
import { renew } from "./renew.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
const shown = async (requestId: string) => (await ofRequest(desk.ground, desk.people.auditor, { requestId })).holds[0];
const by = (name: keyof Desk["people"]) => desk.people[name];
const twice = (call: () => Promise<unknown>) => race([call, call]);

describe("holds.place", () => {
  test("does it", async () => {
    const seen = await letter(desk);
    const { endsAt } = await place(desk.ground, by("analyst"), { requestId: seen.id, version: seen.version });
    expect(endsAt).toEqual(new Date("2027-02-22T04:59:59.000Z"));
    // What the register does not hold is not promised, and preservation is answered by its hold.
    expect(await shown(seen.id)).toMatchObject({
      rule: "US-2703F",
      state: "running",
      fieldsHeld: [{ key: "account-created" }, { key: "last-connection" }],
    });
    expect((await openCase(desk.ground, by("auditor"), { id: seen.id })).request).toMatchObject({
      state: "closed",
      outcome: "no-data",
    });
  });
  test("a request of another kind goes its own way, held under a duty to keep", async () => {
    const seen = await desk.request({ instrument: "US-WARRANT" });
    const { endsAt } = await place(desk.ground, by("analyst"), { requestId: seen.id, version: 1 });
    expect(endsAt.toISOString()).toBe("2027-11-24T04:59:59.000Z");
    expect((await openCase(desk.ground, by("auditor"), { id: seen.id })).request.state).toBe("received");
  });
  test("refuses without permission", async () => {
    const seen = await letter(desk);
    await expect(place(desk.ground, by("auditor"), { requestId: seen.id, version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const seen = await letter(desk);
    const attempt = (changes: object) =>
      place(desk.ground, by("analyst"), { requestId: seen.id, version: 1, ...changes });
    await expect(attempt({ fields: ["name"] })).rejects.toThrow("register 1 does not hold it");
    await expect(attempt({ fields: ["block-list"] })).rejects.toThrow("was not asked for");
    await expect(attempt({ targetIds: [desk.authorityId] })).rejects.toThrow("targets of its own request");
    await expect(attempt({ rule: "EU-EPOC-PR" })).rejects.toThrow("Say under which rule");
    const content = await desk.request({ instrument: "US-2703F", fields: ["correspondence"] });
    await expect(attempt({ requestId: content.id })).rejects.toThrow("holds nothing of what is asked");
    const held = await heldLetter(desk);
    await expect(attempt({ requestId: held.requestId, version: 2 })).rejects.toThrow("runs already");
  });
  test("two at once, one wins", async () => {
    const seen = await letter(desk);
    const { won, conflicts } = await twice(() => place(desk.ground, by("analyst"), { requestId: seen.id, version: 1 }));
    expect([won, conflicts.length]).toEqual([1, 1]);
  });
  test("the database takes no field that the register does not hold, and no target of another request", async () => {
    const held = await heldLetter(desk);
    const other = await heldOrder(desk);
    const field = desk.owner.query(
      "INSERT INTO hold_field (hold_id, request_id, register_version_id, field_key) SELECT id, request_id, register_version_id, 'message-content' FROM hold WHERE id = $1",
      [held.id],
    );
    await expect(field).rejects.toThrow("foreign key");
    const target = desk.owner.query(
      "INSERT INTO hold_target (hold_id, request_id, target_id) SELECT id, request_id, $2 FROM hold WHERE id = $1",
      [held.id, other.targetId],
    );
    await expect(target).rejects.toThrow("foreign key");
    const value = desk.owner.query(
      "INSERT INTO hold_value (id, hold_id, field_key, target_id, found, source, collected_by, collected_at) VALUES (gen_random_uuid(), $1, 'name', $2, false, 'hand', 'x', now())",
      [held.id, held.targetId],
    );
    await expect(value).rejects.toThrow("foreign key");
  });
});

describe("holds.enter", () => {
  const values = (targetId: string) => [
    { targetId, field: "account-created", value: "2016-05-01T12:30:00Z" },
    { targetId, field: "last-connection", value: "" },
  ];
  test("does it", async () => {
    const { id, version, targetId, requestId } = await heldLetter(desk);
    expect(await enter(desk.ground, by("analyst"), { id, version, values: values(targetId) })).toMatchObject({
      found: 1,
    });
    expect((await shown(requestId))?.values).toEqual([
      expect.objectContaining({ field: "account-created", found: true, destroyed: false }),
      expect.objectContaining({ field: "last-connection", found: false }),
    ]);
    const { rows } = await desk.owner.query("SELECT sealed FROM hold_value WHERE hold_id = $1 AND found", [id]);
    expect(rows[0].sealed.toString("latin1")).not.toContain("2016");
  });
  test("refuses without permission", async () => {
    const { id, version, targetId } = await heldLetter(desk);
    await expect(enter(desk.ground, by("auditor"), { id, version, values: values(targetId) })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, version, targetId } = await heldLetter(desk);
    const strange = { id, version, values: [{ targetId, field: "name", value: "x" }] };
    await expect(enter(desk.ground, by("analyst"), strange)).rejects.toThrow("is not held for this target");
    const { version: released } = await release(desk.ground, by("analyst"), { id, version, reason: "authority-asked" });
    await expect(
      enter(desk.ground, by("analyst"), { id, version: released, values: values(targetId) }),
    ).rejects.toThrow("was released");
  });
  test("two at once, one wins", async () => {
    const { id, version, targetId } = await heldLetter(desk);
    expect((await twice(() => enter(desk.ground, by("analyst"), { id, version, values: values(targetId) }))).won).toBe(
      1,
    );
  });
});

describe("holds.renew", () => {
  const reference = "FBI/WFO/2026/118";
  test("does it", async () => {
    const { id, version, requestId } = await heldLetter(desk);
    const { endsAt } = await renew(desk.ground, by("analyst"), { id, version, reference });
    expect(endsAt.toISOString()).toBe("2027-05-23T03:59:59.000Z");
    const one = await shown(requestId);
    expect(one?.ends.map((end) => end.toISOString())).toEqual(["2027-02-22T04:59:59.000Z", "2027-05-23T03:59:59.000Z"]);
    expect(one?.extensionsMade).toMatchObject([{ kind: "renewal", reference, addedByName: "analyst" }]);
  });
  test("refuses without permission", async () => {
    const { id, version } = await heldLetter(desk);
    await expect(renew(desk.ground, by("auditor"), { id, version, reference })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await heldLetter(desk);
    const { version: once } = await renew(desk.ground, by("analyst"), { id, version, reference });
    await expect(renew(desk.ground, by("analyst"), { id, version: once, reference })).rejects.toThrow(
      "18 USC 2703(f) allows 1 extension",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await heldOrder(desk);
    const { won, conflicts } = await twice(() => renew(desk.ground, by("analyst2"), { id, version, reference }));
    expect([won, conflicts[0]]).toEqual([1, expect.stringContaining("Somebody else changed this hold")]);
  });
});

describe("holds.keepAlive", () => {
  const reference = "Annex V, 214 Js 118204/26";
  test("does it", async () => {
    const { id, version } = await heldOrder(desk);
    await keepAlive(desk.ground, by("analyst"), { id, version, reference });
    desk.setNow(days(200));
    expect(await due(desk.ground, by("operator"), {})).not.toContain(id);
    await expect(expire(desk.ground, by("operator"), { id })).rejects.toThrow("Annex V");
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    const { id, version } = await heldOrder(desk);
    await expect(keepAlive(desk.ground, by("auditor"), { id, version, reference })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await heldLetter(desk);
    await expect(keepAlive(desk.ground, by("analyst"), { id, version, reference })).rejects.toThrow(
      "Only a European preservation order",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await heldOrder(desk);
    expect((await twice(() => keepAlive(desk.ground, by("analyst"), { id, version, reference }))).won).toBe(1);
  });
});

describe("holds.release", () => {
  test("does it", async () => {
    const { id, version, requestId } = await heldLetter(desk);
    await release(desk.ground, by("analyst"), { id, version, reason: "authority-asked" });
    expect(await shown(requestId)).toMatchObject({ state: "released", endedAt: morning });
  });
  test("refuses without permission", async () => {
    const { id, version } = await heldLetter(desk);
    await expect(release(desk.ground, by("auditor"), { id, version, reason: "authority-asked" })).rejects.toMatchObject(
      { code: "forbidden" },
    );
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await heldLetter(desk);
    const { version: released } = await release(desk.ground, by("analyst"), { id, version, reason: "placed-in-error" });
    await expect(
      release(desk.ground, by("analyst"), { id, version: released, reason: "placed-in-error" }),
    ).rejects.toThrow("was released");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await heldLetter(desk);
    expect(
      (await twice(() => release(desk.ground, by("analyst"), { id, version, reason: "authority-asked" }))).won,
    ).toBe(1);
  });
});

describe("holds.expire", () => {
  test("does it", async () => {
    const { id, requestId } = await heldLetter(desk);
    desk.setNow(days(92));
    expect(await due(desk.ground, by("operator"), {})).toContain(id);
    await expire(desk.ground, by("operator"), { id });
    expect(await shown(requestId)).toMatchObject({ state: "ended", endedAt: days(92) });
    expect((await list(desk.ground, by("auditor"), { state: "ended" })).map((one) => one.id)).toContain(id);
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    const { id } = await heldLetter(desk);
    await expect(expire(desk.ground, by("analyst"), { id })).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { id } = await heldLetter(desk);
    await expect(expire(desk.ground, by("operator"), { id })).rejects.toThrow("runs until Sun 21 Feb 2027");
    const early = desk.owner.query(
      "UPDATE hold SET state = 'ended', ended_at = started_at, ended_by = 'x' WHERE id = $1",
      [id],
    );
    await expect(early).rejects.toThrow("hold_ends_not_early");
  });
  test("two at once, one wins", async () => {
    const { id } = await heldLetter(desk);
    desk.setNow(days(92));
    expect((await twice(() => expire(desk.ground, by("operator"), { id }))).won).toBe(1);
    desk.setNow(morning);
  });
});

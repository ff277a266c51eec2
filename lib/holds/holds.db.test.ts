import { beforeAll, describe, expect, test } from "vitest";
import { openCase } from "#lib/requests/case.ts";
import { heldLetter, heldOrder, letter } from "#testing/holds.ts";
import { type Desk, openDesk, race } from "#testing/requests.ts";
import { enter } from "./enter.ts";
import { ofRequest } from "./ofRequest.ts";
import { place } from "./place.ts";
import { release } from "./release.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

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

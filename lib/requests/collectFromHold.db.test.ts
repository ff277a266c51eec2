import { beforeAll, describe, expect, test } from "vitest";
import { enter } from "#lib/holds/enter.ts";
import { release } from "#lib/holds/release.ts";
import { usable } from "#lib/holds/usable.ts";
import { heldLetter } from "#testing/holds.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { collectFromHold } from "./collectFromHold.ts";
import { produce } from "./produce.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);

/** A letter whose snapshot was taken in the morning, and a warrant about the same number a month later. */
async function frozenThenAsked() {
  const hold = await heldLetter(desk);
  const values = [
    { targetId: hold.targetId, field: "account-created", value: "2016-05-01T12:30:00Z" },
    { targetId: hold.targetId, field: "last-connection", value: "2026-11-20" },
  ];
  const { version } = await enter(desk.ground, desk.people.analyst, { id: hold.id, version: hold.version, values });
  const request = await desk.at("decided");
  return { holdId: hold.id, holdVersion: version, ...request };
}

describe("requests.collectFromHold", () => {
  test("does it", async () => {
    const { id, version, holdId } = await frozenThenAsked();
    expect((await usable(desk.ground, desk.people.analyst, { requestId: id })).map((one) => one.id)).toContain(holdId);
    desk.setNow(days(30));
    const {
      version: next,
      found,
      missing,
    } = await collectFromHold(desk.ground, desk.people.analyst, { id, version, holdId });
    expect([found, missing]).toEqual([2, []]);
    // Each value keeps the time at which it was frozen, and says from where it is.
    const { collected } = await openCase(desk.ground, desk.people.auditor, { id });
    expect(collected).toMatchObject([
      { at: morning, source: expect.stringMatching(/^hold GJ-2026-/) },
      { at: morning },
    ]);
    expect(await produce(desk.ground, desk.people.analyst, { id, version: next })).toMatchObject({
      outcome: "partial",
    });
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    const { id, version, holdId } = await frozenThenAsked();
    await expect(collectFromHold(desk.ground, desk.people.auditor, { id, version, holdId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { holdId, holdVersion, id, version } = await frozenThenAsked();
    await expect(
      collectFromHold(desk.ground, desk.people.analyst, { ...(await desk.request()), holdId }),
    ).rejects.toThrow("cannot have its data collected");
    const other = await desk.at("decided", { targets: [{ kind: "phone", identifier: "+1 202 555 0199" }] });
    await expect(collectFromHold(desk.ground, desk.people.analyst, { ...other, holdId })).rejects.toThrow(
      "keeps nothing that was granted",
    );
    await release(desk.ground, desk.people.analyst, { id: holdId, version: holdVersion, reason: "authority-asked" });
    await expect(collectFromHold(desk.ground, desk.people.analyst, { id, version, holdId })).rejects.toThrow(
      "keeps nothing that was granted",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version, holdId } = await frozenThenAsked();
    const call = () => collectFromHold(desk.ground, desk.people.analyst, { id, version, holdId });
    expect((await race([call, call])).won).toBe(1);
  });
  test("the database takes no value of another field, identifier or time for one of a hold", async () => {
    const { id, version, holdId } = await frozenThenAsked();
    await collectFromHold(desk.ground, desk.people.analyst, { id, version, holdId });
    const forged = desk.owner.query(
      `INSERT INTO produced_value (id, request_id, register_version_id, field_key, target_id, found, source, collected_by, collected_at, hold_value_id)
       SELECT gen_random_uuid(), request_id, register_version_id, 'name', target_id, found, source, collected_by, now(), hold_value_id
         FROM produced_value WHERE request_id = $1 LIMIT 1`,
      [id],
    );
    await expect(forged).rejects.toThrow("the same identifier, with its own time");
    await expect(desk.owner.query("DELETE FROM hold_value WHERE hold_id = $1", [holdId])).rejects.toThrow(
      "a production rests on",
    );
  });
});

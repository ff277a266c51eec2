import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { produce } from "#lib/requests/produce.ts";
import { call, recordedOffice } from "#testing/authorities.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { freeze } from "./freeze.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { unfreeze } from "./unfreeze.ts";
import { verify } from "./verify.ts";

let desk: Desk;
const reason = "A caller at the ministry did not know this office.";
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

describe("authorities.freeze", () => {
  test("does it", async () => {
    const authority = { name: "Frozen office", country: "US" };
    await desk.request({ authority });
    const { rows } = await list(desk.ground, desk.people.analyst, { name: authority.name });
    const id = rows[0]?.id ?? "";
    await verify(desk.ground, desk.people.analyst2, { id, version: 1, ...call });
    const given = await desk.at("collected", { authority });
    await freeze(desk.ground, desk.people.counsel, { id, version: 2, reason });
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({
      frozenReason: reason,
      freezes: [{ deed: "freeze" }],
    });
    await expect(produce(desk.ground, desk.people.analyst, given)).rejects.toThrow("This authority is frozen");
    const producing = desk.owner.query(
      "INSERT INTO production (id, request_id, decision_id, file_name, sha256, size, made_by, made_at) SELECT gen_random_uuid(), request_id, id, 'x', sha256('x'), 1, 'x', now() FROM decision WHERE request_id = $1",
      [given.id],
    );
    await expect(producing).rejects.toThrow("the authority is frozen: nothing is produced for it");
  });
  test("refuses without permission", async () => {
    const failing = freeze(desk.ground, desk.people.analyst, { id: desk.authorityId, version: 2, reason });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const id = await recordedOffice(desk);
    await freeze(desk.ground, desk.people.counsel, { id, version: 1, reason });
    await expect(freeze(desk.ground, desk.people.counsel, { id, version: 2, reason })).rejects.toThrow(
      "was frozen before",
    );
  });
  test("two at once, one wins", async () => {
    const id = await recordedOffice(desk);
    const { won } = await race(
      [1, 2].map(() => () => freeze(desk.ground, desk.people.counsel, { id, version: 1, reason })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.unfreeze", () => {
  const frozen = async () => {
    const id = await recordedOffice(desk);
    await freeze(desk.ground, desk.people.counsel, { id, version: 1, reason });
    return id;
  };
  test("does it", async () => {
    const id = await frozen();
    await unfreeze(desk.ground, desk.people.counsel2, {
      id,
      version: 2,
      reason: "The ministry confirmed the office after all.",
    });
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found).toMatchObject({ frozenAt: null, freezes: [{ deed: "unfreeze" }, { deed: "freeze" }] });
  });
  test("refuses without permission", async () => {
    const failing = unfreeze(desk.ground, desk.people.analyst, { id: await frozen(), version: 2, reason });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = unfreeze(desk.ground, desk.people.counsel, { id: await recordedOffice(desk), version: 1, reason });
    await expect(failing).rejects.toThrow("is not frozen");
  });
  test("two at once, one wins", async () => {
    const id = await frozen();
    const { won } = await race(
      [1, 2].map(() => () => unfreeze(desk.ground, desk.people.counsel, { id, version: 2, reason })),
    );
    expect(won).toBe(1);
  });
});

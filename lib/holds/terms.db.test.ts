import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { heldLetter, heldOrder } from "#testing/holds.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { due } from "./due.ts";
import { ending } from "./ending.ts";
import { expire } from "./expire.ts";
import { keepAlive } from "./keepAlive.ts";
import { list } from "./list.ts";
import { ofRequest } from "./ofRequest.ts";
import { release } from "./release.ts";
import { renew } from "./renew.ts";
import { warn } from "./warn.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
const shown = async (requestId: string) => (await ofRequest(desk.ground, desk.people.auditor, { requestId })).holds[0];
const by = (name: keyof Desk["people"]) => desk.people[name];
const twice = (call: () => Promise<unknown>) => race([call, call]);

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

describe("holds.warn", () => {
  const told = async (requestId: string) =>
    (
      await desk.owner.query(
        "SELECT count(*)::int AS n FROM notification WHERE request_id = $1 AND kind = 'hold-near'",
        [requestId],
      )
    ).rows[0].n;
  afterEach(() => desk.setNow(morning));
  test("does it", async () => {
    const { id, version, requestId } = await heldLetter(desk);
    desk.setNow(days(80));
    expect(await ending(desk.ground, by("operator"), {})).not.toContain(id);
    desk.setNow(days(85));
    expect(await ending(desk.ground, by("operator"), {})).toContain(id);
    const { told: people } = await warn(desk.ground, by("operator"), { id });
    expect(await told(requestId)).toBe(people);
    expect(people).toBeGreaterThan(0);
    expect(await ending(desk.ground, by("operator"), {})).not.toContain(id);
    // Renewed, it ends later, and that end is told of too.
    await renew(desk.ground, by("analyst"), { id, version, reference: "FBI/WFO/2026/118" });
    desk.setNow(days(177));
    expect(await ending(desk.ground, by("operator"), {})).toContain(id);
    await warn(desk.ground, by("operator"), { id });
    expect(await told(requestId)).toBe(2 * people);
  });
  test("refuses without permission", async () => {
    const { id } = await heldLetter(desk);
    await expect(warn(desk.ground, by("analyst"), { id })).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { id } = await heldLetter(desk);
    const attempt = () => warn(desk.ground, by("operator"), { id });
    await expect(attempt()).rejects.toThrow("nobody was told");
    desk.setNow(days(85));
    await attempt();
    await expect(attempt()).rejects.toThrow("told of this already");
    desk.setNow(days(92));
    await expect(attempt()).rejects.toThrow("nobody was told");
  });
  test("two at once, one wins", async () => {
    const { id } = await heldLetter(desk);
    desk.setNow(days(85));
    expect((await twice(() => warn(desk.ground, by("operator"), { id }))).won).toBe(1);
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

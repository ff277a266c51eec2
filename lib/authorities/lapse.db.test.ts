import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifiedOffice } from "#testing/authorities.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { lapse, lapseAll } from "./lapse.ts";
import { one } from "./one.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

describe("authorities.lapse", () => {
  const late = new Date("2029-01-01T00:00:00Z");
  test("does it", async () => {
    const id = await verifiedOffice(desk);
    desk.setNow(late);
    const { ended } = await lapse(desk.ground, desk.people.operator, {});
    expect(ended).toBeGreaterThan(0);
    await lapseAll(desk.ground, desk.people.operator);
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({
      verifiedAt: null,
      verifications: [{ endedCode: "lapsed" }],
    });
  });
  test("refuses without permission", async () => {
    await expect(lapse(desk.ground, desk.people.counsel, {})).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(lapse(desk.ground, desk.people.operator, {})).rejects.toThrow("No verification is over");
  });
  test("two at once, one wins", async () => {
    await verifiedOffice(desk);
    desk.setNow(late);
    const { won } = await race([1, 2].map(() => () => lapse(desk.ground, desk.people.operator, {})));
    expect(won).toBe(1);
  });
});

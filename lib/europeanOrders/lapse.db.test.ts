import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { emergency, hours, openEuropeanDeliveries } from "#testing/europeanDeliveries.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { morning } from "#testing/requests.ts";
import { lapse } from "./lapse.ts";
import { lapseAll } from "./lapseAll.ts";
import { lapsed } from "./lapsed.ts";

let desk: Awaited<ReturnType<typeof openEuropeanDeliveries>>;
beforeAll(async () => {
  desk = await openEuropeanDeliveries();
});
afterEach(() => desk.setNow(morning));

describe("europeanOrders.lapse", () => {
  const overdue = async () => {
    const id = await desk.made(emergency);
    await desk.delivered(id);
    desk.setNow(hours(49));
    return id;
  };
  test("does it", async () => {
    const id = await overdue();
    await lapseAll(desk.ground);
    await lapseAll(desk.ground);
    expect(await desk.fetched(id)).toBe("revoked");
    const { rows } = await desk.owner.query(
      "SELECT count(DISTINCT person_id)::int AS people, count(*)::int AS told FROM notification WHERE request_id = $1 AND kind = 'validation-lapsed'",
      [id],
    );
    expect(rows[0].people).toBeGreaterThan(0);
    expect(rows[0].told).toBe(rows[0].people);
    expect(await lapsed(desk.ground, desk.people.operator, {})).not.toContain(id);
    // A validation that comes late lets the data be given again.
    await desk.said(id, "validated", hours(40));
    expect(await desk.delivered(id, 1)).toMatchObject({ number: 2 });
  });
  test("refuses without permission", async () => {
    const call = lapse(desk.ground, desk.people.counsel, { requestId: await overdue() });
    expect(await outcome(call)).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const requestId = await overdue();
    const at = (count: number) => {
      desk.setNow(hours(count));
      return lapse(desk.ground, desk.people.operator, { requestId });
    };
    await expect(at(47)).rejects.toThrow("No validation is overdue");
    expect(await desk.fetched(requestId)).toBe("served");
    await desk.said(requestId, "validated");
    await expect(at(49)).rejects.toThrow("spoke of the validation already");
  });
  test("two at once, one wins", async () => {
    const requestId = await overdue();
    const call = () => lapse(desk.ground, desk.people.operator, { requestId });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

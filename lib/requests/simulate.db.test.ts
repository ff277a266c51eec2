import { beforeAll, describe, expect, test } from "vitest";
import { pause } from "#lib/requests/pause.ts";
import { simulate } from "#lib/requests/simulate.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
const hoursOn = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);
const canada = { name: "Royal Canadian Mounted Police", country: "CA" };

describe("requests.simulate", () => {
  test("does it", async () => {
    const old = await desk.request({ authority: canada, instrument: "CA-PO", receivedAt: hoursOn(-30) });
    const fresh = await desk.request({ authority: canada, instrument: "CA-PO", receivedAt: hoursOn(-2) });
    const stopped = await desk.request({ authority: canada, instrument: "CA-PO", receivedAt: hoursOn(-20) });
    await pause(desk.ground, desk.people.analyst, { ...stopped, reason: "Asked which account is meant." });
    const bill = await simulate(desk.ground, desk.people.auditor, { instrument: "CA-C22" });
    const line = (id: string) => bill.lines.find((one) => one.id === id);
    expect(line(old.id)).toMatchObject({ wouldBeDueAt: hoursOn(-6), wouldBeOverdue: true });
    expect(line(fresh.id)).toMatchObject({ wouldBeDueAt: hoursOn(22), wouldBeOverdue: false });
    desk.setNow(hoursOn(23));
    const tomorrow = await simulate(desk.ground, desk.people.auditor, { instrument: "CA-C22" });
    const overdue = tomorrow.lines.filter(({ wouldBeOverdue }) => wouldBeOverdue).map(({ id }) => id);
    expect(overdue).toEqual([old.id, fresh.id]);
    desk.setNow(morning);
    expect(bill.lines.every(({ country }) => country === "CA")).toBe(true);
    // The bill reaches subscriber data, of which the minimal register holds one field: the rest is no disobedience.
    const held = bill.reached.filter(({ finding }) => finding === "available").map(({ key }) => key);
    expect(held).toContain("account-created");
    expect(bill.reached.some(({ finding }) => finding === "not-held" || finding === "unavailable-by-design")).toBe(
      true,
    );
    const all = await simulate(desk.ground, desk.people.auditor, { instrument: "CA-C22", everywhere: true });
    expect(all.lines.length).toBeGreaterThan(bill.lines.length);
  });
  test("tries another deadline on the requests of an instrument, and changes nothing", async () => {
    const { id } = await desk.request({ instrument: "US-2703D", receivedAt: hoursOn(-5) });
    const before = await desk.owner.query(
      "SELECT legal_due_at, house_due_at, clock_rule FROM legal_request ORDER BY id",
    );
    const tried = await simulate(desk.ground, desk.people.analyst, {
      instrument: "US-2703D",
      deadline: { by: "hours", length: 4 },
    });
    expect(tried.lines).toMatchObject([{ id, wouldBeDueAt: hoursOn(-1), wouldBeOverdue: true }]);
    const after = await desk.owner.query(
      "SELECT legal_due_at, house_due_at, clock_rule FROM legal_request ORDER BY id",
    );
    expect(after.rows).toEqual(before.rows);
  });
  test("refuses without permission", async () => {
    expect(await outcome(simulate(desk.ground, desk.people.administrator, { instrument: "CA-C22" }))).toBe("forbidden");
  });
  test("refuses what cannot be tried", async () => {
    expect(await outcome(simulate(desk.ground, desk.people.analyst, { instrument: "US-2703D" }))).toBe("invalid");
    expect(await outcome(simulate(desk.ground, desk.people.analyst, { instrument: "NO-SUCH" }))).toBe("invalid");
  });
});

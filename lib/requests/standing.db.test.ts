import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { gag } from "./gag.ts";
import { notify } from "./notify.ts";
import { pause } from "./pause.ts";
import { resume } from "./resume.ts";
import { withdraw } from "./withdraw.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);
const reason = "The authority was asked which of the two numbers it means.";
const order = { issuer: "Superior Court of Santa Clara County", basis: "18 USC 2705(b)", until: hours(24 * 90) };

describe("requests.withdraw", () => {
  test("does it", async () => {
    const seen = await desk.at("collected");
    await withdraw(desk.ground, desk.people.analyst, { ...seen, note: "Withdrawn by letter." });
    expect(await read(seen.id)).toMatchObject({
      request: { state: "withdrawn", outcome: "withdrawn" },
      note: "Withdrawn by letter.",
    });
  });
  test("refuses without permission", async () => {
    await expect(withdraw(desk.ground, desk.people.auditor, await desk.request())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(withdraw(desk.ground, desk.people.analyst, await desk.at("produced"))).rejects.toThrow(
      "cannot be withdrawn",
    );
  });
  test("two at once, one wins", async () => {
    const seen = await desk.request();
    expect((await race([1, 2].map(() => () => withdraw(desk.ground, desk.people.analyst, seen)))).won).toBe(1);
  });
});

describe("requests.pause", () => {
  test("does it", async () => {
    const seen = await desk.request({
      instrument: "IN-3-1-J",
      authority: { name: "Cyber Cell, Delhi", country: "IN" },
    });
    desk.setNow(hours(10));
    await pause(desk.ground, desk.people.analyst, { ...seen, reason });
    const one = await read(seen.id);
    desk.setNow(morning);
    expect(one.clocks?.legal.stoppedAt).toEqual(hours(10));
    expect(one.time).toMatchObject({ clock: "stopped", leftMs: 62 * 3_600_000, totalMs: 72 * 3_600_000 });
    expect(one.pauses).toMatchObject([{ reason, until: null }]);
  });
  test("refuses without permission", async () => {
    await expect(pause(desk.ground, desk.people.auditor, { ...(await desk.request()), reason })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await desk.request();
    const paused = await pause(desk.ground, desk.people.analyst, { id, version, reason });
    await expect(pause(desk.ground, desk.people.analyst, { id, version: paused.version, reason })).rejects.toThrow(
      "stands still already",
    );
    await expect(pause(desk.ground, desk.people.analyst, { ...(await desk.at("produced")), reason })).rejects.toThrow(
      "cannot be paused",
    );
  });
  test("two at once, one wins", async () => {
    const seen = await desk.request();
    const { won, conflicts } = await race(
      [1, 2].map(() => () => pause(desk.ground, desk.people.analyst, { ...seen, reason })),
    );
    expect([won, conflicts[0]]).toEqual([1, expect.stringContaining("was first and stopped its clock")]);
  });
});

describe("requests.resume", () => {
  const stopped = async () => {
    const { id, version } = await desk.request({ instrument: "IN-3-1-J" });
    return { id, version: (await pause(desk.ground, desk.people.analyst, { id, version, reason })).version };
  };
  test("does it", async () => {
    const seen = await stopped();
    desk.setNow(hours(5));
    const { legalDueAt } = await resume(desk.ground, desk.people.analyst, seen);
    desk.setNow(morning);
    expect(legalDueAt).toEqual(hours(72 + 5));
    const { rows } = await desk.owner.query("SELECT legal_due_at, clock_rule FROM legal_request WHERE id = $1", [
      seen.id,
    ]);
    expect(rows[0]).toEqual({ legal_due_at: hours(77), clock_rule: "IN-3-1-J@1" });
  });
  test("refuses without permission", async () => {
    await expect(resume(desk.ground, desk.people.auditor, await stopped())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(resume(desk.ground, desk.people.analyst, await desk.request())).rejects.toThrow("is running");
  });
  test("two at once, one wins", async () => {
    const seen = await stopped();
    expect((await race([1, 2].map(() => () => resume(desk.ground, desk.people.analyst, seen)))).won).toBe(1);
  });
});

describe("requests.gag", () => {
  test("does it", async () => {
    const { id, version } = await desk.request({ nonDisclosure: order });
    let seen = version;
    for (const days of [180, 270, 120, 365]) {
      seen = (await gag(desk.ground, desk.people.counsel, { id, version: seen, ...order, until: hours(24 * days) }))
        .version;
    }
    const one = await read(id);
    expect(one.nonDisclosures).toHaveLength(5);
    expect(one.nonDisclosureUntil).toEqual(hours(24 * 365));
  });
  test("refuses without permission", async () => {
    await expect(gag(desk.ground, desk.people.analyst, { ...(await desk.request()), ...order })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const past = { ...(await desk.request()), ...order, until: hours(-1) };
    await expect(gag(desk.ground, desk.people.counsel, past)).rejects.toThrow("has ended binds nobody");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.request();
    expect((await race([1, 2].map(() => () => gag(desk.ground, desk.people.counsel, { ...seen, ...order })))).won).toBe(
      1,
    );
  });
});

describe("requests.notify", () => {
  test("does it", async () => {
    const seen = await desk.at("produced");
    expect(await read(seen.id)).toMatchObject({ noticeDue: true });
    await notify(desk.ground, desk.people.analyst, seen);
    expect(await read(seen.id)).toMatchObject({ noticeDue: false, request: { notifiedAt: morning } });
  });
  test("refuses while non-disclosure binds, and falls due by itself; so does the database", async () => {
    const seen = await desk.at("produced", { nonDisclosure: order });
    await expect(notify(desk.ground, desk.people.analyst, seen)).rejects.toThrow("binds until 2027-02-21 09:00 UTC");
    const raw = desk.owner.query("UPDATE legal_request SET notified_at = $2 WHERE id = $1", [seen.id, morning]);
    await expect(raw).rejects.toThrow("non-disclosure binds");
    desk.setNow(order.until);
    expect(await read(seen.id)).toMatchObject({ noticeDue: true, nonDisclosureUntil: null });
    await notify(desk.ground, desk.people.analyst, seen);
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    await expect(notify(desk.ground, desk.people.auditor, await desk.at("produced"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(notify(desk.ground, desk.people.analyst, await desk.at("decided"))).rejects.toThrow("is decided");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.at("produced");
    expect((await race([1, 2].map(() => () => notify(desk.ground, desk.people.analyst, seen)))).won).toBe(1);
  });
});

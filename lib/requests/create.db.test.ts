import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { assign } from "./assign.ts";
import { openCase } from "./case.ts";
import { create } from "./create.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });

describe("requests.create", () => {
  test("does it", async () => {
    const { id } = await desk.request({
      targets: [{ kind: "phone", identifier: "+44 7700 900 003" }],
      period: { from: "2026-01-01", to: "2026-06-30" },
    });
    const one = await read(id);
    expect(one.fields.map((field) => field.finding)).toEqual([
      "available",
      "available",
      "not-held",
      "unavailable-by-design",
    ]);
    expect(one.request).toMatchObject({ state: "received", outcome: "pending", accounts: 1, periodFrom: "2026-01-01" });
    expect(one.clocks?.house.dueAt).toBeInstanceOf(Date);
    expect(one.history.map((line) => line.action)).toEqual(["request.received"]);
    expect(one.history[0]?.data).toMatchObject({ country: "US", accounts: 1, registerVersion: 1 });
    const { rows } = await desk.owner.query(
      "SELECT sealed, lookup, e.bytes FROM request_target t JOIN log_entry e ON e.subject = 'request:' || t.request_id WHERE t.request_id = $1",
      [id],
    );
    expect(rows[0].lookup).toHaveLength(32);
    for (const column of ["sealed", "bytes"]) expect(rows[0][column].toString("latin1")).not.toContain("7700");
  });
  test("knows an authority by its other name, where only one has it", async () => {
    const named = async (name: string) => {
      const { id } = await desk.request({ authority: { name, country: "US" } });
      return (await read(id)).request.authorityId;
    };
    const office = await named("District Attorney of Elsewhere County");
    await desk.owner.query("UPDATE authority SET aliases = '{Elsewhere DA}' WHERE id = $1", [office]);
    expect(await named("Elsewhere DA")).toBe(office);
    const other = await named("Elsewhere Department of Agriculture");
    await desk.owner.query("UPDATE authority SET aliases = '{Elsewhere DA}' WHERE id = $1", [other]);
    expect([office, other]).not.toContain(await named("Elsewhere DA"));
  });
  test("refuses without permission", async () => {
    const input = {
      authority: { id: desk.authorityId },
      instrument: "US-SUBPOENA",
      reference: "X",
      receivedAt: morning,
      fields: ["name"],
    };
    await expect(create(desk.ground, desk.people.auditor, input)).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const wrong: [Parameters<Desk["request"]>[0], string][] = [
      [{ instrument: "US-TEAPOT" }, "is not known"],
      [{ instrument: "US-2258A" }, "cannot be served"],
      [{ instrument: "US-NSL" }, "hand it to the general counsel in person"],
      [{ fields: ["shoe-size"] }, "no field “shoe-size”"],
      [{ receivedAt: new Date("2027-01-01") }, "in the future"],
      [{ receivedAt: new Date("-200000-01-01T00:00:00Z") }, "after 1999"],
      [{ period: { from: "2026-02-01", to: "2026-01-01" } }, "ends before it begins"],
      [{ period: { from: "0000-01-01", to: "2026-01-01" } }, "century"],
      [{ printedDueOn: "0000-01-01" }, "century"],
      [{ reference: "GJ\u202e2026" }, "without control characters"],
      [{ authority: { name: "Court\u2066 of\u0007 Appeal", country: "US" } }, "without control characters"],
      [{ nonDisclosure: { issuer: "Court", basis: "18 USC 2705(b)", until: "2020-01-01" } }, "has ended"],
    ];
    for (const [changes, sentence] of wrong) await expect(desk.request(changes)).rejects.toThrow(sentence);
  });
  test("two at once, one wins", async () => {
    const twice = () => desk.request({ reference: "ONE-OF-A-KIND" });
    const { won, conflicts } = await race([twice, twice]);
    expect([won, conflicts[0]]).toEqual([1, expect.stringContaining("ONE-OF-A-KIND is here already")]);
  });
});

describe("requests.assign", () => {
  test("does it", async () => {
    const { id, version } = await desk.request();
    await assign(desk.ground, desk.people.counsel, { id, version, to: desk.people.analyst2.id });
    expect(await read(id)).toMatchObject({ assignedToName: "analyst2", request: { version: 2 } });
  });
  test("refuses without permission", async () => {
    await expect(
      assign(desk.ground, desk.people.auditor, { ...(await desk.request()), to: null }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(
      assign(desk.ground, desk.people.counsel, { ...(await desk.request()), to: desk.people.auditor.id }),
    ).rejects.toThrow("analysts and counsel");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.request();
    const { won, conflicts } = await race([
      () => assign(desk.ground, desk.people.analyst, { ...seen, to: desk.people.analyst.id }),
      () => assign(desk.ground, desk.people.counsel, { ...seen, to: desk.people.counsel.id }),
    ]);
    expect(won).toBe(1);
    expect(conflicts[0]).toMatch(/^(analyst|counsel) was first and assigned it at 09:00 UTC/);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { basis, type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { assign } from "./assign.ts";
import { openCase } from "./case.ts";
import { countersign } from "./countersign.ts";
import { create } from "./create.ts";
import { propose } from "./propose.ts";
import { returnProposal } from "./returnProposal.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const grant = ["account-created", "last-connection"];

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
      [{ instrument: "US-NSL" }, "compartment of its own"],
      [{ fields: ["shoe-size"] }, "no field “shoe-size”"],
      [{ receivedAt: new Date("2027-01-01") }, "in the future"],
      [{ period: { from: "2026-02-01", to: "2026-01-01" } }, "ends before it begins"],
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

describe("requests.propose", () => {
  test("does it", async () => {
    const { id, version } = await desk.request();
    expect(await propose(desk.ground, desk.people.analyst, { id, version, grant, basis })).toMatchObject({
      outcome: "partial",
    });
    const one = await read(id);
    expect(one.request).toMatchObject({ state: "proposed", outcome: "pending" });
    expect(one.fields.map((field) => field.granted)).toEqual([true, true, false, false]);
    expect(one.decision).toMatchObject({ proposedByName: "analyst", countersignedAt: null });
  });
  test("judges anew once the authority is verified, and not before", async () => {
    const authority = { name: "A court that nobody knows", country: "US" };
    const { id, version } = await desk.request({ authority });
    const attempt = propose(desk.ground, desk.people.analyst, { id, version, grant, basis });
    await expect(attempt).rejects.toThrow("“account-created” is not available");
    expect((await read(id)).fields[0]).toMatchObject({ finding: "instrument-does-not-reach" });
    expect((await read(id)).twoPeopleBecause).toContain("The authority asks for the first time.");
  });
  test("refuses without permission", async () => {
    await expect(
      propose(desk.ground, desk.people.administrator, { ...(await desk.request()), grant, basis }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const seen = await desk.at("proposed");
    await expect(propose(desk.ground, desk.people.analyst, { ...seen, grant, basis })).rejects.toThrow(
      "is proposed, so it cannot be decided",
    );
    await expect(
      propose(desk.ground, desk.people.analyst, { ...(await desk.request()), grant: ["name"], basis }),
    ).rejects.toThrow("“name” is not available");
    await expect(
      propose(desk.ground, desk.people.analyst, { ...(await desk.request()), grant: ["email"], basis }),
    ).rejects.toThrow("was not asked for");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.request();
    const { won, conflicts } = await race([
      () => propose(desk.ground, desk.people.analyst, { ...seen, grant, basis }),
      () => propose(desk.ground, desk.people.analyst2, { ...seen, grant: [], basis }),
    ]);
    expect(won).toBe(1);
    expect(conflicts[0]).toMatch(/was first and proposed a decision/);
  });
  test("the database refuses to grant what is not available", async () => {
    const { id } = await desk.at("proposed");
    const raw = desk.owner.query(
      "UPDATE request_field SET granted = true WHERE request_id = $1 AND field_key = 'name'",
      [id],
    );
    await expect(raw).rejects.toThrow("field_granted_available");
  });
});

describe("requests.countersign", () => {
  test("does it", async () => {
    const seen = await desk.at("proposed");
    expect(await countersign(desk.ground, desk.people.counsel, seen)).toMatchObject({ outcome: "partial" });
    expect(await read(seen.id)).toMatchObject({
      request: { state: "decided", outcome: "partial" },
      decision: { countersignedByName: "counsel" },
    });
  });
  test("refuses without permission", async () => {
    await expect(countersign(desk.ground, desk.people.analyst2, await desk.at("proposed"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses one's own proposal, and so does the database", async () => {
    const { id, version } = await desk.request();
    const proposed = await propose(desk.ground, desk.people.counsel, { id, version, grant, basis });
    await expect(countersign(desk.ground, desk.people.counsel, { id, version: proposed.version })).rejects.toThrow(
      "own proposal",
    );
    const raw = desk.owner.query(
      "UPDATE decision SET countersigned_by = proposed_by, countersigned_at = now() WHERE request_id = $1",
      [id],
    );
    await expect(raw).rejects.toThrow("decision_two_people");
  });
  test("refuses the wrong state", async () => {
    await expect(countersign(desk.ground, desk.people.counsel, await desk.request())).rejects.toThrow("is received");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.at("proposed");
    const { won, conflicts } = await race([
      () => countersign(desk.ground, desk.people.counsel, seen),
      () => countersign(desk.ground, desk.people.counsel2, seen),
    ]);
    expect(won).toBe(1);
    expect(conflicts[0]).toMatch(/^counsel2? was first and countersigned it/);
  });
});

describe("requests.return", () => {
  const reason = "The last connection is not needed here.";
  test("does it", async () => {
    const seen = await desk.at("proposed");
    await returnProposal(desk.ground, desk.people.counsel, { ...seen, reason });
    const one = await read(seen.id);
    expect(one).toMatchObject({
      request: { state: "received" },
      decision: null,
      returned: [{ returnedReason: reason }],
    });
    expect(one.fields.every((field) => field.granted === null)).toBe(true);
    await propose(desk.ground, desk.people.analyst, { id: seen.id, version: one.request.version, grant: [], basis });
  });
  test("refuses without permission", async () => {
    await expect(
      returnProposal(desk.ground, desk.people.analyst, { ...(await desk.at("proposed")), reason }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(
      returnProposal(desk.ground, desk.people.counsel, { ...(await desk.at("decided")), reason }),
    ).rejects.toThrow("is decided");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.at("proposed");
    const { won } = await race([
      () => returnProposal(desk.ground, desk.people.counsel, { ...seen, reason }),
      () => countersign(desk.ground, desk.people.counsel2, seen),
    ]);
    expect(won).toBe(1);
  });
});

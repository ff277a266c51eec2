import { beforeAll, describe, expect, test } from "vitest";
import { changeSigning } from "#lib/settings/changeSigning.ts";
import { signingDefaults } from "#lib/settings/setting.ts";
import { basis, type Desk, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { countersign } from "./countersign.ts";
import { propose } from "./propose.ts";
import { returnProposal } from "./returnProposal.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const grant = ["account-created", "last-connection"];

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
    expect((await read(id)).risks).toContain("first-time-authority");
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
      () => propose(desk.ground, desk.people.analyst2, { ...seen, grant: [], basis, ground: "oppressive" }),
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
  test("an analyst signs an ordinary request second where the house says so, and a risky one never", async () => {
    const seen = await desk.at("proposed");
    const rules = { countersignByAnalyst: true, accountsAtRisk: 3, processOwedHours: 48 };
    await changeSigning(desk.ground, desk.people.administrator, { ...rules, seen: signingDefaults });
    await countersign(desk.ground, desk.people.analyst2, seen);
    const targets = ["01", "02", "03"].map((end) => ({ kind: "phone" as const, identifier: `+1 202 555 01${end}` }));
    const risky = await desk.at("proposed", { targets });
    await expect(countersign(desk.ground, desk.people.analyst2, risky)).rejects.toThrow("It names many accounts.");
    const raw = desk.owner.query(
      "UPDATE decision SET countersigned_by = $2, countersigned_at = now() WHERE request_id = $1",
      [risky.id, desk.people.analyst2.id],
    );
    await expect(raw).rejects.toThrow("where there is a risk, counsel signs second");
    await changeSigning(desk.ground, desk.people.administrator, { ...signingDefaults, seen: rules });
  });
  test("who verified a first-time authority does not sign second, and the proposal cannot hide the risk", async () => {
    const { id, version } = await desk.request({ authority: { name: "A court that asks first", country: "US" } });
    const { request } = await read(id);
    const verified = "UPDATE authority SET verified_at = now(), verified_by = $2, verification = '{}' WHERE id = $1";
    await desk.owner.query(verified, [request.authorityId, desk.people.counsel.id]);
    const proposed = await propose(desk.ground, desk.people.analyst, { id, version, grant, basis });
    const seen = { id, version: proposed.version };
    await expect(countersign(desk.ground, desk.people.counsel, seen)).rejects.toThrow("You verified who asks");
    const hidden = desk.owner.query("UPDATE decision SET risks = '{}' WHERE request_id = $1", [id]);
    await expect(hidden).rejects.toThrow("what was proposed is not changed");
    await countersign(desk.ground, desk.people.counsel2, seen);
  });
  test("what two people signed cannot be changed, by anyone", async () => {
    const { id } = await desk.at("decided");
    for (const change of [
      "UPDATE decision SET proposed_by = 'somebody' WHERE request_id = $1",
      "UPDATE decision SET countersigned_by = 'somebody' WHERE request_id = $1",
      "UPDATE decision SET outcome = 'granted' WHERE request_id = $1",
      "DELETE FROM decision WHERE request_id = $1",
    ])
      await expect(desk.owner.query(change, [id]), change).rejects.toThrow(/is not changed|is refused/);
  });
  test("a proposal that waits keeps its author and its words, whoever writes", async () => {
    const { id } = await desk.at("proposed");
    for (const change of ["proposed_by = 'somebody'", "outcome = 'refused'", "basis = basis || ' And more.'"])
      await expect(
        desk.owner.query(`UPDATE decision SET ${change} WHERE request_id = $1`, [id]),
        change,
      ).rejects.toThrow("is not changed");
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
    await propose(desk.ground, desk.people.analyst, {
      id: seen.id,
      version: one.request.version,
      grant: [],
      basis,
      ground: "oppressive",
    });
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

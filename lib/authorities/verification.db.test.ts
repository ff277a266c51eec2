import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call, recordedOffice, verifiedOffice } from "#testing/authorities.ts";
import { nameServer } from "#testing/nameServer.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { challenge } from "./challenge.ts";
import { one } from "./one.ts";
import { reveal } from "./reveal.ts";
import { unverify } from "./unverify.ts";
import { verify } from "./verify.ts";

let desk: Desk;
const reason = "A caller at the ministry did not know this office.";
const txt = new Map<string, string>();
let names: Awaited<ReturnType<typeof nameServer>>;
beforeAll(async () => {
  desk = await openDesk();
  names = await nameServer(txt);
  process.env.COUNTERSIGN_DNS = names.address;
});
afterAll(() => {
  names.close();
  delete process.env.COUNTERSIGN_DNS;
});
beforeEach(() => desk.setNow(morning));

describe("authorities.challenge", () => {
  test("does it", async () => {
    const id = await recordedOffice(desk);
    const [domain = ""] = (await one(desk.ground, desk.people.analyst, { id })).domains;
    const { name, text } = await challenge(desk.ground, desk.people.analyst, { id, domain });
    const asking = { id, version: 1, evidence: "domain", domain, registrySource: "Gazette", note: call.note } as const;
    await expect(verify(desk.ground, desk.people.analyst, asking)).rejects.toThrow(
      "does not show our word yet: no TXT record",
    );
    txt.set(name, "somebody else's word");
    await expect(verify(desk.ground, desk.people.analyst, asking)).rejects.toThrow("1 other TXT records");
    txt.set(name, text);
    await verify(desk.ground, desk.people.analyst, asking);
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found).toMatchObject({ challenges: [], verifications: [{ evidence: "domain", domain }] });
  });
  test("refuses without permission", async () => {
    const failing = challenge(desk.ground, desk.people.auditor, { id: desk.authorityId, domain: "a.example" });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = challenge(desk.ground, desk.people.analyst, {
      id: await recordedOffice(desk),
      domain: "other.example",
    });
    await expect(failing).rejects.toThrow("is not among the domains");
  });
  test("two at once, one wins", async () => {
    const id = await recordedOffice(desk);
    const [domain = ""] = (await one(desk.ground, desk.people.analyst, { id })).domains;
    const { won, conflicts } = await race(
      [1, 2].map(() => () => challenge(desk.ground, desk.people.analyst, { id, domain })),
    );
    expect({ won, conflicts }).toEqual({
      won: 1,
      conflicts: [expect.stringContaining("was asked for our word before")],
    });
  });
});

describe("authorities.verify", () => {
  test("does it", async () => {
    const id = await verifiedOffice(desk);
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found).toMatchObject({
      verifiedByName: "analyst",
      verification: { evidence: "call-back", registrySource: "Official gazette", note: call.note },
      verifiedUntil: new Date("2027-11-23T09:00:00Z"),
    });
    const { rows } = await desk.owner.query("SELECT * FROM verification WHERE authority_id = $1", [id]);
    expect(JSON.stringify(rows)).not.toMatch(/0100|Beispiel/);
  });
  test("refuses without permission", async () => {
    await expect(
      verify(desk.ground, desk.people.auditor, { id: desk.authorityId, version: 1, ...call }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const again = { id: desk.authorityId, version: 2, ...call };
    await expect(verify(desk.ground, desk.people.analyst, again)).rejects.toThrow("was verified before");
    const late = { id: await recordedOffice(desk), version: 1, ...call, calledAt: new Date("2026-11-24T00:00:00Z") };
    await expect(verify(desk.ground, desk.people.analyst, late)).rejects.toThrow("cannot have been in the future");
  });
  test("two at once, one wins", async () => {
    const id = await recordedOffice(desk);
    const { won } = await race(
      [1, 2].map(() => () => verify(desk.ground, desk.people.analyst, { id, version: 1, ...call })),
    );
    expect(won).toBe(1);
  });
  test("in its last days it is renewed, and the evidence before stays readable", async () => {
    const id = await verifiedOffice(desk);
    desk.setNow(new Date("2027-10-20T09:00:00Z"));
    await verify(desk.ground, desk.people.analyst, { id, version: 2, ...call });
    const { verifications } = await one(desk.ground, desk.people.analyst, { id });
    expect(verifications.map((each) => each.endedCode)).toEqual([null, "renewed"]);
    const tampering = desk.owner.query(
      "UPDATE verification SET note = 'Something else entirely.' WHERE authority_id = $1",
      [id],
    );
    await expect(tampering).rejects.toThrow("what was recorded stands");
  });
});

describe("authorities.unverify", () => {
  const ended = { code: "suspect", reason } as const;
  test("does it", async () => {
    const id = await verifiedOffice(desk);
    await unverify(desk.ground, desk.people.analyst, { id, version: 2, ...ended });
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({
      verifiedAt: null,
      verifications: [{ endedCode: "suspect", endedReason: reason, endedByName: "analyst" }],
    });
  });
  test("refuses without permission", async () => {
    const failing = unverify(desk.ground, desk.people.auditor, { id: desk.authorityId, version: 2, ...ended });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = unverify(desk.ground, desk.people.analyst, {
      id: await recordedOffice(desk),
      version: 1,
      ...ended,
    });
    await expect(failing).rejects.toThrow("is not verified");
  });
  test("two at once, one wins", async () => {
    const id = await verifiedOffice(desk);
    const { won } = await race(
      [1, 2].map(() => () => unverify(desk.ground, desk.people.counsel, { id, version: 2, ...ended })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.reveal", () => {
  const standing = async () => {
    const { verifications } = await one(desk.ground, desk.people.analyst, { id: await verifiedOffice(desk) });
    return verifications[0]?.id ?? "";
  };
  test("does it", async () => {
    const shown = await reveal(desk.ground, desk.people.auditor, {
      verificationId: await standing(),
      reason: "audit-sample",
    });
    expect(shown).toEqual({ number: call.number, spokeWith: call.spokeWith });
  });
  test("refuses without permission", async () => {
    const failing = reveal(desk.ground, desk.people.administrator, {
      verificationId: await standing(),
      reason: "call-again",
    });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const verificationId = await standing();
    await desk.owner.query("UPDATE verification SET sealed = NULL, key_id = NULL WHERE id = $1", [verificationId]);
    await expect(
      reveal(desk.ground, desk.people.analyst, { verificationId, reason: "call-again" }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });
  test("two at once, one wins", async () => {
    // Two may look at once: each look is an entry of its own.
    const verificationId = await standing();
    const { won } = await race(
      [1, 2].map(() => () => reveal(desk.ground, desk.people.analyst, { verificationId, reason: "suspicion" })),
    );
    expect(won).toBe(2);
    const { rows } = await desk.owner.query("SELECT 1 FROM log_entry WHERE convert_from(bytes, 'UTF8') LIKE $1", [
      `%verification.revealed%${verificationId}%`,
    ]);
    expect(rows).toHaveLength(2);
  });
});

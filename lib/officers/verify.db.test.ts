import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lapse } from "#lib/authorities/lapse.ts";
import { call } from "#testing/authorities.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { disable } from "./disable.ts";
import { record } from "./record.ts";
import { verify } from "./verify.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

let made = 0;
async function officer(): Promise<{ id: string; version: number }> {
  made += 1;
  return record(desk.ground, desk.people.analyst, {
    authorityId: desk.authorityId,
    email: `officer-${made}@usdoj.example`,
    name: `Officer ${made}`,
  });
}
const standing = async (id: string) =>
  (await desk.owner.query("SELECT verified_at, verification, version FROM officer WHERE id = $1", [id])).rows[0];

describe("officers.verify", () => {
  test("does it", async () => {
    const given = await officer();
    await verify(desk.ground, desk.people.analyst, { ...given, ...call });
    expect(await standing(given.id)).toMatchObject({
      verified_at: morning,
      verification: { evidence: "call-back" },
      version: 2,
    });
  });
  test("refuses without permission", async () => {
    const failing = verify(desk.ground, desk.people.auditor, { ...(await officer()), ...call });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const given = await officer();
    const { registrySource, note } = call;
    const byDomain = { ...given, evidence: "domain" as const, domain: "usdoj.example", registrySource, note };
    await expect(verify(desk.ground, desk.people.analyst, byDomain)).rejects.toThrow(
      "A domain shows an authority, not a person",
    );
    await disable(desk.ground, desk.people.analyst, given);
    const shutOut = { id: given.id, version: 2, ...call };
    await expect(verify(desk.ground, desk.people.analyst, shutOut)).rejects.toThrow("was shut out");
  });
  test("two at once, one wins", async () => {
    const given = await officer();
    const { won } = await race([1, 2].map(() => () => verify(desk.ground, desk.people.analyst, { ...given, ...call })));
    expect(won).toBe(1);
  });
});

test("after a year an officer is to be verified again", async () => {
  const given = await officer();
  await verify(desk.ground, desk.people.analyst, { ...given, ...call });
  desk.setNow(new Date("2027-11-24T00:00:00Z"));
  await lapse(desk.ground, desk.people.operator, {});
  expect(await standing(given.id)).toMatchObject({ verified_at: null, verification: null });
});

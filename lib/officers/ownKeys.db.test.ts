import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { addKey } from "#lib/officers/addKey.ts";
import { own } from "#lib/officers/own.ts";
import { revokeKey } from "#lib/officers/revokeKey.ts";
import { enrolledOfficer, officerSteps, openPortalDesk, type PortalDesk } from "#testing/officers.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: PortalDesk;
beforeAll(async () => {
  at = await openPortalDesk();
});

const { someone, actions } = officerSteps(() => at);

const recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

describe("officers.addKey", () => {
  test("does it", async () => {
    const { actor } = await enrolledOfficer(at, someone());
    await addKey(at.ground, actor, { kind: "age", publicKey: ` ${recipient}\n` });
    expect((await own(at.ground, actor, {})).keys).toMatchObject([{ kind: "age", revokedAt: null, expiresAt: null }]);
    expect(await actions(actor.id)).toContain("officer.keyAdded");
  });
  test("refuses without permission", async () => {
    expect(await outcome(addKey(at.ground, at.people.counsel, { kind: "age", publicKey: recipient }))).toBe(
      "forbidden",
    );
    expect(await outcome(addKey(at.ground, at.people.officer, { kind: "age", publicKey: recipient }))).toBe(
      "forbidden",
    );
  });
  test("refuses the wrong state", async () => {
    const { actor } = await enrolledOfficer(at, someone());
    await addKey(at.ground, actor, { kind: "age", publicKey: recipient });
    expect(await outcome(addKey(at.ground, actor, { kind: "age", publicKey: recipient }))).toBe("conflict");
    expect(await outcome(addKey(at.ground, actor, { kind: "openpgp", publicKey: "no key" }))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    const { actor } = await enrolledOfficer(at, someone());
    const calls = [1, 2].map(() => addKey(at.ground, actor, { kind: "age", publicKey: recipient }));
    expect(await outcomes(...calls)).toEqual(["conflict", "done"]);
  });
});

describe("officers.revokeKey", () => {
  test("does it", async () => {
    const { actor } = await enrolledOfficer(at, someone());
    const { id } = await addKey(at.ground, actor, { kind: "age", publicKey: recipient });
    await revokeKey(at.ground, actor, { id });
    await addKey(at.ground, actor, { kind: "age", publicKey: recipient });
    expect((await own(at.ground, actor, {})).keys.map((key) => key.revokedAt !== null)).toEqual([false, true]);
  });
  test("refuses without permission", async () => {
    expect(await outcome(revokeKey(at.ground, at.people.analyst, { id: newId() }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const [{ actor }, { actor: other }] = [await enrolledOfficer(at, someone()), await enrolledOfficer(at, someone())];
    const { id } = await addKey(at.ground, actor, { kind: "age", publicKey: recipient });
    expect(await outcome(revokeKey(at.ground, other, { id }))).toBe("conflict");
    await revokeKey(at.ground, actor, { id });
    expect(await outcome(revokeKey(at.ground, actor, { id }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { actor } = await enrolledOfficer(at, someone());
    const { id } = await addKey(at.ground, actor, { kind: "age", publicKey: recipient });
    expect(await outcomes(revokeKey(at.ground, actor, { id }), revokeKey(at.ground, actor, { id }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

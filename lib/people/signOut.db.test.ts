import { beforeAll, describe, expect, test } from "vitest";
import { sessionActor } from "#lib/auth/sessionActor.ts";
import { signOut } from "#lib/people/signOut.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});

describe("people.signOut", () => {
  test("does it", async () => {
    const { analyst } = at.people;
    const copied = { personId: analyst.id, epoch: 0, signedInAt: Date.now() };
    expect(await sessionActor(at.ground, copied)).toMatchObject({ id: analyst.id });
    await signOut(at.ground, analyst, {});
    expect(await sessionActor(at.ground, copied)).toBeNull();
    expect(await sessionActor(at.ground, { ...copied, epoch: 1 })).toMatchObject({ id: analyst.id });
  });

  test("refuses without permission", async () => {
    expect(await outcome(signOut(at.ground, at.people.machine, {}))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    // There is none: who has no session any more may end it again, and ends nobody else's.
    await signOut(at.ground, at.people.counsel, {});
    expect(await outcome(signOut(at.ground, at.people.counsel, {}))).toBe("done");
    const other = { personId: at.people.counsel2.id, epoch: 0, signedInAt: Date.now() };
    expect(await sessionActor(at.ground, other)).toMatchObject({ id: at.people.counsel2.id });
  });

  test("two at once, one wins", async () => {
    // From two browsers at once: both are signed out, and no session of before is left.
    const { auditor } = at.people;
    expect(await outcomes(signOut(at.ground, auditor, {}), signOut(at.ground, auditor, {}))).toEqual(["done", "done"]);
    expect(await sessionActor(at.ground, { personId: auditor.id, epoch: 0, signedInAt: Date.now() })).toBeNull();
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { officerActor, writeOfficerSession } from "#lib/auth/officerActor.ts";
import { newId } from "#lib/db/id.ts";
import { disable } from "#lib/officers/disable.ts";
import { enrol, readInvitation } from "#lib/officers/enrol.ts";
import { invite } from "#lib/officers/invite.ts";
import { list } from "#lib/officers/list.ts";
import { own } from "#lib/officers/own.ts";
import { record } from "#lib/officers/record.ts";
import { signOut } from "#lib/officers/signOut.ts";
import {
  codeAt,
  enrolledOfficer,
  invitedOfficer,
  mailedToken,
  officerPassword,
  officerSteps,
  openPortalDesk,
  type PortalDesk,
  portalMorning,
  setDomain,
  setFrozen,
} from "#testing/officers.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: PortalDesk;
let authorityId: string;
beforeAll(async () => {
  at = await openPortalDesk();
  ({ authorityId } = at);
});

const { someone, actions, versionOf } = officerSteps(() => at);
const verified = async (id: string) =>
  at.owner.query("UPDATE officer SET verified_at = now(), verification = '{}' WHERE id = $1", [id]);

test("the application's role moves no officer to another authority or address", async () => {
  const { id } = await record(at.ground, at.people.analyst, { ...someone(), name: "Bo" });
  for (const change of ["email = 'x@elsewhere.example'", "authority_id = gen_random_uuid()"]) {
    const moved = at.ground.database.pool.query(`UPDATE officer SET ${change} WHERE id = $1`, [id]);
    await expect(moved).rejects.toThrow("permission denied");
  }
});

describe("officers.record", () => {
  test("does it", async () => {
    const given = someone();
    const { id } = await record(at.ground, at.people.analyst, {
      ...given,
      email: ` ${given.email.toUpperCase()} `,
      name: "Bo",
    });
    const [line] = (await list(at.ground, at.people.auditor, { authorityId })).filter((one) => one.id === id);
    expect(line).toMatchObject({ email: given.email, name: "Bo", access: "unverified", requests: 0 });
    expect(await actions(id)).toEqual(["officer.recorded"]);
  });
  test("refuses without permission", async () => {
    for (const actor of [at.people.auditor, at.people.administrator, at.people.officer])
      expect(await outcome(record(at.ground, actor, { ...someone(), name: "Bo" }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const nowhere = { authorityId: newId(), email: "a@b.example", name: "Bo" };
    expect(await outcome(record(at.ground, at.people.analyst, nowhere))).toBe("not-found");
    expect(await outcome(record(at.ground, at.people.analyst, { ...someone(), name: "\u202eoB" }))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    const given = { ...someone(), name: "Bo" };
    const calls = [at.people.analyst, at.people.counsel].map((actor) => record(at.ground, actor, given));
    expect(await outcomes(...calls)).toEqual(["conflict", "done"]);
  });
});

describe("officers.invite", () => {
  test("does it", async () => {
    const given = someone();
    const { id, token } = await invitedOfficer(at, given);
    expect(await readInvitation(at.ground, token)).toMatchObject({ email: given.email, name: "Ada Officer" });
    expect(await actions(id)).toEqual(["officer.recorded", "officer.invited"]);
    const said = await at.owner.query("SELECT string_agg(convert_from(bytes, 'UTF8'), '') AS text FROM log_entry");
    expect(said.rows[0].text).not.toContain("usao.example");
    expect(said.rows[0].text).not.toContain(token);
  });
  test("refuses without permission", async () => {
    for (const actor of [at.people.auditor, at.people.administrator, at.people.officer, at.people.machine])
      expect(await outcome(invite(at.ground, actor, { id: newId(), version: 1 }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await record(at.ground, at.people.analyst, { ...someone(), name: "Not verified" });
    const call = () => invite(at.ground, at.people.counsel, { id, version: 1 });
    expect(await outcome(call())).toBe("conflict");
    await verified(id);
    await at.owner.query("UPDATE authority SET domains = '{}' WHERE id = $1", [authorityId]);
    expect(await outcome(call())).toBe("conflict");
    for (const elsewhere of ["other.example", "notusao.example", "x.usao.example"]) {
      await setDomain(at, authorityId, elsewhere);
      expect(await outcome(call()), elsewhere).toBe("invalid");
    }
    await setDomain(at, authorityId, "usao.example");
    await setFrozen(at, authorityId, true);
    expect(await outcome(call())).toBe("conflict");
    await setFrozen(at, authorityId, false);
    expect(await outcome(call())).toBe("done");
  });
  test("two at once, one wins", async () => {
    const { id } = await record(at.ground, at.people.analyst, { ...someone(), name: "Two" });
    await verified(id);
    const calls = [at.people.analyst, at.people.counsel].map((actor) => invite(at.ground, actor, { id, version: 1 }));
    expect(await outcomes(...calls)).toEqual(["conflict", "done"]);
  });
  test("a second invitation voids the first, and what they got in with", async () => {
    const given = someone();
    const { id, token: first } = await invitedOfficer(at, given);
    const { secret, draft } = await readInvitation(at.ground, first);
    await invite(at.ground, at.people.counsel, { id, version: await versionOf(id) });
    const factor = { kind: "password", password: officerPassword, code: codeAt(secret, portalMorning), draft } as const;
    expect(await outcome(enrol(at.ground, { token: first, factor }))).toBe("not-found");
    // The draft of one link is no draft of another.
    const second = await mailedToken(at.ground, given.email);
    expect(await outcome(enrol(at.ground, { token: second, factor }))).toBe("invalid");
  });
});

describe("officers.disable", () => {
  test("does it", async () => {
    const { actor } = await enrolledOfficer(at, someone());
    await disable(at.ground, at.people.counsel, { id: actor.id, version: await versionOf(actor.id) });
    expect(await outcome(own(at.ground, actor, {}))).toBe("forbidden");
    const [line] = (await list(at.ground, at.people.analyst, { authorityId })).filter((one) => one.id === actor.id);
    expect(line).toMatchObject({ access: "disabled", enrolledWith: null });
    expect(await actions(actor.id)).toEqual([
      ...["officer.recorded", "officer.invited", "officer.enrolled", "officer.signedIn"],
      ...["officer.disabled", "access.refused"],
    ]);
  });
  test("refuses without permission", async () => {
    expect(await outcome(disable(at.ground, at.people.officer, { id: newId(), version: 1 }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await invitedOfficer(at, someone());
    const { version: next } = await disable(at.ground, at.people.analyst, { id, version });
    expect(await outcome(disable(at.ground, at.people.analyst, { id, version: next }))).toBe("conflict");
    expect(await outcome(disable(at.ground, at.people.analyst, { id: newId(), version: 1 }))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await invitedOfficer(at, someone());
    const calls = [at.people.analyst, at.people.counsel].map((actor) => disable(at.ground, actor, { id, version }));
    expect(await outcomes(...calls)).toEqual(["conflict", "done"]);
  });
});

describe("officers.signOut", () => {
  test("does it", async () => {
    const { actor, epoch } = await enrolledOfficer(at, someone());
    const cookie = writeOfficerSession(at.ground, { officerId: actor.id, epoch, signedInAt: portalMorning.getTime() });
    expect(await officerActor(at.ground, cookie)).not.toBeNull();
    await signOut(at.ground, actor, {});
    expect(await officerActor(at.ground, cookie)).toBeNull();
    expect((await actions(actor.id)).at(-1)).toBe("officer.signedOut");
  });
  test("refuses without permission", async () => {
    expect(await outcome(signOut(at.ground, at.people.analyst, {}))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { actor } = await enrolledOfficer(at, someone());
    await disable(at.ground, at.people.counsel, { id: actor.id, version: await versionOf(actor.id) });
    expect(await outcome(signOut(at.ground, actor, {}))).toBe("forbidden");
  });
  test("two at once, one wins", async () => {
    const { actor, epoch } = await enrolledOfficer(at, someone());
    // Neither is refused: whoever comes second finds the sessions ended, and ends what there is.
    expect(await outcomes(signOut(at.ground, actor, {}), signOut(at.ground, actor, {}))).toEqual(["done", "done"]);
    const { rows } = await at.owner.query("SELECT session_epoch FROM officer WHERE id = $1", [actor.id]);
    expect(rows[0].session_epoch).toBe(epoch + 2);
  });
});

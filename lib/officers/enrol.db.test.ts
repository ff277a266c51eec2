import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { officerActor, officerSessionSeconds, writeOfficerSession } from "#lib/auth/officerActor.ts";
import { sessionActor } from "#lib/auth/sessionActor.ts";
import { disable } from "#lib/officers/disable.ts";
import { enrol, readInvitation } from "#lib/officers/enrol.ts";
import { invite } from "#lib/officers/invite.ts";
import {
  codeAt,
  enrolledOfficer,
  invitedOfficer,
  officerPassword,
  officerSteps,
  openPortalDesk,
  type PortalDesk,
  portalMorning,
} from "#testing/officers.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: PortalDesk;
beforeAll(async () => {
  at = await openPortalDesk();
});
beforeEach(() => at.setNow(portalMorning));

const { someone, later, actions, versionOf } = officerSteps(() => at);

describe("an invitation", () => {
  const password = async (token: string, code?: string, changes = {}) => {
    const { secret, draft } = await readInvitation(at.ground, token);
    const factor = { kind: "password", password: officerPassword, draft, ...changes } as const;
    return { token, factor: { ...factor, code: code ?? codeAt(secret, at.ground.now()) } };
  };

  test("opens once: of two at once one wins, and a replay is refused and recorded", async () => {
    const { id, token } = await invitedOfficer(at, someone());
    const [one, two] = [await password(token), await password(token)];
    expect(await outcomes(enrol(at.ground, one), enrol(at.ground, two))).toEqual(["conflict", "done"]);
    expect(await outcome(enrol(at.ground, one))).toBe("conflict");
    expect((await actions(id)).filter((action) => action === "officer.enrolled")).toHaveLength(1);
    expect(await actions(id)).toContain("access.refused");
  });

  test("does not open after seven days, for a wrong code, a short password, or a draft of another's", async () => {
    const { token } = await invitedOfficer(at, someone());
    const other = await invitedOfficer(at, someone());
    expect(await outcome(enrol(at.ground, await password(token, "000000")))).toBe("invalid");
    expect(await outcome(enrol(at.ground, await password(token, undefined, { password: "elevenchars" })))).toBe(
      "invalid",
    );
    const { draft } = await readInvitation(at.ground, other.token);
    expect(await outcome(enrol(at.ground, await password(token, undefined, { draft })))).toBe("invalid");
    expect(await outcome(enrol(at.ground, await password(token, undefined, { draft: "x.y" })))).toBe("invalid");
    const good = await password(token);
    later(7 * 86_400);
    expect(await outcome(enrol(at.ground, good))).toBe("conflict");
    expect(await outcome(readInvitation(at.ground, "x".repeat(43)))).toBe("not-found");
  });

  test("keeps neither the token nor the secret in clear", async () => {
    const { token } = await invitedOfficer(at, someone());
    const { secret } = await readInvitation(at.ground, token);
    await enrol(at.ground, await password(token));
    for (const table of ["officer_invitation", "officer_password", "mail"]) {
      const { rows } = await at.owner.query(
        `SELECT t::text AS row, convert_from(decode('41', 'hex'), 'UTF8') FROM ${table} t`,
      );
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });
});

describe("an officer's session", () => {
  const session = async () => {
    const officer = await enrolledOfficer(at, someone());
    const claims = { officerId: officer.actor.id, epoch: officer.epoch, signedInAt: at.ground.now().getTime() };
    return { ...officer, claims, cookie: writeOfficerSession(at.ground, claims) };
  };

  test("is the officer's until it is four hours old", async () => {
    const { actor, cookie } = await session();
    expect(await officerActor(at.ground, cookie)).toEqual(actor);
    later(officerSessionSeconds - 1);
    expect(await officerActor(at.ground, cookie)).not.toBeNull();
    later(officerSessionSeconds);
    expect(await officerActor(at.ground, cookie)).toBeNull();
  });

  test.each(["disabled", "invited"] as const)("ends at once when they are %s", async (how) => {
    const { actor, cookie } = await session();
    const seen = { id: actor.id, version: await versionOf(actor.id) };
    await (how === "disabled" ? disable : invite)(at.ground, at.people.counsel, seen);
    expect(await officerActor(at.ground, cookie)).toBeNull();
  });

  test("is no session of the desk, and no session of the desk is an officer's", async () => {
    const { actor, claims, cookie } = await session();
    const asPerson = { personId: actor.id, epoch: claims.epoch, signedInAt: claims.signedInAt };
    expect(await sessionActor(at.ground, asPerson)).toBeNull();
    const { id } = at.people.analyst;
    expect(
      await officerActor(at.ground, writeOfficerSession(at.ground, { ...claims, officerId: id, epoch: 0 })),
    ).toBeNull();
    const cut = `${cookie.slice(0, -4)}AAAA`;
    for (const wrong of [undefined, "", ".", "x.y", cut]) expect(await officerActor(at.ground, wrong)).toBeNull();
  });
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { address } from "#lib/auth/address.ts";
import { failuresMax } from "#lib/auth/throttle.ts";
import { disable } from "#lib/officers/disable.ts";
import { enrol, passkeyOptions } from "#lib/officers/enrol.ts";
import { signIn } from "#lib/officers/signIn.ts";
import { signInByPasskey, signInOptions } from "#lib/officers/signInByPasskey.ts";
import { authenticator } from "#testing/authenticator.ts";
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
import { outcome } from "#testing/refused.ts";

let at: PortalDesk;
beforeAll(async () => {
  at = await openPortalDesk();
});
beforeEach(async () => {
  at.setNow(portalMorning);
  await at.owner.query("DELETE FROM sign_in_failure");
});

const { someone, later, actions, versionOf } = officerSteps(() => at);
const attempt = (email: string, code: string, password = officerPassword, place = "192.0.2.1") =>
  signIn(at.ground, { email, password, code, place });

describe("an officer's password and code", () => {
  test("let in, each code once", async () => {
    const { email, secret, actor, epoch } = await enrolledOfficer(at, someone());
    // The code that enrolled is taken already.
    expect(await attempt(email, codeAt(secret, portalMorning))).toBeNull();
    const now = later(60);
    expect(await attempt(email.toUpperCase(), codeAt(secret, now))).toEqual({ officerId: actor.id, epoch });
    expect(await attempt(email, codeAt(secret, now))).toBeNull();
    // Nor does one of before, though it would still be in time.
    expect(await attempt(email, codeAt(secret, new Date(now.getTime() - 30_000)))).toBeNull();
    expect(await actions(actor.id)).toContain("officer.signInFailed");
  });

  test("let one in of two at once with one code", async () => {
    const { email, secret } = await enrolledOfficer(at, someone());
    const code = codeAt(secret, later(60));
    const both = await Promise.all([attempt(email, code), attempt(email, code)]);
    expect(both.filter((one) => one !== null)).toHaveLength(1);
  });

  test("are both needed, and what was wrong is told to nobody", async () => {
    const { email, secret, actor } = await enrolledOfficer(at, someone());
    const code = codeAt(secret, later(60));
    expect(await attempt(email, code, "wrong password")).toBeNull();
    expect(await attempt(email, "123456")).toBeNull();
    expect(await attempt(email, "")).toBeNull();
    expect(await attempt("nobody@usao.example", code)).toBeNull();
    expect(await attempt(email, code)).not.toBeNull();
    await disable(at.ground, at.people.counsel, { id: actor.id, version: await versionOf(actor.id) });
    expect(await attempt(email, codeAt(secret, later(120)))).toBeNull();
  });

  test("are throttled like people's", async () => {
    const { email, secret } = await enrolledOfficer(at, someone());
    const now = later(60);
    for (let n = 0; n < failuresMax.email; n += 1)
      expect(await attempt(email, "000000", "x", `192.0.2.${n}`)).toBeNull();
    expect(await attempt(email, codeAt(secret, now))).toBe("throttled");
    expect(await attempt(email, codeAt(secret, later(17 * 60)))).not.toBeNull();
  });
});

describe("a passkey", () => {
  const origin = new URL(address()).origin;
  const rpId = new URL(address()).hostname;
  const enrolled = async () => {
    const { id, token } = await invitedOfficer(at, someone());
    const key = authenticator(rpId);
    const { challenge } = await passkeyOptions(at.ground, token);
    await enrol(at.ground, { token, factor: { kind: "passkey", response: key.make({ challenge, origin }) } });
    return { id, key };
  };
  const challenged = async () => (await signInOptions(at.ground, "192.0.2.7"))?.challenge ?? "";
  const enter = (response: Parameters<typeof signInByPasskey>[1]["response"]) =>
    signInByPasskey(at.ground, { response, place: "192.0.2.7" });

  test("lets in whose user it verified, once a challenge", async () => {
    const { id, key } = await enrolled();
    const response = key.sign({ challenge: await challenged(), origin });
    expect(await enter(response)).toMatchObject({ officerId: id });
    expect(await enter(response)).toBeNull();
    expect(await actions(id)).toEqual([
      ...["officer.recorded", "officer.invited", "officer.enrolled", "officer.signedIn"],
      ...["officer.signedIn", "officer.signInFailed"],
    ]);
  });

  test("is refused from another site, without its user, late, unasked, and when its count goes back", async () => {
    const { key } = await enrolled();
    const elsewhere = { challenge: await challenged(), origin: "https://desk.example" };
    expect(await enter(key.sign(elsewhere))).toBeNull();
    expect(await enter(key.sign({ challenge: await challenged(), origin }, { verified: false }))).toBeNull();
    expect(await enter(key.sign({ challenge: "A".repeat(43), origin }))).toBeNull();
    expect(await enter(authenticator(rpId).sign({ challenge: await challenged(), origin }))).toBeNull();
    const asked = { challenge: await challenged(), origin };
    later(5 * 60 + 1);
    expect(await enter(key.sign(asked))).toBeNull();
    expect(await enter(key.sign({ challenge: await challenged(), origin }, { counter: 7 }))).not.toBeNull();
    expect(await enter(key.sign({ challenge: await challenged(), origin }, { counter: 7 }))).toBeNull();
  });

  test("is made for one link, by an authenticator that verified its user", async () => {
    const [one, two] = [await invitedOfficer(at, someone()), await invitedOfficer(at, someone())];
    const { challenge } = await passkeyOptions(at.ground, one.token);
    const make = (token: string, answering = {}) => {
      const response = authenticator(rpId).make({ challenge, origin }, answering);
      return enrol(at.ground, { token, factor: { kind: "passkey", response } });
    };
    expect(await outcome(make(two.token))).toBe("invalid");
    expect(await outcome(make(one.token, { verified: false }))).toBe("invalid");
    expect(await outcome(make(one.token))).toBe("done");
  });

  test("is asked for only so often from one place", async () => {
    for (let n = 0; n < failuresMax.email; n += 1) expect(await signInOptions(at.ground, "203.0.113.5")).not.toBeNull();
    expect(await signInOptions(at.ground, "203.0.113.5")).toBeNull();
  });
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sessionActor } from "#lib/auth/sessionActor.ts";
import { failuresMax } from "#lib/auth/throttle.ts";
import { add } from "#lib/people/add.ts";
import { changeRole } from "#lib/people/changeRole.ts";
import { disable } from "#lib/people/disable.ts";
import { enable } from "#lib/people/enable.ts";
import { link } from "#lib/people/link.ts";
import { readLink, setPassword } from "#lib/people/setPassword.ts";
import { signIn } from "#lib/people/signIn.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
beforeEach(async () => {
  at.setNow(null);
  await at.owner.query("DELETE FROM sign_in_failure");
});

const password = "correct horse battery staple";
let count = 0;
async function someone(): Promise<{ id: string; email: string }> {
  const email = `someone${++count}@desk.example`;
  const { id, token } = await add(at.ground, at.people.operator, { email, role: "analyst" });
  await setPassword(at.ground, { token, password });
  return { id, email };
}
const attempt = (email: string, given = password, place = "192.0.2.1") =>
  signIn(at.ground, { email, password: given, place });
const later = (ms: number) => at.setNow(new Date(Date.now() + ms));
const actions = async (id: string) => (await entriesOf(at, `person:${id}`)).map(({ action }) => action);

describe("a password set by link", () => {
  test("opens the desk, and says so in the log without saying who", async () => {
    const { id, email } = await someone();
    expect(await attempt(email.toUpperCase())).toEqual({ personId: id, epoch: 1 });
    expect(await actions(id)).toEqual(["person.added", "person.passwordSet", "person.signedIn"]);
    const said = await at.owner.query("SELECT string_agg(convert_from(bytes, 'UTF8'), '') AS text FROM log_entry");
    expect(said.rows[0].text).not.toContain("desk.example");
  });

  test("is refused when short, long, or by a link that is used, expired, unknown or somebody disabled's", async () => {
    const { id, token } = await add(at.ground, at.people.operator, { email: "p@desk.example", role: "analyst" });
    expect(await outcome(setPassword(at.ground, { token, password: "elevenchars" }))).toBe("invalid");
    expect(await outcome(setPassword(at.ground, { token, password: "x".repeat(201) }))).toBe("invalid");
    expect(await outcome(setPassword(at.ground, { token: "no", password }))).toBe("not-found");
    expect(await outcome(setPassword(at.ground, { token: `${token.slice(1)}A`, password }))).toBe("not-found");
    later(48 * 3_600_000);
    await expect(setPassword(at.ground, { token, password })).rejects.toThrow("has expired");
    at.setNow(null);
    expect(await readLink(at.ground, token)).toMatchObject({ name: "p" });
    await setPassword(at.ground, { token, password });
    await expect(setPassword(at.ground, { token, password })).rejects.toThrow("used already");
    const { token: second } = await link(at.ground, at.people.operator, { id });
    await disable(at.ground, at.people.operator, { id });
    expect(await outcome(setPassword(at.ground, { token: second, password }))).toBe("not-found");
  });

  test("is set once, however many try the link at once", async () => {
    const { id, token } = await add(at.ground, at.people.operator, { email: "once@desk.example", role: "counsel" });
    const tries = ["a", "b", "c", "d"].map((letter) => setPassword(at.ground, { token, password: letter.repeat(12) }));
    expect(await outcomes(...tries)).toEqual(["conflict", "conflict", "conflict", "done"]);
    expect((await actions(id)).filter((action) => action === "person.passwordSet")).toHaveLength(1);
  });
});

describe("signing in", () => {
  test("answers what can be nobody's address as it answers an unknown one", async () => {
    for (const email of ["some\0one@desk.example", "some\ud800one@desk.example", "", "@"])
      expect(await attempt(email), JSON.stringify(email)).toBeNull();
  });
  test("answers a wrong password, an unknown address and a disabled person alike", async () => {
    const { id, email } = await someone();
    expect(await attempt(email, "wrong password")).toBeNull();
    expect(await attempt("nobody@desk.example")).toBeNull();
    expect(await attempt("counsel@desk.example")).toBeNull();
    await disable(at.ground, at.people.operator, { id });
    expect(await attempt(email)).toBeNull();
    expect(await actions(id)).toContain("person.signInFailed");
  });

  test("closes the door for an address after too many tries, known or not, and opens it again", async () => {
    const { email } = await someone();
    for (const tried of [email, "nobody@desk.example"]) {
      for (let n = 0; n < failuresMax.email; n += 1) expect(await attempt(tried, "wrong", `192.0.2.${n}`)).toBeNull();
      expect(await attempt(tried, password, "198.51.100.1")).toBe("throttled");
    }
    later(16 * 60_000);
    expect(await attempt(email)).toMatchObject({ epoch: 1 });
  });

  test("starts the address anew after a success, and not the place", async () => {
    const { email } = await someone();
    for (let n = 0; n < failuresMax.email - 1; n += 1) await attempt(email, "wrong");
    expect(await attempt(email)).toMatchObject({ epoch: 1 });
    const { rows } = await at.owner.query("SELECT tried FROM sign_in_failure");
    expect(rows).toHaveLength(failuresMax.email - 1);
    expect(await attempt(email, "wrong")).toBeNull();
  });

  test("closes the door for a place, whatever it tries", async () => {
    const { email } = await someone();
    const spray = Array.from({ length: failuresMax.place }, (_, n) =>
      attempt(`n${n}@desk.example`, "x", "203.0.113.9"),
    );
    expect(new Set(await Promise.all(spray))).toEqual(new Set([null]));
    expect(await attempt(email, password, "203.0.113.9")).toBe("throttled");
    expect(await attempt(email, password, "203.0.113.10")).toMatchObject({ epoch: 1 });
  });

  test("lets no try past the limit by trying at once", async () => {
    const { email } = await someone();
    const tries = await Promise.all(Array.from({ length: 30 }, (_, n) => attempt(email, "wrong", `192.0.2.${n}`)));
    expect(tries.filter((answer) => answer === null)).toHaveLength(failuresMax.email);
    expect(tries.filter((answer) => answer === "throttled")).toHaveLength(30 - failuresMax.email);
  });

  test("keeps neither address nor place, only keyed hashes", async () => {
    await attempt("nobody@desk.example", "wrong", "2001:db8::1");
    const { rows } = await at.owner.query("SELECT * FROM sign_in_failure");
    expect(rows.map((row) => (row.tried as Buffer).length)).toEqual([32, 32]);
    expect(JSON.stringify(rows)).not.toContain("nobody");
  });
});

describe("a session", () => {
  const access: Record<string, (id: string) => Promise<unknown>> = {
    "they are disabled": (id) => disable(at.ground, at.people.operator, { id }),
    "they were disabled and enabled again": async (id) => {
      await disable(at.ground, at.people.operator, { id });
      await enable(at.ground, at.people.operator, { id });
    },
    "their role changes": (id) => changeRole(at.ground, at.people.operator, { id, from: "analyst", to: "auditor" }),
    "they get a new link": (id) => link(at.ground, at.people.operator, { id }),
    "a new password is set": async (id) => {
      const { token } = await link(at.ground, at.people.operator, { id });
      await setPassword(at.ground, { token, password: `${password} 2` });
    },
  };

  test.each(Object.keys(access))("ends at once when %s", async (when) => {
    const { id, email } = await someone();
    const signed = await attempt(email);
    if (signed === null || signed === "throttled") throw new Error("could not sign in");
    const claims = { ...signed, signedInAt: Date.now() };
    expect(await sessionActor(at.ground, claims)).toMatchObject({ id, role: "analyst", kind: "person" });
    await access[when]?.(id);
    expect(await sessionActor(at.ground, claims)).toBeNull();
  });

  test("ends after eight hours however often it was renewed, and is nobody's where a claim is missing", async () => {
    const { id } = await someone();
    const claims = { personId: id, epoch: 1, signedInAt: Date.now() };
    later(8 * 3_600_000 - 60_000);
    expect(await sessionActor(at.ground, claims)).not.toBeNull();
    later(8 * 3_600_000 + 1000);
    expect(await sessionActor(at.ground, claims)).toBeNull();
    at.setNow(null);
    expect(await sessionActor(at.ground, { personId: id, epoch: 1 })).toBeNull();
    expect(await sessionActor(at.ground, { ...claims, epoch: 0 })).toBeNull();
  });
});

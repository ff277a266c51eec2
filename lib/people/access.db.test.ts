import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { add } from "#lib/people/add.ts";
import { changeRole } from "#lib/people/changeRole.ts";
import { disable } from "#lib/people/disable.ts";
import { enable } from "#lib/people/enable.ts";
import { list } from "#lib/people/list.ts";
import type { GivenRole } from "#lib/people/person.ts";
import { read } from "#lib/people/read.ts";
import { readLink } from "#lib/people/setPassword.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
let operator: Actor;
let administrator: Actor;
beforeAll(async () => {
  at = await testDatabase();
  ({ operator, administrator } = at.people);
});

let count = 0;
const someone = (role: GivenRole = "analyst") =>
  add(at.ground, operator, { email: `someone${++count}@desk.example`, role });
const row = async (id: string) => (await at.owner.query("SELECT * FROM person WHERE id = $1", [id])).rows[0];
const lastEntry = async (id: string) => {
  const last = (await entriesOf(at, `person:${id}`)).at(-1);
  return { action: last?.action, data: last?.data };
};

describe("people.changeRole", () => {
  test("does it", async () => {
    const { id } = await someone();
    await changeRole(at.ground, administrator, { id, from: "analyst", to: "counsel" });
    expect(await row(id)).toMatchObject({ role: "counsel", session_epoch: 1 });
    expect(await lastEntry(id)).toEqual({ action: "person.roleChanged", data: { from: "analyst", to: "counsel" } });
  });

  test("refuses without permission", async () => {
    const { id } = await someone();
    expect(await outcome(changeRole(at.ground, at.people.counsel, { id, from: "analyst", to: "counsel" }))).toBe(
      "forbidden",
    );
  });

  test("refuses the wrong state", async () => {
    const { id } = await someone();
    const to = (actor: Actor, input: Parameters<typeof changeRole>[2]) => outcome(changeRole(at.ground, actor, input));
    expect(await to(administrator, { id, from: "auditor", to: "counsel" })).toBe("conflict");
    expect(await to(administrator, { id, from: "analyst", to: "analyst" })).toBe("conflict");
    expect(await to(administrator, { id: at.people.officer.id, from: "officer", to: "counsel" })).toBe("conflict");
    // Nobody changes their own role; the last administrator cannot be demoted even by the operator.
    expect(await to(administrator, { id: administrator.id, from: "administrator", to: "counsel" })).toBe("conflict");
    expect(await to(operator, { id: administrator.id, from: "administrator", to: "counsel" })).toBe("conflict");
    expect((await row(administrator.id)).role).toBe("administrator");
  });

  test("two at once, one wins", async () => {
    const { id } = await someone();
    const to = (role: GivenRole) => changeRole(at.ground, administrator, { id, from: "analyst", to: role });
    expect(await outcomes(to("counsel"), to("auditor"))).toEqual(["conflict", "done"]);
  });
});

describe("people.disable", () => {
  test("does it", async () => {
    const { id, token } = await someone();
    await disable(at.ground, administrator, { id });
    expect(await row(id)).toMatchObject({ session_epoch: 1, disabled_at: expect.any(Date) });
    expect(await outcome(readLink(at.ground, token))).toBe("not-found");
    expect(await lastEntry(id)).toEqual({ action: "person.disabled", data: {} });
  });

  test("refuses without permission", async () => {
    expect(await outcome(disable(at.ground, at.people.auditor, { id: at.people.analyst.id }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const { id } = await someone();
    await disable(at.ground, administrator, { id });
    expect(await outcome(disable(at.ground, administrator, { id }))).toBe("conflict");
    // The last active administrator: a disabled one beside them does not count.
    const other = await someone("administrator");
    await disable(at.ground, administrator, { id: other.id });
    expect(await outcome(disable(at.ground, operator, { id: administrator.id }))).toBe("conflict");
    expect(await outcome(disable(at.ground, administrator, { id: administrator.id }))).toBe("conflict");
  });

  test("two at once, one wins", async () => {
    const { id } = await someone();
    const { ground } = at;
    expect(await outcomes(disable(ground, administrator, { id }), disable(ground, operator, { id }))).toEqual([
      "conflict",
      "done",
    ]);
    // Two administrators leave at once: one of them stays.
    const second = await someone("administrator");
    const leave = [administrator.id, second.id].map((each) => disable(ground, operator, { id: each }));
    expect(await outcomes(...leave)).toEqual(["conflict", "done"]);
    await at.owner.query("UPDATE person SET disabled_at = NULL WHERE id = $1", [administrator.id]);
  });
});

describe("people.enable", () => {
  test("does it", async () => {
    const { id } = await someone();
    await disable(at.ground, administrator, { id });
    await enable(at.ground, administrator, { id });
    expect(await row(id)).toMatchObject({ disabled_at: null, session_epoch: 2 });
    expect(await lastEntry(id)).toEqual({ action: "person.enabled", data: {} });
  });

  test("refuses without permission", async () => {
    expect(await outcome(enable(at.ground, at.people.analyst, { id: at.people.analyst.id }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const { id } = await someone();
    expect(await outcome(enable(at.ground, administrator, { id }))).toBe("conflict");
  });

  test("two at once, one wins", async () => {
    const { id } = await someone();
    await disable(at.ground, administrator, { id });
    const { ground } = at;
    expect(await outcomes(enable(ground, administrator, { id }), enable(ground, operator, { id }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("people.list", () => {
  test("does it", async () => {
    const invited = await someone();
    const gone = await someone();
    await disable(at.ground, administrator, { id: gone.id });
    const people = await list(at.ground, administrator, {});
    const find = (id: string) => people.find((person) => person.id === id);
    expect(find(invited.id)).toMatchObject({ access: "invited", linkExpiresAt: invited.expiresAt, role: "analyst" });
    expect(find(gone.id)).toMatchObject({ access: "disabled", linkExpiresAt: null });
    expect(people.findLastIndex((person) => person.access !== "disabled")).toBeLessThan(
      people.findIndex((person) => person.access === "disabled"),
    );
    expect(JSON.stringify(people)).not.toContain("argon2");
  });

  test("refuses without permission", async () => {
    expect(await outcome(list(at.ground, at.people.analyst, {}))).toBe("forbidden");
  });
});

describe("people.read", () => {
  test("does it", async () => {
    const { id, expiresAt } = await someone("auditor");
    const person = await read(at.ground, administrator, { id });
    expect(person).toMatchObject({ id, role: "auditor", access: "invited", linkExpiresAt: expiresAt });
    const nobody = { id: "0198c0de-0000-7000-8000-000000000000" };
    expect(await outcome(read(at.ground, administrator, nobody))).toBe("not-found");
  });

  test("refuses without permission", async () => {
    expect(await outcome(read(at.ground, at.people.counsel, { id: at.people.counsel.id }))).toBe("forbidden");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accessOf,
  assertAdministratorLeft,
  assertGivenByAnother,
  givenRoles,
  nameFromEmail,
  normaliseEmail,
  roleWords,
} from "#lib/people/person.ts";

describe("an e-mail address", () => {
  test("has one spelling", () => {
    expect(normaliseEmail("  Asha.Rao@Desk.EXAMPLE\n")).toBe("asha.rao@desk.example");
    fc.assert(fc.property(fc.string(), (text) => normaliseEmail(normaliseEmail(text)) === normaliseEmail(text)));
  });

  test("gives a name that is never empty", () => {
    expect(nameFromEmail("asha.rao@desk.example")).toBe("asha.rao");
    fc.assert(fc.property(fc.emailAddress(), (email) => nameFromEmail(email).length > 0));
  });
});

test("every role that can be given says what it is for", () => {
  expect(Object.keys(roleWords)).toEqual([...givenRoles]);
});

test("disabled stands before everything else", () => {
  expect(accessOf({ disabledAt: null, hasPassword: false })).toBe("invited");
  expect(accessOf({ disabledAt: null, hasPassword: true })).toBe("active");
  expect(accessOf({ disabledAt: new Date(), hasPassword: true })).toBe("disabled");
});

test("an administrator is always left", () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(ids, fc.nat(), (administrators, at) => {
      const leaving = administrators[at % administrators.length] ?? "";
      const refused = attempt(() => assertAdministratorLeft(administrators, leaving));
      return refused === (administrators.length === 1);
    }),
  );
  expect(attempt(() => assertAdministratorLeft(["a"], "b"))).toBe(false);
});

test("nobody gives a role to themself", () => {
  expect(attempt(() => assertGivenByAnother("a", "a"))).toBe(true);
  expect(attempt(() => assertGivenByAnother("a", "b"))).toBe(false);
});

function attempt(work: () => void): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

import { expect, test } from "vitest";
import { holders, may, type Permission, permissions, roles } from "#lib/auth/permissions.ts";
import { scopes } from "#lib/auth/scopes.ts";

const all = Object.keys(permissions) as Permission[];

test("every permission is a room and a verb, and somebody has it", () => {
  for (const permission of all) {
    expect(permission).toMatch(/^[a-z][a-zA-Z]*:[a-z][a-zA-Z]*$/);
    expect(holders(permission).length).toBeGreaterThan(0);
    for (const role of roles) expect(may(role, permission)).toBe(holders(permission).includes(role));
  }
});

test("an auditor changes nothing but their own session", () => {
  const changing = all.filter((each) => may("auditor", each) && !/:(read|reveal|download|verify)$/.test(each));
  expect(changing).toEqual(["people:signOut"]);
});

test("an administrator sees nothing of a case, and an officer nothing of the desk", () => {
  expect(
    all.filter((each) => may("administrator", each) && /^(requests|bans|grievances|authorities|log):/.test(each)),
  ).toEqual([]);
  expect(all.filter((each) => may("officer", each) && holders(each).length > 1)).toEqual([]);
});

test("an analyst countersigns ordinary requests at the most, and nobody does alone what two must do", () => {
  expect(all.filter((each) => each.endsWith(":countersign") && may("analyst", each))).toEqual(["requests:countersign"]);
  expect(all.filter((each) => each.endsWith(":countersign") && may("operator", each))).toEqual([]);
});

test("a machine may what the scopes of keys name, and nothing else", () => {
  expect(all.filter((each) => may("machine", each)).sort()).toEqual([...scopes].sort());
});

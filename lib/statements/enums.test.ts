import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shared } from "#testing/shared.ts";
import * as lists from "./enums.ts";

const path = shared("formats/dsa-statement-enums.json");

describe.skipIf(path === null)("our lists are the Database's (needs ../shared)", () => {
  const given = path === null ? null : JSON.parse(readFileSync(path, "utf8"));
  test.each([
    ["decision_visibility", lists.decisionVisibilities],
    ["decision_monetary", lists.decisionMonetaries],
    ["decision_provision", lists.decisionProvisions],
    ["decision_account", lists.decisionAccounts],
    ["account_type", lists.accountTypes],
    ["decision_ground", lists.decisionGrounds],
    ["content_type", lists.contentTypes],
    ["category", lists.categories],
    ["category_specification", lists.keywords],
    ["source_type", lists.sourceTypes],
    ["automated_decision", lists.automatedDecisions],
  ])("%s", (name, list) => {
    expect(list).toEqual(given.enums[name]);
  });
  test("none is forgotten, and the territories are the same", () => {
    expect(Object.keys(given.enums)).toHaveLength(11);
    expect(lists.territories).toEqual(given.territorial_scope);
  });
});

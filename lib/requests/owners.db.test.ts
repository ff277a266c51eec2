import { beforeAll, describe, expect, test } from "vitest";
import { owners } from "#lib/requests/owners.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome } from "#testing/refused.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});

describe("requests.owners", () => {
  test("does it", async () => {
    await at.owner.query("UPDATE person SET disabled_at = now() WHERE id = $1", [at.people.counsel2.id]);
    const found = (await owners(at.ground, at.people.analyst, {})).map(({ name }) => name);
    expect(found).toEqual(["analyst", "analyst2", "counsel"]);
  });

  test("refuses without permission", async () => {
    expect(await outcome(owners(at.ground, at.people.administrator, {}))).toBe("forbidden");
    expect(await outcome(owners(at.ground, at.people.officer, {}))).toBe("forbidden");
  });
});

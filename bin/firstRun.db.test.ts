import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prepareWorkspace } from "#bin/firstRun.ts";
import { testDatabase } from "#testing/database.ts";

test("a sample that was cut off while it was made can still be signed in to, and says what it is", async () => {
  const { ground, ownerUrl } = await testDatabase();
  const file = join(ground.home, "sample-people.json");
  const people = [
    { key: "analyst", role: "analyst", name: "Amara Osei", email: "amara@sample.example", password: "kept-words" },
  ];
  // The people are in the database; the rename that ends the making of the sample never came.
  writeFileSync(`${file}.draft`, JSON.stringify(people));
  const first = (await prepareWorkspace(ground, ownerUrl))("http://localhost:3000").join("\n");
  expect(first).toContain("was cut off while it was made");
  expect(first).toContain("kept-words");
  expect(existsSync(file)).toBe(true);
  const second = (await prepareWorkspace(ground, ownerUrl))("http://localhost:3000").join("\n");
  expect(second).toContain("kept-words");
  expect(second).not.toContain("cut off");
});

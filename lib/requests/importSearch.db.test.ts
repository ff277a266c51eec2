import { beforeAll, expect, test } from "vitest";
import { found } from "#lib/register/found.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { importRequests } from "./importRequests.ts";
import { queue } from "./queue.ts";
import { search } from "./search.ts";

const many = 10_000;
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
  await found(at.ground, at.people.operator, { preset: "minimal" });
});

async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("reference,received_at,country,authority,instrument,outcome,note\n");
  for (let row = 0; row < many; row += 1) {
    const day = new Date(Date.UTC(2019, 0, 1) + row * 3_600_000).toISOString().slice(0, 10);
    const note = row === 7_654 ? "the docket of Zanzibar" : "";
    yield Buffer.from(`P-${row},${day},IN,Cyber Cell ${row % 40},IN-3-1-J,granted,${note}\n`);
  }
}

test("ten thousand imported requests are here, and each is found", async () => {
  const { imported } = await importRequests(at.ground, at.people.operator, { source: "past", input: file() });
  expect(imported).toBe(many);
  const one = async (text: string) =>
    (await search(at.ground, at.people.analyst, { text })).rows.map((row) => row.reference);
  expect(await one("P-7654")).toEqual(["P-7654"]);
  expect(await one("zanzibar docket")).toEqual(["P-7654"]);
  expect(await one("india cyber 39")).toHaveLength(25);
  const { rows } = await queue(at.ground, at.people.analyst, { state: "settled", search: "zanzibar" });
  expect(rows.map((row) => row.reference)).toEqual(["P-7654"]);
});

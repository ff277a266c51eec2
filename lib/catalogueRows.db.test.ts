import { beforeAll, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { recomputeBatch } from "#lib/catalogue.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { found } from "#lib/register/found.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { banLines } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  const { operator } = base.people;
  await found(base.ground, operator, { preset: "minimal" });
  await importBans(base.ground, operator, { source: "first", input: banLines(0, 600), batchRows: 200 });
  const grievance = { id: "g", category: "safety", country: "IN", received_at: "2023-09-02T00:00:00Z", action: "none" };
  await importGrievances(base.ground, operator, {
    source: "first",
    format: "ndjson",
    input: text(JSON.stringify(grievance)),
  });
  const header = "reference,received_at,country,authority,instrument,emergency,outcome";
  const row = "R-1,2023-09-02T00:00:00Z,US,A court,US-WARRANT,false,granted";
  await importRequests(base.ground, operator, { source: "first", input: text(`${header}\r\n${row}\r\n`) });
  await sequenceAll(base.ground);
});

async function* text(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

const verdict = () => live(base.ground, { recomputeBatch });

test("every batch of every kind gives its root from its rows", async () => {
  expect(await verdict()).toMatchObject({ code: "sound", batches: 5 });
});

test.each([
  [
    "ban",
    "UPDATE ban SET country = 'ZZ' WHERE batch_row = 7 AND batch_id = (SELECT min(batch_id::text)::uuid FROM ban)",
  ],
  ["grievance", "UPDATE grievance SET action = 'restored'"],
  ["past request", `UPDATE legal_request SET statistic = jsonb_set(statistic, '{outcome}', '"refused"')`],
])("a %s that somebody changed shows in its batch, which is named", async (_, tampering) => {
  const client = await base.owner.connect();
  try {
    await client.query("SET session_replication_role = replica");
    const before = (await verdict()).faults;
    await client.query(tampering);
    const { code, fault, faults } = await verdict();
    expect({ code, table: fault?.table, faults }).toEqual({
      code: "batch-differs",
      table: "batch",
      faults: before + 1,
    });
    expect((await live(base.ground)).code).toBe("sound");
  } finally {
    client.release();
  }
});

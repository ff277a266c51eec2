import { beforeAll, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { found } from "#lib/register/found.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
  await found(at.ground, at.people.operator, { preset: "minimal" });
});

const grievance =
  '{"id":"g-1","category":"safety","country":"IN","received_at":"2023-09-01T00:00:00Z","action":"none"}\n';
const request =
  "reference,received_at,country,authority,instrument,outcome\nP-1,2022-03-04,IN,Cyber Cell,IN-3-1-J,granted\n";
const imports = {
  bans: () =>
    importBans(at.ground, at.people.machine, { source: "platform", input: pieces(JSON.stringify(banRecord(1))) }),
  grievances: () => importGrievances(at.ground, at.people.operator, { source: "platform", input: pieces(grievance) }),
  requests: () => importRequests(at.ground, at.people.operator, { source: "past", input: pieces(request) }),
};

/** A trigger that waits for the commit, as PostgreSQL does with what it has still to write. */
const full = `CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left' USING ERRCODE = 'disk_full'; END $$;
  CREATE CONSTRAINT TRIGGER disk_is_full AFTER INSERT ON batch DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION disk_is_full()`;

test.each(Object.keys(imports))(
  "a disk that is full at the commit is one sentence, and nothing of the batch stays: %s",
  async (noun) => {
    const load = imports[noun as keyof typeof imports];
    await at.owner.query(full);
    try {
      await expect(load()).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringMatching(/disk is full.*make room/),
      });
    } finally {
      await at.owner.query("DROP TRIGGER disk_is_full ON batch; DROP FUNCTION disk_is_full");
    }
    expect(await load()).toMatchObject({ imported: 1, duplicate: 0 });
  },
);

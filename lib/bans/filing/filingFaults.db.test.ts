import { beforeAll, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { sqlOn } from "#lib/db/sql.ts";
import { type AppealDesk, openAppealDesk } from "#testing/appeals.ts";
import { whileTampered } from "#testing/tamper.ts";
import { filingFaults } from "./filingFaults.ts";
import { recordFiling } from "./recordFiling.ts";

let desk: AppealDesk;
let id: string;
beforeAll(async () => {
  desk = await openAppealDesk();
  const ban = banKey("platform", await desk.ban("child-exploitation"));
  await recordFiling(desk.ground, desk.people.analyst, { ban, report: "CT-1", filedOn: "2026-11-22" });
  id = (await desk.owner.query("SELECT id FROM ban_filing")).rows[0].id;
});

/** What is found after a superuser's statement with every guard off, which is taken back. */
async function saidAfter(statement: string): Promise<string[]> {
  const client = await desk.owner.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    expect((await client.query(statement)).rowCount).toBeGreaterThan(0);
    return await filingFaults({ sql: sqlOn(client) });
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const unlike = () => `ban_filing: no entry of the log tells of the filing ${id} as it stands.`;

test("what nobody touched is sound", async () => {
  expect(await saidAfter("SELECT FROM ban_filing")).toEqual([]);
});

test("with every guard off, a filing of a ban that is not there is found", async () => {
  const nowhere = `ban_filing: the filing ${id} names a ban that is not there.`;
  expect(await saidAfter("UPDATE ban_filing SET ban = md5('x')::uuid")).toEqual([nowhere, unlike()]);
  expect(await saidAfter("DELETE FROM ban_key")).toEqual([nowhere]);
});

test.each([
  ["report", "report = 'CT-2'"],
  ["filed_on", "filed_on = filed_on + 1"],
  ["salt", "salt = substr(sha256('x'), 1, 16)"],
  ["ban_occurred_at", "ban_occurred_at = ban_occurred_at - interval '1 month'"],
  ["account_key", "account_key = NULL"],
])("with every guard off, an edit of its %s is found", async (_, change) => {
  expect(await saidAfter(`UPDATE ban_filing SET ${change}`)).toEqual([unlike()]);
});

test("with every guard off, one that is gone is found, and one that nobody recorded", async () => {
  const gone = `ban_filing: the filing ${id}, of which the log tells, is not there.`;
  expect(await saidAfter("DELETE FROM ban_filing")).toEqual([gone]);
  expect(await saidAfter("UPDATE ban_filing SET id = md5('y')::uuid")).toEqual([
    expect.stringMatching(/^ban_filing: no entry of the log tells of the filing /),
    gone,
  ]);
  const garbage = "UPDATE log_entry SET bytes = decode(repeat('ff', 100), 'hex') WHERE action = 'filing.recorded'";
  expect(await saidAfter(garbage)).toEqual([unlike()]);
});

test("a recount says it too", async () => {
  const again = async () => (await recount(desk.ground, operator, {})).disagreements;
  expect(await again()).toEqual([]);
  expect(await whileTampered(desk, ["UPDATE ban_filing SET report = 'CT-2'"], again)).toEqual([unlike()]);
});

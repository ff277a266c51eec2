import { readdirSync } from "node:fs";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "#lib/db/migrate.ts";
import { begin } from "#lib/statements/begin.ts";
import { dryRun } from "#lib/statements/dryRun.ts";
import { list } from "#lib/statements/list.ts";
import { one } from "#lib/statements/one.ts";
import { send } from "#lib/statements/send.ts";
import { standing } from "#lib/statements/standing.ts";
import { sendAll } from "#lib/statements/work.ts";
import { databaseUrl } from "#testing/cluster.ts";
import { outcome } from "#testing/refused.ts";
import { noon, openStating, type StatingDesk } from "#testing/statements.ts";

let desk: StatingDesk;
let clock = noon;
beforeAll(async () => {
  desk = await openStating();
  await desk.sign();
});
beforeEach(async () => {
  later();
  await desk.turnOn("database");
  await sendAll(desk.ground);
  desk.database.kept.clear();
  desk.database.asked.length = 0;
});

const later = () => {
  clock = new Date(clock.getTime() + 3_600_000);
  desk.setNow(clock);
};
const drafted = async (count: number) => {
  await desk.receive(desk.bans(count));
  await desk.draftAll();
};
const standingNow = () => standing(desk.ground, desk.people.auditor, {});
const monthsSent = async () => (await standingNow()).months.reduce((sum, { sent }) => sum + sent, 0);
const begun = () => begin(desk.ground, desk.people.operator, {});
const sent = (attempt: { id: string; attempt: number }) => send(desk.ground, desk.people.operator, attempt);
const idsOf = async (state: "drafted" | "sent") =>
  (await list(desk.ground, desk.people.analyst, { state })).rows.map(({ id }) => id);

describe("what a sandbox took", () => {
  test("was not sent, counts in no month, is not tried again, and goes to the Database itself", async () => {
    const before = [await monthsSent(), (await desk.states()).sent ?? 0];
    await desk.turnOn("sandbox");
    await drafted(3);
    await sendAll(desk.ground);
    expect([desk.database.kept.size, await desk.states()]).toMatchObject([3, { drafted: 3 }]);
    expect([await monthsSent(), (await desk.states()).sent ?? 0, (await standingNow()).tried]).toEqual([...before, 3]);
    const [tried = ""] = await idsOf("drafted");
    expect(await one(desk.ground, desk.people.auditor, { id: tried })).toMatchObject({
      ...{ state: "drafted", triedAt: clock, sentAt: null, digest: null, databaseId: null },
      attempts: [{ attempt: 1, host: new URL(desk.database.url).host, failure: null }],
    });
    const { rows } = await desk.owner.query(
      "SELECT convert_from(bytes, 'UTF8') AS entry FROM log_entry WHERE action = 'statements.tried'",
    );
    expect(rows).toMatchObject([{ entry: expect.stringContaining('"tried":3') }]);
    desk.database.asked.length = 0;
    await sendAll(desk.ground);
    const dry = await dryRun(desk.ground, desk.people.analyst, {});
    expect([desk.database.asked, dry]).toMatchObject([[], { sandbox: true, statements: [] }]);
    // The Database itself has none of them.
    desk.database.kept.clear();
    await desk.turnOn("database");
    await sendAll(desk.ground);
    expect([desk.database.kept.size, await idsOf("drafted")]).toEqual([3, []]);
    expect([await monthsSent(), (await standingNow()).tried]).toEqual([(before[0] ?? 0) + 3, null]);
    expect(await one(desk.ground, desk.people.auditor, { id: tried })).toMatchObject({ state: "sent" });
  });
  test("or was on its way to when the Database is connected, is drafted again", async () => {
    await desk.turnOn("sandbox");
    await drafted(2);
    const attempt = await begun();
    await desk.turnOn("database");
    expect([await outcome(sent(attempt)), await desk.states()]).toMatchObject(["conflict", { drafted: 2 }]);
    await sendAll(desk.ground);
    expect([desk.database.kept.size, await idsOf("drafted")]).toEqual([2, []]);
  });
  test("nothing begins to go there while another way is being set", async () => {
    await desk.turnOn("sandbox");
    await drafted(2);
    const other = new pg.Client({ connectionString: desk.ownerUrl });
    await other.connect();
    await other.query("BEGIN; UPDATE statement_connection SET turned_on_by = NULL, turned_on_at = NULL");
    let ended = false;
    const beginning = outcome(begun()).finally(() => {
      ended = true;
    });
    const waits =
      "SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())";
    while (!ended && (await other.query(waits)).rows.length === 0);
    await other.query("COMMIT");
    await other.end();
    expect([await beginning, await desk.states()]).toMatchObject(["conflict", { drafted: 2 }]);
  });
  test("is never sent, not even by whoever writes into the database", async () => {
    await desk.turnOn("sandbox");
    await drafted(1);
    const { id } = await begun();
    const raw = (change: string) => desk.owner.query(`UPDATE statement SET ${change} WHERE sending_id = $1`, [id]);
    await expect(raw("state = 'sent', sent_at = now(), digest = sha256('')")).rejects.toThrow("is not sent");
    await expect(raw("tried_at = now()")).rejects.toThrow("it is tried once");
    await sendAll(desk.ground);
  });
});

test("what is on its way to the Database may be there, and waits while a sandbox is connected", async () => {
  await drafted(2);
  const attempt = await begun();
  desk.database.faults.push("cut-after");
  expect(await sent(attempt)).toMatchObject({ sent: 0, waiting: 2 });
  await desk.turnOn("sandbox");
  later();
  desk.database.asked.length = 0;
  await sendAll(desk.ground);
  expect([desk.database.asked, await desk.states()]).toMatchObject([[], { waiting: 2 }]);
  await desk.turnOn("database");
  await sendAll(desk.ground);
  expect([desk.database.asked, (await desk.states()).waiting]).toEqual([
    ["GET existing-puid", "GET existing-puid"],
    undefined,
  ]);
});

test("what a sandbox took before this was told apart is drafted again", async () => {
  const name = `sandbox_${process.pid}`;
  const cluster = new pg.Client({ connectionString: inject("clusterUrl") });
  await cluster.connect();
  await cluster.query(`CREATE DATABASE ${name}`);
  await cluster.end();
  const url = databaseUrl(inject("clusterUrl"), name);
  await migrate(url, undefined, new Set(readdirSync("prisma/migrations").filter((folder) => folder < "0036")));
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const ids = [1, 2].map((number) => `0199d6a0-0000-7000-8000-00000000000${number}`);
  await owner.query(`INSERT INTO statement_template (number, content, reason, proposed_by, proposed_at, countersigned_by, countersigned_at)
      VALUES (1, '{}', 'the first version', 'a', now(), 'b', now());
    INSERT INTO statement_connection (host, sealed, key_id, connected_by, connected_at) VALUES ('sandbox.dsa.ec.europa.eu', '', '', 'c', '2026-03-01Z');
    INSERT INTO statement_sending (id, begun_at, attempts, next_at, ended_at)
      SELECT id::uuid, begun_at::timestamptz, 1, '2026-06-01Z', '2026-06-01Z' FROM (VALUES ('${ids[0]}', '2026-02-01Z'), ('${ids[1]}', '2026-04-01Z')) v (id, begun_at);
    INSERT INTO statement (id, puid, ban, batch_id, action, surface, reason, signal, automation, reported_before, country, applied_on, template, state,
        drafted_at, sending_id, sent_at, digest)
      SELECT id, id::text, id, id, 'ban', 'channels', 'fraud', 'behaviour', 'full', false, 'DE', '2026-01-05', 1, 'sent', begun_at, id, begun_at, sha256('')
        FROM statement_sending`);
  await migrate(url);
  const { rows } = await owner.query("SELECT id, state, sent_at, tried_at FROM statement ORDER BY id");
  expect(rows).toEqual([
    { id: ids[0], state: "sent", sent_at: new Date("2026-02-01Z"), tried_at: null },
    { id: ids[1], state: "drafted", sent_at: null, tried_at: new Date("2026-04-01Z") },
  ]);
  const counted = await owner.query("SELECT state, count FROM statement_day WHERE count > 0 ORDER BY state");
  expect(counted.rows).toEqual([
    { state: "drafted", count: "1" },
    { state: "sent", count: "1" },
  ]);
  await owner.end();
});

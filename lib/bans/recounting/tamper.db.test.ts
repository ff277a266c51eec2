import { beforeAll, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { one } from "#lib/bans/one.ts";
import { proof } from "#lib/bans/proving/proof.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { fold } from "#lib/tallies/fold.ts";
import { pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
let batch: string;

/** 300 bans over two months, of which one is reinstated: enough for two nodes. */
const bans = Array.from({ length: 300 }, (_, at) => ({
  ...{
    id: `b-${at}`,
    account: `+9198${at}`,
    action: at === 280 ? "reinstate" : "ban",
    country: "IN",
    surface: "private",
  },
  ...{ reason: at % 2 === 0 ? "spam" : "fraud", signal: "behaviour", automation: "full", reported_before: false },
  occurred_at: new Date(Date.UTC(2023, 7, 31, 12) + at * 300_000).toISOString(),
  ...{ account_created_on: "2021-03-09", request: `R-${at}`, external_report: `C-${at}`, policy: "4.2" },
  ...(at === 280 && { appeal_of: "b-7" }),
}));

beforeAll(async () => {
  base = await testDatabase();
  const input = pieces(bans.map((ban) => `${JSON.stringify(ban)}\n`).join(""));
  await importBans(base.ground, base.people.operator, { source: "first", input });
  await sequenceAll(base.ground);
  await fold(base.ground);
  batch = (await base.owner.query("SELECT id FROM batch")).rows[0].id;
});

/** What a superuser does with every guard off; what `look` sees is put back after it. */
async function tampered<Result>(statements: readonly string[], look: () => Promise<Result>): Promise<Result> {
  const tables = [
    "ban",
    "ban_key",
    "ban_batch_count",
    "ban_day_folded",
    "ban_tally_open",
    "ban_tally",
    "ban_reinstatement",
    "batch",
  ];
  const client = await base.owner.connect();
  try {
    await client.query("SET session_replication_role = replica");
    for (const table of tables) await client.query(`CREATE TEMPORARY TABLE kept_${table} AS TABLE ${table}`);
    for (const statement of statements) expect((await client.query(statement)).rowCount).toBeGreaterThan(0);
    return await look();
  } finally {
    for (const table of tables) {
      await client.query(
        `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}; DROP TABLE kept_${table}`,
      );
    }
    await client.query("RESET session_replication_role");
    client.release();
  }
}

const counted = async (roots: boolean) =>
  (await recount(base.ground, base.people.auditor, { roots })).disagreements.join("\n");
const row = "WHERE batch_row = 42";

test("a ledger that nobody touched is sound", async () => {
  expect(await counted(true)).toBe("");
});

describe("with every guard off, an edit of a ban is found", () => {
  test.each([
    ["occurred_at", `occurred_at = occurred_at + interval '1 microsecond'`],
    ["account", "account = sha256('other')"],
    ["account_key", "account_key = account_key + 1"],
    ["action", "action = 'suspend'"],
    ["surface", "surface = 'groups'"],
    ["reason", "reason = 'hate'"],
    ["signal", "signal = 'profile'"],
    ["automation", "automation = 'none'"],
    ["account_created_on", "account_created_on = NULL"],
    ["reported_before", "reported_before = true"],
    ["country", "country = 'BR'"],
    ["sender_id", "sender_id = 'b-x'"],
    ["request", "request = 'R-0'"],
    ["external_report", "external_report = NULL"],
    ["appeal_of", "appeal_of = 'b-1'"],
    ["policy", "policy = '4.3'"],
  ])("%s", async (_, change) => {
    const { key } = await one(base.ground, base.people.auditor, { source: "first", senderId: "b-42" });
    const edit = [`UPDATE ban SET ${change} ${row}`];
    const seen = await tampered(edit, async () => ({
      said: await counted(true),
      proof: await proof(base.ground, base.people.auditor, { key }).then(() => "holds", String),
    }));
    expect(seen.said).toContain(`ban: rows 0 to 255 of batch ${batch} do not give its root.`);
    expect(seen.said).not.toContain("rows 256 to");
    expect(seen.proof).toContain(batch);
  });

  test("every column is among these", async () => {
    const { rows } = await base.owner.query(
      "SELECT attname FROM pg_attribute WHERE attrelid = 'ban'::regclass AND attnum > 0",
    );
    expect(rows.length).toBe(16 + ["batch_id", "batch_row"].length);
  });
});

const added = `INSERT INTO ban SELECT occurred_at, batch_id, batch_row + 1000, action, surface, reason, signal, automation, account_created_on,
  reported_before, country, account, sender_id || 'x', request, external_report, appeal_of, policy, account_key FROM ban ${row}`;
const swap = `UPDATE ban SET batch_row = CASE batch_row WHEN 42 THEN 43 ELSE 42 END WHERE batch_row IN (42, 43)`;

describe("with every guard off, what else is changed is found and named", () => {
  test.each([
    ["a row deleted", [`DELETE FROM ban ${row}`], /ban: batch \S+ has \d+ rows of 2023-0\d where \d+ arrived/],
    ["a row added", [added], /ban: batch \S+ has \d+ rows of 2023-0\d where \d+ arrived/],
    [
      "a cell of the roll-up",
      ["UPDATE ban_day_folded SET count = count + 1 WHERE (day, reason) = ('2023-08-31', 'spam')"],
      /ban_day: 2023-08-31 IN says 73 where the rows are 72/,
    ],
    [
      "codes of the roll-up",
      ["UPDATE ban_day_folded SET automation = 'none' WHERE (day, reason) = ('2023-08-31', 'spam')"],
      /ban_day: 2023-08-31 IN has .* under other codes than the rows/,
    ],
    [
      "a cell of the roll-up gone",
      ["DELETE FROM ban_day_folded WHERE (day, reason) = ('2023-08-31', 'spam')"],
      /ban_day: 2023-08-31 IN says 0 where the rows are 72/,
    ],
    [
      "a sum of the cube",
      ["UPDATE ban_tally SET count = count + 1 WHERE grain = 'month' AND mask = 4 AND period = '2023-08-01'"],
      /ban_tally: 2023-08 by country, surface, signal, automation says other than ban_day_folded in \d+ sums?/,
    ],
    [
      "a sum of a year",
      ["UPDATE ban_tally SET count = count + 1 WHERE grain = 'year' AND mask = 31"],
      /ban_tally: 2023 as a whole says other than its months in \d+ sums?/,
    ],
    [
      "a sum of the cube gone",
      ["DELETE FROM ban_tally WHERE grain = 'day' AND mask = 15 AND period = '2023-08-31'"],
      /ban_tally: 2023-08-31 by country says other than ban_day_folded in \d+ sums?/,
    ],
    [
      "a line that the roll-up has yet to take in",
      [
        "INSERT INTO ban_tally_open VALUES ('2023-08-31', 'IN', 'private', 'ban', 'spam', 'behaviour', 'full', false, 2)",
      ],
      /ban_day: 2023-08-31 IN says 74 where the rows are 72/,
    ],
    [
      "a count line",
      [`UPDATE ban_batch_count SET lines = replace(lines, '"count":72', '"count":71')`],
      /ban_batch_count: the lines of batch \S+ do not give the digest/,
    ],
    [
      "count lines that are no JSON",
      ["UPDATE ban_batch_count SET lines = 'oops'"],
      /ban_batch_count: the lines of batch \S+ do not give the digest/,
    ],
    ["count lines gone", ["DELETE FROM ban_batch_count"], /ban_batch_count: batch \S+ has no count lines/],
    [
      "the days of count lines",
      ["UPDATE ban_batch_count SET first_day = '2023-09-01'"],
      /ban: batch \S+ has \d+ rows of 2023-08 where 0 arrived/,
    ],
    [
      "a node",
      ["UPDATE batch SET nodes = set_byte(nodes, 40, get_byte(nodes, 40) # 1)"],
      /batch: the nodes of batch \S+ do not give the root/,
    ],
    ["the root", ["UPDATE batch SET root = sha256('x')"], /batch: the root of batch \S+ is not what its entry/],
    [
      "the number of rows",
      ["UPDATE batch SET row_count = 299"],
      /batch: the row_count of batch \S+ is not what its entry/,
    ],
    [
      "the digest of the lines",
      ["UPDATE batch SET counts_digest = sha256('x')"],
      /batch: the counts_digest of batch \S+ is not what/,
    ],
    [
      "another ban reinstated",
      ["UPDATE ban_reinstatement SET original = md5('x')::uuid"],
      /ban_reinstatement: row 280 of batch \S+ does not reinstate the ban/,
    ],
    [
      "a reinstatement gone",
      ["DELETE FROM ban_reinstatement"],
      /ban_reinstatement: 0 rows of 2023-09 where 1 bans? reinstate/,
    ],
    [
      "a reinstatement made up",
      [
        "INSERT INTO ban_reinstatement SELECT md5('x')::uuid, batch_id, batch_row, occurred_at FROM ban WHERE batch_row = 9",
      ],
      /ban_reinstatement: row 9 of batch \S+ does not reinstate/,
    ],
    ["a key gone", ["DELETE FROM ban_key WHERE batch_row = 9"], /ban_key: batch \S+ has 299 keys where 300 arrived/],
    [
      "a key elsewhere",
      ["UPDATE ban_key SET batch_row = 1 WHERE batch_row = 9"],
      /ban_key: the keys of batch \S+ are not under the numbers/,
    ],
  ])("%s", async (_, statements, sentence) => {
    const said = await tampered(statements, () => counted(false));
    expect(said).toMatch(sentence);
  });

  test.each([
    ["two rows swapped", [swap], /ban: rows 0 to 255 of batch \S+ do not give its root/],
    ["the form of the leaves", ["UPDATE batch SET leaf = 1"], /ban: rows 0 to 255 of batch/],
    [
      "two keys swapped",
      ["UPDATE ban_key SET batch_row = CASE batch_row WHEN 9 THEN 10 ELSE 9 END WHERE batch_row IN (9, 10)"],
      /ban_key: the key of row 9 of batch/,
    ],
  ])("with the roots: %s", async (_, statements, sentence) => {
    const said = await tampered(statements, () => counted(true));
    expect(said).toMatch(sentence);
  });
});

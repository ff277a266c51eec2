import { beforeAll, expect, test } from "vitest";
import { monthAfter } from "#lib/archives/archive.ts";
import { months } from "#lib/archives/months.ts";
import { monthsJobs } from "#lib/catalogue/months.ts";
import { arrive, banOn } from "#testing/archives.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { makeMonths } from "./makeMonths.ts";

let base: TestDatabase;
const present = new Date().toISOString().slice(0, 7);
const ahead = [0, 1, 2].map((count) => monthAfter(present, count));
beforeAll(async () => {
  base = await testDatabase();
});

const partitions = async () =>
  (await base.owner.query("SELECT to_char(month, 'YYYY-MM') AS month FROM ban_month_size ORDER BY 1")).rows.map(
    ({ month }) => month,
  );
const ledger = () => months(base.ground, base.people.auditor, {});

test("the present month and two more are there from the start, and making them again changes nothing", async () => {
  expect(await partitions()).toEqual(ahead);
  expect(await makeMonths(base.ground)).toEqual(ahead.map((month) => `ban_${month.replace("-", "_")}`));
  expect(await Promise.all([makeMonths(base.ground), makeMonths(base.ground)])).toHaveLength(2);
  expect(await partitions()).toEqual(ahead);
  expect((await ledger()).missing).toEqual([]);
});

test("a month that could not be made is said, and is made when the job runs again", async () => {
  const last = ahead[2] ?? "";
  await base.owner.query(`DROP TABLE ban_${last.replace("-", "_")}`);
  expect((await ledger()).missing).toEqual([last]);
  await makeMonths(base.ground);
  expect((await ledger()).missing).toEqual([]);
});

test("a month that cannot be made holds up no other, nor the dropping of what was let go; the job fails and is repeated", async () => {
  const [present = "", next = ""] = ahead;
  const gone = "ban_2020_05_01900000000070008000000000000001";
  await base.owner.query(`CREATE TABLE let_go.${gone} (); DROP TABLE ban_${next.replace("-", "_")};
    INSERT INTO let_go.month VALUES ('${gone}', gen_random_uuid(), now() - interval '8 days');
    ALTER FUNCTION ban_month(date) RENAME TO ban_month_whole;
    CREATE FUNCTION ban_month(month date) RETURNS text LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF month = '${present}-01' THEN RAISE 'no room for %', month; END IF; RETURN ban_month_whole(month); END $$`);
  const job = monthsJobs["make-months"];
  await expect(job(base.ground)).rejects.toThrow(`no room for ${present}-01`);
  expect(await partitions()).toEqual(ahead);
  const lying =
    "SELECT FROM let_go.month UNION ALL SELECT FROM pg_class WHERE relnamespace = 'let_go'::regnamespace AND relname ~ '^ban_'";
  expect((await base.owner.query(lying)).rows).toEqual([]);
  await base.owner.query("DROP FUNCTION ban_month(date); ALTER FUNCTION ban_month_whole(date) RENAME TO ban_month");
  await job(base.ground);
});

test("no month is made for a time that nothing can be of", async () => {
  for (const month of ["1999-12-01", `${monthAfter(present, 4)}-01`])
    await expect(base.owner.query("SELECT ban_month($1::date)", [month])).rejects.toThrow(/no partition is made/);
});

test("rows that come late land in their month, each batch in as many as it has, whatever the zone", async () => {
  const at = [
    "2021-02-28T23:59:59.999Z",
    "2021-03-01T00:00:00Z",
    "2019-12-31T23:30:00-01:00",
    "2021-02-14T10:00:00+05:30",
  ];
  await arrive(
    base,
    at.map((when, n) => banOn(n, when)),
  );
  const { rows } = await base.owner.query(
    "SELECT tableoid::regclass::text AS partition, count(*)::int AS count FROM ban GROUP BY 1 ORDER BY 1",
  );
  expect(rows).toEqual([
    { partition: "ban_2020_01", count: 1 },
    { partition: "ban_2021_02", count: 2 },
    { partition: "ban_2021_03", count: 1 },
  ]);
  expect((await ledger()).months.find(({ month }) => month === "2021-02")).toMatchObject({
    state: "open",
    rows: 2,
    ahead: false,
  });
});

test("a new month has the guards, the indexes and the grants of the others", async () => {
  const { rows } = await base.owner.query(
    `SELECT (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)::int AS triggers,
            (SELECT array_agg(a.amname::text ORDER BY a.amname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am a ON a.oid = i.relam WHERE x.indrelid = c.oid) AS indexes,
            has_table_privilege('countersign_app', c.oid, 'INSERT') AS inserts, has_table_privilege('countersign_app', c.oid, 'UPDATE, DELETE, TRUNCATE') AS changes
       FROM pg_class c WHERE c.relname = 'ban_2020_01'`,
  );
  expect(rows).toEqual([{ triggers: 1, indexes: ["brin", "brin", "btree"], inserts: true, changes: false }]);
});

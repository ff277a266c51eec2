import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { migrate } from "#lib/db/migrate.ts";
import { databaseUrl } from "#testing/cluster.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

async function emptyDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: inject("clusterUrl") });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return databaseUrl(inject("clusterUrl"), name);
}

test("two at once on an empty database: each migration is applied once", async () => {
  const url = await emptyDatabase(`migrate_${process.pid}`);
  const [one, other] = await Promise.all([migrate(url), migrate(url)]);
  expect([one.length, other.length].sort()).toEqual([0, Math.max(one.length, other.length)]);
  expect(await migrate(url)).toEqual([]);
});

test("counts of the version before are there once, also of an import that commits while its tables are changed", async () => {
  const url = await emptyDatabase(`rolling_${process.pid}`);
  await migrate(url, undefined, new Set(readdirSync("prisma/migrations").filter((name) => name < "0031")));
  const [old, watch] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([old.connect(), watch.connect()]);
  const cell = "'2023-09-01', 'IN', 'groups', 'ban', 'spam', 'profile', 'full', false";
  await old.query(`INSERT INTO ban_day VALUES (${cell}, 3)`);
  await old.query(`BEGIN; UPDATE ban_day SET count = count + 4`);
  const migrated = migrate(url);
  for (;;) {
    const { rows } = await watch.query(
      "SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    if (rows.length > 0) break;
  }
  await old.query("COMMIT");
  await migrated;
  const counted = await watch.query(
    "SELECT (SELECT sum(count) FROM ban_day)::int AS days, (SELECT sum(count) FROM ban_tally WHERE grain = 'month' AND mask = 31)::int AS cube",
  );
  expect(counted.rows).toEqual([{ days: 7, cube: 7 }]);
  await Promise.all([old.end(), watch.end()]);
});

test("a state of a newer version is left as it is, with a sentence", async () => {
  await database.owner.query(
    "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('n', 'c', now(), '9999_from_the_future')",
  );
  await expect(migrate(database.ownerUrl)).rejects.toThrow(/newer version of Countersign \(9999_from_the_future/);
  await database.owner.query("DELETE FROM _prisma_migrations WHERE id = 'n'");
});

test("an applied migration that was edited, and one that fails half way, change nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-migrations-"));
  try {
    cpSync("prisma/migrations", folder, { recursive: true });
    mkdirSync(join(folder, "9000_broken"));
    writeFileSync(join(folder, "9000_broken", "migration.sql"), "CREATE TABLE half (id int); SELECT 1/0;");
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(/division by zero/);
    const { rows } = await database.owner.query("SELECT to_regclass('half') AS half");
    expect(rows).toEqual([{ half: null }]);
    rmSync(join(folder, "9000_broken"), { recursive: true });
    writeFileSync(join(folder, "0001_log", "migration.sql"), "SELECT 1;");
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(/0001_log was edited/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { backup, storedTables } from "#lib/backup/backup.ts";
import { type Part, writeContainer } from "#lib/backup/container.ts";
import { restoreFiles, restoreTables } from "#lib/backup/restore.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { migrate } from "#lib/db/migrate.ts";
import { openDatabase } from "#lib/db/transaction.ts";
import { add } from "#lib/people/add.ts";
import { banLines } from "#testing/bans.ts";
import { databaseUrl } from "#testing/cluster.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let database: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "countersign-backup-"));
  file = join(folder, "whole.backup");
  for (let n = 0; n < 300; n += 1)
    await add(database.ground, database.people.administrator, { email: `p${n}@desk.example`, role: "analyst" });
  await bansOf("first");
  await sequenceAll(database.ground);
  await backup(database.ownerUrl, database.ground.home, file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three bans of one month. */
function bansOf(source: string, ground = database.ground) {
  return importBans(ground, database.people.operator, { source, input: banLines(0, 3) });
}

async function emptyDatabase(name: string): Promise<string> {
  await database.owner.query(`CREATE DATABASE ${name}`);
  return databaseUrl(database.ownerUrl, name);
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table, as text, in an order of its own. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const all: Record<string, string[]> = {};
    for (const { name } of await storedTables(client)) {
      all[name] = (await client.query(`SELECT t::text AS row FROM ${name} t ORDER BY 1`)).rows.map(({ row }) => row);
    }
    return all;
  } finally {
    await client.end();
  }
}

test("what was restored is what was backed up, row by row, and the keys with it", async () => {
  const url = await emptyDatabase(`restored_${process.pid}`);
  const home = join(folder, "elsewhere");
  await restoreFiles(home, file);
  await restoreTables(url, home, file);
  expect(await contents(url)).toEqual(await contents(database.ownerUrl));
  expect(readFileSync(join(home, "keys", "seal.key"))).toEqual(
    readFileSync(join(database.ground.home, "keys", "seal.key")),
  );
  expect(readFileSync(join(home, "checkpoint"))).toEqual(readFileSync(join(database.ground.home, "checkpoint")));
});

test("the months of a restored ledger take bans as before", async () => {
  const url = await emptyDatabase(`months_${process.pid}`);
  const home = join(folder, "months");
  await restoreFiles(home, file);
  await restoreTables(url, home, file);
  const opened = openDatabase(url.replace("countersign_owner:", "countersign_login:"));
  try {
    expect(await bansOf("second", { ...database.ground, database: opened })).toMatchObject({ imported: 3 });
  } finally {
    await opened.end();
  }
});

test("an older backup is brought up to date with its rows: each count is there once", async () => {
  const old = await emptyDatabase(`older_${process.pid}`);
  const before = new Set(readdirSync("prisma/migrations").filter((name) => name < "0031"));
  await migrate(old, undefined, before);
  const values = "'2023-09-01', 'IN', 'groups', 'ban', 'spam', 'profile', 'full', false";
  await ask(old, `INSERT INTO ban_day VALUES (${values}, 3)`);
  await ask(old, "SELECT ban_tally_fold(10)");
  await ask(old, `UPDATE ban_day SET count = count + 4`);
  const older = join(folder, "older.backup");
  await backup(old, database.ground.home, older);
  const url = await emptyDatabase(`newer_${process.pid}`);
  const home = join(folder, "older");
  await restoreFiles(home, older);
  await restoreTables(url, home, older);
  expect(await ask(url, "SELECT count::int FROM ban_day")).toEqual([{ count: 7 }]);
  expect(await ask(url, "SELECT sum(count)::int AS count FROM ban_tally WHERE mask = 31 AND grain = 'month'")).toEqual([
    { count: 7 },
  ]);
  const migrated = await emptyDatabase(`migrated_${process.pid}`);
  await migrate(migrated);
  await expect(restoreTables(migrated, home, older)).rejects.toThrow("the tables of a newer version than the backup");
});

test("a cut, a changed byte and another file are told before anything is written", async () => {
  const whole = readFileSync(file);
  const changed = Buffer.from(whole);
  changed[Math.floor(whole.length / 2)] = (changed[Math.floor(whole.length / 2)] ?? 0) ^ 1;
  for (const [name, bytes] of [
    ["cut", whole.subarray(0, -40)],
    ["changed", changed],
    ["other", Buffer.from("hello")],
  ] as const) {
    writeFileSync(join(folder, name), bytes);
    await expect(restoreFiles(join(folder, `home-${name}`), join(folder, name))).rejects.toThrow(
      /cut short or was changed|not a backup/,
    );
  }
});

/** A backup that was made by somebody else, whole in itself. */
async function forged(name: string, head: Part["head"], text: string, migrations: string[] = []): Promise<string> {
  const parts = async function* (): AsyncGenerator<Part> {
    const about: Part["head"] = { kind: "about", madeAt: new Date().toISOString(), migrations };
    yield { head: about, chunks: (async function* () {})() };
    const bytes = (async function* () {
      yield Buffer.from(text);
    })();
    yield { head, chunks: bytes };
  };
  await writeContainer(join(folder, name), parts());
  return join(folder, name);
}

test("a backup of somebody else's making writes no other file, no other table and no other column", async () => {
  for (const [at, name] of [
    "postgres/postgresql.conf",
    "postgres.password",
    "keys/seal.key/x",
    "restoring",
  ].entries()) {
    const path = await forged(`file-${at}`, { kind: "file", name }, "archive_command = 'touch /tmp/taken'");
    await expect(restoreFiles(join(folder, `home-file-${at}`), path), name).rejects.toThrow("which no backup has");
  }
  const url = await emptyDatabase(`forged_${process.pid}`);
  const tables: [string, string[], string][] = [
    ["pg_largeobject_metadata", ["oid", "lomowner"], "4242\t10\n"],
    ["_prisma_migrations", ["id", "checksum", "migration_name"], "x\tx\t9999_x\n"],
    ["setting", ["key", "value", "changed_at", "ctid"], ""],
  ];
  for (const [name, columns, text] of tables) {
    const path = await forged(`table-${name}`, { kind: "table", name, columns, parent: null, bound: null }, text);
    await expect(restoreTables(url, folder, path), name).rejects.toThrow("which Countersign does not have");
  }
});

test("a backup of a newer version is refused with nothing written", async () => {
  const path = await forged("future", { kind: "file", name: "checkpoint" }, "x", ["0001_ground", "9999_later"]);
  const home = join(folder, "home-future");
  await expect(restoreFiles(home, path)).rejects.toThrow(/newer version of Countersign \(.*\)\. Nothing was changed/);
  expect(existsSync(home)).toBe(false);
  const url = await emptyDatabase(`future_${process.pid}`);
  await expect(restoreTables(url, home, path)).rejects.toThrow("newer version of Countersign");
  expect(await ask(url, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
});

test("nothing in use is overwritten", async () => {
  await expect(backup(database.ownerUrl, database.ground.home, file)).rejects.toThrow(/there already/);
  await expect(restoreFiles(database.ground.home, file)).rejects.toThrow(/holds a workspace already/);
  await expect(restoreTables(database.ownerUrl, join(folder, "none"), file)).rejects.toThrow(/holds rows already/);
  const old = await emptyDatabase(`used_${process.pid}`);
  await migrate(old, undefined, new Set(readdirSync("prisma/migrations").filter((name) => name < "0020")));
  await ask(old, "INSERT INTO setting (key, value, changed_at) VALUES ('x', 'null', now())");
  await expect(restoreTables(old, join(folder, "none"), file)).rejects.toThrow(/holds rows already .* not changed/);
  expect(await ask(old, "SELECT FROM _prisma_migrations WHERE migration_name >= '0020'")).toEqual([]);
});

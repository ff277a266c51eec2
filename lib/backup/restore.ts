import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { isStateFile, storedTables } from "#lib/backup/backup.ts";
import { type Part, readContainer } from "#lib/backup/container.ts";
import { migrate } from "#lib/db/migrate.ts";
import { Refusal } from "#lib/refusal.ts";

/** The file that says that a restore is under way; a start refuses while it is there. */
export const restoringMark = "restoring";

/**
 * Puts the state files of a backup into an empty state folder, before a server is started there. The folder is marked until
 * `restoreTables` has finished, so that a restore that was cut off is not taken for a workspace.
 * @throws Refusal `conflict` when the folder is in use or the backup is of a newer version, `invalid` for a file that is not a whole backup.
 */
export async function restoreFiles(home: string, path: string): Promise<void> {
  if (existsSync(home) && (existsSync(join(home, "keys")) || existsSync(join(home, "postgres")))) {
    throw new Refusal(
      "conflict",
      `${home} holds a workspace already. Nothing was changed: restore into an empty COUNTERSIGN_HOME.`,
    );
  }
  await assertWhole(path);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(join(home, restoringMark), path, { mode: 0o600 });
  for await (const { head, chunks } of readContainer(path)) {
    const pieces: Uint8Array[] = [];
    for await (const chunk of chunks) if (head.kind === "file") pieces.push(chunk);
    if (head.kind !== "file") continue;
    mkdirSync(dirname(join(home, head.name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, head.name), Buffer.concat(pieces), { mode: 0o600 });
  }
}

/**
 * Reads the whole file once: a cut or a changed byte is found before anything is written, and a file that no backup has. What else
 * lies in a state folder is believed by whoever starts it: a server's own folder would be started with the settings that it holds.
 */
async function assertWhole(path: string): Promise<void> {
  for await (const { head, chunks } of readContainer(path)) {
    if (head.kind === "about") assertKnown(head.migrations);
    if (head.kind === "file" && !isStateFile(head.name))
      throw new Refusal("invalid", `The backup holds a file ${head.name}, which no backup has. Nothing was changed.`);
    for await (const _ of chunks);
  }
}

/**
 * Fills an empty database from the backup and takes the mark away. The tables are made as they were when the backup was, filled with all
 * rows or none, and then brought up to date: what a newer version makes of older rows is said in its migrations only. Where it is cut off,
 * the database may hold tables, rows or both: the mark stays, and the next try wants a new folder and a new database.
 * @throws Refusal `conflict` when the database holds rows or newer tables, or the backup is of a newer version.
 */
export async function restoreTables(ownerUrl: string, home: string, path: string): Promise<{ tables: number }> {
  const made = await migrationsOf(path);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "countersign" });
  await client.connect();
  try {
    await assertEmpty(client);
    await migrate(ownerUrl, undefined, made);
    await assertSame(client, made);
    await client.query("BEGIN");
    // Rows come in the order of names, not of references, and the log's guards would refuse rows that it has already judged.
    await client.query("SET LOCAL session_replication_role = replica").catch(() => {
      throw new Refusal(
        "conflict",
        "The database login may not set session_replication_role, which a restore needs. No row was written.",
      );
    });
    let tables = 0;
    for await (const part of readContainer(path)) {
      if (part.head.kind === "table") tables += await fill(client, part);
      else for await (const _ of part.chunks);
    }
    await resetCounters(client);
    await client.query("COMMIT");
    await migrate(ownerUrl);
    rmSync(join(home, restoringMark), { force: true });
    return { tables };
  } finally {
    await client.end();
  }
}

/** The migrations that the tables of the backup had seen. */
async function migrationsOf(path: string): Promise<ReadonlySet<string>> {
  for await (const { head, chunks } of readContainer(path)) {
    if (head.kind === "about") {
      assertKnown(head.migrations);
      return new Set(head.migrations);
    }
    for await (const _ of chunks);
  }
  throw new Refusal("invalid", `${path} does not say which version it is of. Nothing was changed.`);
}

const migrationsFolder = join(import.meta.dirname, "..", "..", "prisma", "migrations");

/** Before anything is written: what a newer version stored cannot be put into tables of this one. */
function assertKnown(migrations: readonly string[]): void {
  const known = new Set(readdirSync(migrationsFolder));
  const newer = migrations.find((name) => !known.has(name));
  if (newer !== undefined)
    throw new Refusal("conflict", `The backup is of a newer version of Countersign (${newer}). Nothing was changed.`);
}

/** Tables that their migration begins with one row: the backup's row takes its place. */
const begun: ReadonlySet<string> = new Set(["ban_overturned_mark"]);

async function assertEmpty(client: pg.Client): Promise<void> {
  for (const { name } of (await storedTables(client)).filter((table) => !begun.has(table.name))) {
    const { rows } = await client.query(`SELECT 1 FROM ${client.escapeIdentifier(name)} LIMIT 1`);
    if (rows.length > 0)
      throw new Refusal(
        "conflict",
        `The database holds rows already (${name}) and was not changed: restore into a new one, without tables, and a new folder.`,
      );
  }
}

async function assertSame(client: pg.Client, made: ReadonlySet<string>): Promise<void> {
  const { rows } = await client.query<{ name: string }>("SELECT migration_name AS name FROM _prisma_migrations");
  if (rows.some(({ name }) => !made.has(name)))
    throw new Refusal(
      "conflict",
      "The database has the tables of a newer version than the backup. No row was written: restore into a new database, without tables, and a new folder.",
    );
}

/**
 * The rows of one table of ours, and of no other: the login may well be a superuser, who could write the server's own catalogue. A month
 * of bans is made as it was the first time, with its guards and grants.
 */
async function fill(client: pg.Client, { head, chunks }: Part): Promise<number> {
  if (head.kind !== "table") return 0;
  const [, year, month] = /^ban_(\d{4})_(\d{2})$/.exec(head.name) ?? [];
  if (year !== undefined) await client.query("SELECT ban_month($1::date)", [`${year}-${month}-01`]);
  const ours = (await storedTables(client)).find(({ name }) => name === head.name);
  const strange = ours === undefined ? "" : head.columns.find((column) => !ours.columns.includes(column));
  if (strange !== undefined) {
    const named = strange === "" ? `a table ${head.name}` : `a column ${head.name}.${strange}`;
    throw new Refusal("invalid", `The backup holds ${named}, which Countersign does not have. No row was written.`);
  }
  if (begun.has(head.name)) await client.query(`DELETE FROM public.${client.escapeIdentifier(head.name)}`);
  const columns = head.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const table = `public.${client.escapeIdentifier(head.name)}`;
  await pipeline(chunks, client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)));
  return 1;
}

/** Numbers that the database gives out go on where they were. */
async function resetCounters(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
  );
  for (const { table, column, sequence } of rows) {
    const from = `${client.escapeIdentifier(table)}`;
    await client.query(
      `SELECT setval($1, (SELECT COALESCE(max(${client.escapeIdentifier(column)}), 0) + 1 FROM ${from}), false)`,
      [sequence],
    );
  }
}

import { existsSync, renameSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Part, writeContainer } from "#lib/backup/container.ts";
import { Refusal } from "#lib/refusal.ts";

/** A table whose rows are its own: not a partitioned parent. */
export type StoredTable = {
  readonly name: string;
  readonly columns: string[];
  readonly parent: string | null;
  readonly bound: string | null;
};

/**
 * Writes everything that is needed to go on elsewhere into one file: every table as of one moment, the keys, the files of the state
 * folder. The desk may go on working meanwhile. The file appears under its name only when it is whole.
 * @throws Refusal `conflict` when the file is there already.
 */
export async function backup(ownerUrl: string, home: string, out: string): Promise<{ tables: number }> {
  if (existsSync(out))
    throw new Refusal("conflict", `${out} is there already. Nothing was written: choose another name.`);
  const draft = `${out}.part`;
  rmSync(draft, { force: true });
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "countersign" });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = await storedTables(client);
    await writeContainer(draft, parts(client, tables, home));
    await client.query("COMMIT");
    renameSync(draft, out);
    return { tables: tables.length };
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** Every table of ours that holds rows, with the columns that can be written; partitions with what makes them. */
export async function storedTables(client: pg.ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
            array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
      GROUP BY c.oid, c.relname, p.relname ORDER BY c.relname`,
  );
  return rows;
}

async function* parts(client: pg.Client, tables: StoredTable[], home: string): AsyncGenerator<Part> {
  const { rows } = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations ORDER BY 1",
  );
  yield {
    head: { kind: "about", madeAt: new Date().toISOString(), migrations: rows.map((row) => row.migration_name) },
    chunks: none(),
  };
  for (const name of await stateFiles(home))
    yield { head: { kind: "file", name }, chunks: fileChunks(join(home, name)) };
  for (const table of tables) {
    const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
    const rowsOf = client.query(copyTo(`COPY ${client.escapeIdentifier(table.name)} (${columns}) TO STDOUT`));
    yield { head: { kind: "table", ...table }, chunks: rowsOf };
  }
}

const beside = ["checkpoint", "sample-people.json"];

/** Whether a file is one that a backup carries along: keys, the checkpoint beside the state, the sample's sign-ins. Never the server itself. */
export function isStateFile(name: string): boolean {
  return beside.includes(name) || /^keys\/[A-Za-z0-9_-]+\.key$/.test(name);
}

async function stateFiles(home: string): Promise<string[]> {
  const keys = existsSync(join(home, "keys")) ? await readdir(join(home, "keys")) : [];
  const names = [...keys.map((name) => `keys/${name}`), ...beside.filter((name) => existsSync(join(home, name)))];
  return names.filter(isStateFile);
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  yield await readFile(path);
}

async function* none(): AsyncGenerator<Uint8Array> {
  // a part that is its head alone
}

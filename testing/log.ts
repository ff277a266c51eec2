import type pg from "pg";
import { append } from "#lib/audit/append.ts";
import { sequence } from "#lib/audit/sequence.ts";
import { transaction } from "#lib/db/transaction.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

const tables = ["log_entry", "log_pending", "log_leaf", "log_tile", "log_checkpoint", "batch"] as const;
const columns: Readonly<Record<string, string>> = {
  log_entry: "id, at, actor_id, actor_role, actor_kind, action, subject, bytes",
};

/** A log that a test may damage as nobody but the owner of the database could, and put back. */
export type DamagedLog = TestDatabase & {
  /** Writes entries; answers nothing: they wait for `sequence`. */
  readonly write: (count: number) => Promise<void>;
  /** One checkpoint for what waits. */
  readonly sign: () => Promise<number>;
  /** Runs SQL as the superuser, past every trigger and foreign key. */
  readonly attack: (sql: string, values?: unknown[]) => Promise<pg.QueryResult>;
  readonly keep: () => Promise<void>;
  readonly putBack: () => Promise<void>;
  readonly entryAt: (leafIndex: number) => Promise<string>;
};

/** Call it once a file, in `beforeAll`. */
export async function damagedLog(): Promise<DamagedLog> {
  const database = await testDatabase();
  const { ground, owner, people } = database;
  const attack = async (sql: string, values: unknown[] = []) => {
    const client = await owner.connect();
    try {
      await client.query("SET session_replication_role = replica");
      return await client.query(sql, values);
    } finally {
      await client.query("RESET session_replication_role");
      client.release();
    }
  };
  let written = 0;
  return {
    ...database,
    attack,
    write: (count) =>
      transaction(ground.database, "write", (tx) =>
        append(
          tx,
          people.operator,
          new Date(),
          Array.from({ length: count }, () => {
            written += 1;
            return { action: "test.done", subject: `test:${written}`, data: { written } };
          }),
        ),
      ),
    sign: () => sequence(ground),
    keep: async () => {
      for (const table of tables) {
        await attack(`DROP TABLE IF EXISTS kept_${table}`);
        await attack(`CREATE TABLE kept_${table} AS SELECT ${columns[table] ?? "*"} FROM ${table}`);
      }
    },
    putBack: async () => {
      for (const table of tables) await attack(`DELETE FROM ${table}`);
      for (const table of tables) {
        const names = columns[table] === undefined ? "" : `(${columns[table]})`;
        await attack(`INSERT INTO ${table} ${names} SELECT * FROM kept_${table}`);
      }
    },
    entryAt: async (leafIndex) => {
      const { rows } = await owner.query("SELECT entry_id FROM log_leaf WHERE leaf_index = $1", [leafIndex]);
      return rows[0].entry_id;
    },
  };
}

import type { TestDatabase } from "#testing/database.ts";

type Owned = Pick<TestDatabase, "owner">;

/** Runs each statement as whoever owns the database may: past every trigger and foreign key. @throws Error where one changes nothing */
export async function tamper({ owner }: Owned, ...statements: readonly string[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("SET session_replication_role = replica");
    for (const statement of statements) {
      if ((await client.query(statement)).rowCount === 0) throw new Error(`nothing was changed by: ${statement}`);
    }
  } finally {
    client.release(true);
  }
}

/** The same, for as long as `look` takes: what the tables of these statements held is put back after it. */
export async function whileTampered<Result>(
  desk: Owned,
  statements: readonly string[],
  look: () => Promise<Result>,
): Promise<Result> {
  const named = statements.map((statement) => /^(?:UPDATE|DELETE FROM|INSERT INTO) (\w+)/.exec(statement)?.[1] ?? "");
  const back: string[] = [];
  for (const table of new Set(named)) {
    const { rows } = await desk.owner.query(
      `SELECT string_agg(attname, ', ') AS columns FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped`,
      [table],
    );
    const { columns } = rows[0];
    await desk.owner.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
    back.push(
      `DELETE FROM ${table}; INSERT INTO ${table} (${columns}) SELECT ${columns} FROM kept_${table}; DROP TABLE kept_${table}`,
    );
  }
  try {
    await tamper(desk, ...statements);
    return await look();
  } finally {
    await tamper(desk, ...back);
  }
}

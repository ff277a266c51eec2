import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { Refusal } from "#lib/refusal.ts";

/** One advisory lock for the whole cluster database: two processes that start at once migrate one after the other. */
const migrationLock = 0x6373_6d67;

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/**
 * Brings the database at `url` (a login that may create tables) to the newest schema and answers the names applied.
 * With `only`, no migration but these is applied: rows of an older version are put into the tables that they came from, and go on from there.
 * Keeps Prisma's own table `_prisma_migrations`, so that `prisma migrate deploy` agrees with it elsewhere.
 * @throws Refusal `conflict` when the database was made by a newer version, or an applied migration was edited since.
 */
export async function migrate(
  url: string,
  folder = join(import.meta.dirname, "..", "..", "prisma", "migrations"),
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "countersign" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await assertVersion(client);
    await ensureRole(client);
    await ensureCompartment(client);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
    const known = readMigrations(folder);
    const due = (await dueMigrations(client, known)).filter(({ name }) => only?.has(name) ?? true);
    for (const migration of due) await apply(client, migration);
    await migrateJobs(client, url);
    return due.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function assertVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  if (Number(rows[0]?.server_version_num) < 150_000) {
    throw new Refusal("conflict", "PostgreSQL 15 or newer is needed; this server is older. Nothing was changed.");
  }
}

/** The role that the application runs as. It owns nothing, so that the log's tables cannot be changed through it. */
async function ensureRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; member: boolean; me: string }>(
    `SELECT r.oid IS NOT NULL AS exists, COALESCE(pg_has_role(r.oid, 'MEMBER'), false) AS member, current_user AS me
       FROM (SELECT 1) one LEFT JOIN pg_roles r ON r.rolname = 'countersign_app'`,
  );
  const state = rows[0];
  if (state === undefined || (state.exists && state.member)) return;
  try {
    if (!state.exists) await client.query("CREATE ROLE countersign_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
    await client.query(`GRANT countersign_app TO ${client.escapeIdentifier(state.me)}`);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "42710") return;
    throw new Refusal(
      "conflict",
      `The database login may not make the role countersign_app. Ask its administrator to run: ${state.exists ? "" : "CREATE ROLE countersign_app NOLOGIN; "}GRANT countersign_app TO ${state.me};`,
    );
  }
}

/**
 * The role that alone reads the national-security compartment. The application's role belongs to it without inheriting from it: a query
 * that does not take the role on purpose is refused by PostgreSQL. NOINHERIT stands on the role, for servers before version 16.
 */
async function ensureCompartment(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ made: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid AND r.rolname = 'countersign_compartment'
                      JOIN pg_roles a ON a.oid = m.member AND a.rolname = 'countersign_app') AS made`,
  );
  if (rows[0]?.made === true) return;
  const steps = [
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'countersign_compartment') THEN
       CREATE ROLE countersign_compartment NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE; END IF; END $$`,
    "ALTER ROLE countersign_app NOINHERIT",
    "GRANT countersign_compartment TO countersign_app",
  ];
  try {
    for (const step of steps) await client.query(step);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== "42501") throw error;
    throw new Refusal(
      "conflict",
      "The database login may not make the role countersign_compartment. Ask its administrator to run: CREATE ROLE countersign_compartment NOLOGIN; ALTER ROLE countersign_app NOINHERIT; GRANT countersign_compartment TO countersign_app;",
    );
  }
}

async function dueMigrations(client: pg.Client, known: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const names = new Set(known.map((migration) => migration.name));
  const newer = rows.find((row) => !names.has(row.migration_name));
  if (newer !== undefined) {
    throw new Refusal(
      "conflict",
      `This state was made by a newer version of Countersign (${newer.migration_name} is not known here). Nothing was changed: start the newer version.`,
    );
  }
  const edited = known.find((one) => applied.has(one.name) && applied.get(one.name) !== one.checksum);
  if (edited !== undefined) {
    throw new Refusal("conflict", `The migration ${edited.name} was edited after it was applied. Nothing was changed.`);
  }
  return known.filter((migration) => !applied.has(migration.name));
}

/** The job queue's own tables belong to the application's role, which works them; it may make a schema for that moment only. */
async function migrateJobs(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
  const database = client.escapeIdentifier(rows[0]?.name ?? "");
  await client.query(`GRANT CREATE ON DATABASE ${database} TO countersign_app`);
  const pgPool = new pg.Pool({ connectionString: url, max: 1, options: "-c role=countersign_app" });
  // A lost connection shows itself in the migration that used it.
  pgPool.on("error", () => undefined);
  pgPool.on("connect", (connection) => connection.on("error", () => undefined));
  try {
    await runMigrations({ pgPool, logger: quiet });
  } finally {
    await pgPool.end();
    await client.query(`REVOKE CREATE ON DATABASE ${database} FROM countersign_app`);
  }
}

const quiet = new Logger(() => () => undefined);

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, now(), $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

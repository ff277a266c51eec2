import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { initialise, runningPort, start, stop } from "#lib/db/cluster.ts";
import { withFileLock } from "#lib/db/fileLock.ts";

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

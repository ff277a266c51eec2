import { appendFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { initialise } from "#lib/db/cluster.ts";
import { embedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { makeScratch, removeScratch, sweepScratch } from "#testing/scratch.ts";

declare module "vitest" {
  export interface ProvidedContext {
    clusterUrl: string;
  }
}

/** The name of the migrated database that every test file copies. */
export const templateName = "countersign_template";

/** Nothing here is to outlive the machine: the server need not wait for the disk. */
const hasty = ["fsync = off", "full_page_writes = off", "synchronous_commit = off"];

/** Once for a whole test run: one folder for all that it writes, one embedded server, one migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepScratch();
  const home = makeScratch();
  const server = await startHasty(home).catch(async (error) => {
    await removeScratch(home);
    throw error;
  });
  // The workers, which start after this, make their temporary files in there.
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = home;
  project.provide("clusterUrl", server.ownerUrl);
  return async () => {
    await server.leave();
    await removeScratch(home);
  };
}

async function startHasty(home: string): ReturnType<typeof embedded> {
  const folder = join(home, "postgres");
  await initialise(folder);
  appendFileSync(join(folder, "postgresql.conf"), `\n${hasty.join("\n")}\n`);
  const server = await embedded(home);
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  await migrate(databaseUrl(server.ownerUrl, templateName));
  return server;
}

/** The same login at another database of the cluster. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { embedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    clusterUrl: string;
    clusterHome: string;
  }
}

/** The name of the migrated database that every test file copies. */
export const templateName = "countersign_template";

/** Once for a whole test run: one embedded server, one migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), "countersign-test-"));
  const server = await embedded(home);
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  await migrate(databaseUrl(server.ownerUrl, templateName));
  project.provide("clusterUrl", server.ownerUrl);
  project.provide("clusterHome", home);
  return async () => {
    await server.leave();
    rmSync(home, { recursive: true, force: true });
  };
}

/** The same login at another database of the cluster. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { embedded } from "#lib/db/embedded.ts";
import { type Ground, makeGround } from "#lib/db/ground.ts";
import { migrate } from "#lib/db/migrate.ts";
import { Refusal } from "#lib/refusal.ts";

/** An open workspace: its ground, and how to leave it in good order. */
export type Workspace = { readonly ground: Ground; readonly ownerUrl: string; readonly leave: () => Promise<void> };

/** Where the state of this workspace lies: `COUNTERSIGN_HOME`, else `.countersign` beside the program, from wherever it is called. */
export function homeFolder(): string {
  return resolve(process.env.COUNTERSIGN_HOME ?? join(import.meta.dirname, "..", "..", ".countersign"));
}

/**
 * Opens the workspace: the server named by `DATABASE_URL` (and `DATABASE_APP_URL` for the application's own login), else the
 * embedded one, started if nobody runs it; brings its schema up to date.
 */
export async function openWorkspace(home = homeFolder()): Promise<Workspace> {
  makeHome(home);
  const given = process.env.DATABASE_URL;
  const server =
    given === undefined || given === ""
      ? await embedded(home)
      : { ownerUrl: given, appUrl: process.env.DATABASE_APP_URL ?? given, leave: async () => undefined };
  try {
    await migrate(server.ownerUrl).catch(explainConnection);
    const ground = makeGround({ appUrl: server.appUrl, home });
    const leave = async () => {
      await ground.database.end();
      await server.leave();
    };
    return { ground, ownerUrl: server.ownerUrl, leave };
  } catch (error) {
    await server.leave();
    throw error;
  }
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal(
      "conflict",
      `The state folder ${home} cannot be made: ${error instanceof Error ? error.message : error}.`,
    );
  }
  if (existsSync(join(home, "restoring"))) {
    throw new Refusal(
      "conflict",
      `A restore into ${home} was cut off. Remove the folder and restore again, with DATABASE_URL into a new database; the backup is untouched.`,
    );
  }
}

function explainConnection(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "28P01" || code === "3D000" || code === "ETIMEDOUT") {
    throw new Refusal(
      "conflict",
      `The database at DATABASE_URL does not answer (${code}). Nothing was changed: check the address and the password.`,
    );
  }
  throw error;
}

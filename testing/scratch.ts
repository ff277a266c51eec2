import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runningPort, stop } from "#lib/db/cluster.ts";

/** The name of a run's folder says which process owns it, so that what a killed run left can be told from what another run uses. */
const named = /^countersign-test-(\d+)-\w+$/;

/** A folder for everything that one run of the tests writes. Whoever makes it removes it, with {@link removeScratch}. */
export function makeScratch(): string {
  return mkdtempSync(join(tmpdir(), `countersign-test-${process.pid}-`));
}

/** Removes a run's folder; a server that still runs in it is stopped first. */
export async function removeScratch(folder: string): Promise<void> {
  for (const file of globSync("{,*/,*/*/}postgres/postmaster.pid", { cwd: folder })) {
    const cluster = dirname(join(folder, file));
    const secret = `${cluster}.password`;
    // Asked, not only looked up: after a restart of the machine the number in the file may be any other program's.
    if (existsSync(secret) && (await runningPort(cluster, readFileSync(secret, "utf8").trim())) !== null)
      await stop(cluster);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what runs left that were killed: folders named as ours, in `parent`, of processes that are no more. */
export async function sweepScratch(parent = tmpdir()): Promise<void> {
  for (const name of readdirSync(parent)) {
    const owner = named.exec(name)?.[1];
    if (owner !== undefined && isGone(Number(owner))) await removeScratch(join(parent, name));
  }
}

function isGone(id: number): boolean {
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

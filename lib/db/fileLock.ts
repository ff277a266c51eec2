import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "#lib/refusal.ts";

/** How long another process may hold a file lock before we say so. */
const waitMaxMs = 120_000;

/**
 * Runs `work` while this process alone holds the lock file. A lock left by a process that is gone is taken over.
 * @throws Refusal `conflict` when another living process holds it for two minutes.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const until = Date.now() + waitMaxMs;
  while (!take(path)) {
    if (Date.now() > until)
      throw new Refusal("conflict", `Another Countersign process holds ${path}. Wait for it, or stop it.`);
    await pause(25);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** The file appears with its content, by a link: a reader never sees half a lock. */
function take(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    removeAbandoned(path);
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the lock aside before judging it, so that of two who find it abandoned only one removes it. */
function removeAbandoned(path: string): void {
  if (holder(path) === "living") return;
  const aside = `${path}.aside.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // the other one was quicker
  }
  // Between the look and the move a new holder may have come: it gets its lock back.
  if (holder(aside) === "living") {
    try {
      linkSync(aside, path);
    } catch {
      // a third took the free place; the two then differ in nothing but who waits
    }
  }
  rmSync(aside, { force: true });
}

function holder(path: string): "living" | "gone" {
  try {
    process.kill(Number(readFileSync(path, "utf8")), 0);
    return "living";
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM" ? "living" : "gone";
  }
}

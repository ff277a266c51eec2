import { spawnSync } from "node:child_process";
import { chownSync, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal } from "#lib/refusal.ts";

/** How to start a program that refuses to run as root. */
export type PlainUser = {
  readonly uid: number | undefined;
  readonly options: { uid?: number; gid?: number };
  /** The program to start, given the one that is meant. */
  readonly program: (meant: string) => string;
  /** The arguments that come before its own. */
  readonly before: (meant: string) => readonly string[];
};

/** The customary uid and gid of `nobody`. */
const nobody = 65534;

/**
 * PostgreSQL refuses to run as root. Where this process is root, it is started in a user namespace that shows root as a plain
 * user, so that files keep their owner; where the kernel allows none, as `nobody`, if that user may reach the paths named.
 * @throws Refusal `conflict` when neither is possible.
 */
export function asPlainUser(paths: readonly string[]): PlainUser {
  if (process.getuid?.() !== 0) return { uid: undefined, options: {}, program: (meant) => meant, before: () => [] };
  const folder = paths.at(-1);
  const ownedByNobody = folder !== undefined && existsSync(folder) && statSync(folder).uid === nobody;
  if (!ownedByNobody && canUnshare()) {
    const before = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`, "--"];
    return { uid: undefined, options: {}, program: () => "unshare", before: (meant) => [...before, meant] };
  }
  if (!paths.every(isReachable)) {
    throw new Refusal(
      "conflict",
      "PostgreSQL does not run as root, and other users may not enter this folder. Start as a plain user, move the folder to where others may read it, or set DATABASE_URL.",
    );
  }
  if (folder !== undefined && existsSync(folder)) chownSync(folder, nobody, nobody);
  return { uid: nobody, options: { uid: nobody, gid: nobody }, program: (meant) => meant, before: () => [] };
}

let unshares: boolean | undefined;

function canUnshare(): boolean {
  unshares ??=
    spawnSync("unshare", ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`, "--", "true"]).status === 0;
  return unshares;
}

function isReachable(path: string): boolean {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

// Before `npm start` and `npm test`: installs what is missing and generates what is stale. Runs on any Node from 20 on, so it is
// plain JavaScript with no dependency; everything after it runs on the Node that the project pins (node_modules/.bin/node).
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");
const lock = join(root, ".preparing");

/** Two starts at once: the second waits for the first. A lock whose holder is gone was left by a kill or a Ctrl-C. */
function takeLock() {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    for (let waited = 0; ; waited += 1) {
      try {
        linkSync(draft, lock); // it appears with its content: nobody reads half a lock
        return;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      if (isAbandoned(lock)) removeAbandoned();
      else if (waited === 5) console.error("Another start is preparing this folder; waiting for it …");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the lock aside before judging it again, so that of two who find it abandoned only one removes it. */
function removeAbandoned() {
  const aside = `${lock}.aside.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (!isAbandoned(aside)) linkSync(aside, lock);
  } catch {
    // another was quicker; the next turn looks again
  }
  rmSync(aside, { force: true });
}

function isAbandoned(path) {
  try {
    process.kill(Number(readFileSync(path, "utf8")), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function digest(...files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(existsSync(join(root, file)) ? readFileSync(join(root, file)) : "");
  return hash.digest("hex");
}

/** Runs `work` unless its marker already names this digest. */
function unlessDone(marker, wanted, work) {
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  work();
  writeFileSync(marker, wanted);
}

function run(command, args, environment = {}) {
  const answer = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      PATH: `${join(modules, ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`,
      ...environment,
    },
    shell: process.platform === "win32",
  });
  if (answer.status !== 0)
    throw new Error(`${command} ${args.join(" ")} failed; what it printed above says why. Nothing else was changed.`);
}

/**
 * Not `npm ci`: it refuses a lock file that lacks the optional packages of other platforms, and this one names those that its registry
 * had. What the lock file names comes exactly as it says, and it is not written to. An install that was cut off begins anew.
 */
function install() {
  const begun = join(modules, ".countersign-installing");
  if (existsSync(begun)) rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  writeFileSync(begun, "");
  run("npm", ["install", "--no-save", "--loglevel=error"], { NODE_ENV: "development" });
  rmSync(begun, { force: true });
}

takeLock();
try {
  unlessDone(join(modules, ".countersign-installed"), digest("package.json", "package-lock.json"), () => {
    console.error("Installing what is missing (once, about a minute) …");
    install();
  });
  // The generator asks for an engine binary that it does not need; naming any file keeps it from the network.
  unlessDone(join(root, "lib", "db", "generated", ".of"), digest("prisma/schema.prisma", "package-lock.json"), () =>
    run("prisma", ["generate", "--no-hints"], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(lock, { force: true });
}

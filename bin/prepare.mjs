// Before `npm start` and `npm test`: installs what is missing and generates what is stale. Runs on any Node from 20 on, so it is
// plain JavaScript with no dependency; everything after it runs on the Node that the project pins (node_modules/.bin/node).
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");
const lock = join(root, ".preparing");

/** Two starts at once: the second waits for the first. A lock older than fifteen minutes was left by a kill. */
function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 15 * 60_000)
        rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
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

takeLock();
try {
  unlessDone(join(modules, ".countersign-installed"), digest("package.json", "package-lock.json"), () => {
    console.error("Installing what is missing (once, about a minute) …");
    run("npm", ["ci", "--loglevel=error"], { NODE_ENV: "development" });
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
  rmSync(lock, { recursive: true, force: true });
}

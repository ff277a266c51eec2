import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "#lib/db/fileLock.ts";
import { Refusal } from "#lib/refusal.ts";

const root = join(import.meta.dirname, "..");
const sources = ["app", "components", "lib", "public", "next.config.js", "postcss.config.mjs", "package-lock.json"];

/** Compiles the pages when a source changed since the last time; two starts at once compile once. */
export function build(): Promise<void> {
  return withFileLock(join(root, ".building"), async () => {
    const marker = join(root, ".next", "countersign-sources");
    const wanted = digest();
    if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
    console.error("Building the pages (once, about a minute) …");
    const answer = spawnSync(process.execPath, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      encoding: "utf8",
    });
    if (answer.status !== 0)
      throw new Refusal("conflict", `The pages could not be built:\n${answer.stdout}${answer.stderr}`);
    writeFileSync(marker, wanted);
  });
}

function digest(): string {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => filesBelow(join(root, source)))) {
    if (/\.test\.tsx?$/.test(path)) continue;
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesBelow(join(path, entry.name)));
  } catch {
    return [path]; // not a folder
  }
}

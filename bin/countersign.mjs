#!/usr/bin/env node
// The command's door. Hands over to the Node that the project pins, which reads TypeScript as it is.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const pinned = join(
  import.meta.dirname,
  "..",
  "node_modules",
  ".bin",
  process.platform === "win32" ? "node.cmd" : "node",
);
const answer = spawnSync(
  existsSync(pinned) ? pinned : process.execPath,
  [join(import.meta.dirname, "countersign.ts"), ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
process.exitCode = answer.status ?? 1;

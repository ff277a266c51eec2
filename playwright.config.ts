import { rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { makeScratch } from "#testing/scratch.ts";

const port = Number(process.env.E2E_PORT ?? 4310);
/** One workspace for all stories, with the minimal register of the published cases. Workers read it from the environment. */
if (process.env.E2E_HOME === undefined) {
  const scratch = makeScratch();
  process.env.E2E_HOME = join(scratch, "desk");
  // The desk has stopped by then: the runner waits for it.
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
}

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.story.ts",
  globalSetup: "e2e/sweep.ts",
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  // A browser on a busy machine may lose a click; what needed its second try is named at the end of `npm test`.
  retries: 1,
  expect: { timeout: 10_000 },
  use: { baseURL: `http://localhost:${port}`, locale: "en-GB", timezoneId: "Europe/Berlin", trace: "off" },
  webServer: {
    command: "node bin/countersign.ts start",
    url: `http://localhost:${port}/readyz`,
    env: { COUNTERSIGN_HOME: process.env.E2E_HOME, PORT: String(port), PRESET: "minimal" },
    timeout: 180_000,
    // A desk that is running already, given with its port and its home, is used as it stands.
    reuseExistingServer: process.env.E2E_RUNNING === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});

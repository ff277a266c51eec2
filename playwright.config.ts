import { rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { makeScratch } from "#testing/scratch.ts";

/**
 * The stories run at two desks side by side: each worker has a workspace, a server and a port of its own, with the minimal register of the
 * published cases; `E2E_DESKS` says how many. Where `E2E_HOME` names a workspace there is that one desk; `E2E_RUNNING=1` says that it runs already, at `E2E_PORT`.
 */
const firstPort = Number(process.env.E2E_PORT ?? 4310);
const given = process.env.E2E_SCRATCH === undefined ? process.env.E2E_HOME : undefined;
const desks = given === undefined ? Number(process.env.E2E_DESKS ?? 2) : 1;
if (given === undefined && process.env.E2E_SCRATCH === undefined) {
  const scratch = makeScratch();
  // The workers read this file again, and find the folder here.
  process.env.E2E_SCRATCH = scratch;
  // The desks have stopped by then: the runner waits for them.
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
}
const homeOf = (desk: number) => given ?? join(process.env.E2E_SCRATCH ?? "", `desk-${desk}`);
const own = Number(process.env.TEST_PARALLEL_INDEX ?? 0);
process.env.E2E_HOME = homeOf(own);

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.story.ts",
  globalSetup: "e2e/sweep.ts",
  fullyParallel: false,
  workers: desks,
  timeout: 90_000,
  // A browser on a busy machine may lose a click; what needed its second try is named at the end of `npm test`.
  retries: 1,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${firstPort + own}`,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "off",
  },
  webServer: Array.from({ length: desks }, (_, desk) => ({
    command: "node bin/countersign.ts start",
    url: `http://localhost:${firstPort + desk}/readyz`,
    env: { COUNTERSIGN_HOME: homeOf(desk), PORT: String(firstPort + desk), PRESET: "minimal" },
    timeout: 180_000,
    // A desk that is running already, given with its port and its home, is used as it stands.
    reuseExistingServer: process.env.E2E_RUNNING === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  })),
});

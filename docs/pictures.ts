import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { launch, personIn, signIn } from "../e2e/browser.ts";

/** `npm run pictures`: photographs the sample workspace for the README, in both themes. It leaves nothing but the pictures. */
const root = join(import.meta.dirname, "..");
const home = mkdtempSync(join(tmpdir(), "countersign-pictures-"));
const width = 1440;
const port = await freePort();
const server = spawn(process.execPath, [join(root, "bin", "countersign.ts"), "start"], {
  env: { ...process.env, COUNTERSIGN_HOME: home, PORT: String(port), PRESET: "minimal" },
  stdio: ["ignore", "ignore", "inherit"],
});
const stopped = new Promise((done) => server.once("exit", done));
try {
  await ready();
  for (const theme of ["light", "dark"] as const) await photograph(theme);
} finally {
  server.kill("SIGTERM");
  await stopped;
  rmSync(home, { recursive: true, force: true });
}

/** The queue of a morning, and a case on which only the second signature is missing, as the person sees it who may give it. */
async function photograph(theme: "light" | "dark"): Promise<void> {
  const browser = await launch();
  try {
    const context = await browser.newContext({
      baseURL: `http://localhost:${port}`,
      viewport: { width, height: 700 },
      colorScheme: theme,
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await signIn(page, personIn(home, "counsel"));
    const shoot = (name: string) =>
      page.screenshot({ path: join(import.meta.dirname, "pictures", `${name}-${theme}.png`) });
    await page.goto("/requests");
    await page.getByRole("row", { name: /26-SW-288/ }).waitFor();
    await shoot("queue");
    await page.goto("/requests?state=proposed");
    await page.getByRole("link", { name: "214 Js 118204/26" }).click();
    await page.getByRole("button", { name: "Countersign and release" }).waitFor();
    // Down to the two signatures: what follows them is another picture.
    const slots = await page.getByRole("region", { name: /^Decision on/ }).boundingBox();
    await page.setViewportSize({ width, height: Math.ceil((slots?.y ?? 0) + (slots?.height ?? 0)) + 40 });
    await shoot("case");
  } finally {
    await browser.close();
  }
}

/** Resolves once the pages answer; building them may take a minute or two. @throws Error when the server ended before */
async function ready(): Promise<void> {
  const answers = () =>
    fetch(`http://localhost:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await answers())) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    await setTimeout(250);
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

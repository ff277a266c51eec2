import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import sparticuz from "@sparticuz/chromium";

/** The sample person of each role; their sign-ins lie beside the state, where `npm start` wrote them. */
export type RoleName = "analyst" | "counsel" | "counsel2" | "auditor" | "administrator";
export type SamplePerson = { key: RoleName; name: string; email: string; password: string };

/** Browsers that a machine may have anyway, where the npm package's does not run. */
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Starts the Chromium that came as an npm package, or one that is installed. @throws Error when there is none */
export async function launch(): Promise<Browser> {
  const packaged = process.platform === "linux" && process.arch === "x64";
  const executablePath = packaged ? await sparticuz.executablePath() : installed.find(existsSync);
  if (executablePath === undefined) throw new Error("no Chromium: install Chrome or Chromium");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
}

/** The person of a role in the sample workspace that lies in `home`. */
export function personIn(home: string, key: RoleName): SamplePerson {
  const people = JSON.parse(readFileSync(join(home, "sample-people.json"), "utf8")) as SamplePerson[];
  const person = people.find((one) => one.key === key);
  if (person === undefined) throw new Error(`the sample workspace has no ${key}`);
  return person;
}

/** Signs in by the form and waits for the desk. */
export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, test as base, chromium, expect, type Page } from "@playwright/test";
import sparticuz from "@sparticuz/chromium";

/** The sample person of each role; their sign-ins lie beside the state, where `npm start` wrote them. */
export type RoleName = "analyst" | "counsel" | "counsel2" | "auditor" | "administrator";
type SamplePerson = { key: RoleName; name: string; email: string; password: string };

/** Browsers that a machine may have anyway, where the npm package's does not run. */
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

async function launch(): Promise<Browser> {
  const packaged = process.platform === "linux" && process.arch === "x64";
  const executablePath = packaged ? await sparticuz.executablePath() : installed.find(existsSync);
  if (executablePath === undefined) throw new Error("no Chromium: install Chrome or Chromium");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
}

function samplePerson(key: RoleName): SamplePerson {
  const file = join(process.env.E2E_HOME ?? "", "sample-people.json");
  const people = JSON.parse(readFileSync(file, "utf8")) as SamplePerson[];
  const person = people.find((one) => one.key === key);
  if (person === undefined) throw new Error(`the sample workspace has no ${key}`);
  return person;
}

/** Signed-in cookies by role: each person signs in once a run, by the form, as they would. */
const cookies = new Map<RoleName, Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>>();

type Fixtures = {
  /** A page of its own browser context, signed in as the person of that role. */
  as: (role: RoleName, options?: { theme?: "light" | "dark"; phone?: boolean }) => Promise<Page>;
};

export const test = base.extend<Fixtures, { desk: Browser }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const browser = await launch();
      await use(browser);
      await browser.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  page: async ({ desk }, use, info) => {
    const context = await desk.newContext({ ...contextOf(info.project.use), viewport: { width: 1440, height: 900 } });
    await use(await context.newPage());
    await context.close();
  },
  as: async ({ desk }, use, info) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (role, options = {}) => {
      const context = await desk.newContext({
        ...contextOf(info.project.use),
        viewport: options.phone === true ? { width: 390, height: 844 } : { width: 1440, height: 900 },
        colorScheme: options.theme ?? "light",
      });
      contexts.push(context);
      const page = await context.newPage();
      const known = cookies.get(role);
      if (known !== undefined) await context.addCookies(known);
      else {
        await signIn(page, samplePerson(role));
        cookies.set(role, await context.cookies());
      }
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

function contextOf(use: {
  baseURL?: string | undefined;
  locale?: string | undefined;
  timezoneId?: string | undefined;
}) {
  return { baseURL: use.baseURL ?? "", locale: use.locale ?? "en-GB", timezoneId: use.timezoneId ?? "UTC" };
}

/** Signs in by the form and waits for the desk. */
export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** No finding of axe, at WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

export { expect, samplePerson };

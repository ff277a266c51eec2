import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { launch, personIn, type RoleName, type SamplePerson, signIn } from "./browser.ts";

/** The sample person of a role in the workspace of this run. */
function samplePerson(key: RoleName): SamplePerson {
  return personIn(process.env.E2E_HOME ?? "", key);
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

/** What a theme can spoil; everything else that axe looks at is the same in both. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** No finding of axe, at WCAG 2.2 AA: of everything in the light theme, of the colours in the dark one. */
export async function expectAccessible(page: Page, theme: "light" | "dark" = "light"): Promise<void> {
  const axe = new AxeBuilder({ page });
  if (theme === "light") axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  else axe.withRules(colourRules);
  // Between two pages of one document the title is away for a moment: whoever looks then finds a page without one.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

export { expect, type RoleName, samplePerson, signIn };

import { may, type Permission, type Role } from "#lib/auth/permissions.ts";
import { expect, expectAccessible, type RoleName, samplePerson, test } from "./desk.ts";

/** Every page of the desk and what one must be allowed to see it. */
const pages: readonly (readonly [path: string, needs: Permission])[] = [
  ["/requests", "requests:read"],
  ["/requests/new", "requests:create"],
  ["/bans", "bans:read"],
  ["/bans/month", "bans:read"],
  ["/bans/list", "bans:read"],
  ["/bans/ledger", "archives:read"],
  ["/bans/ledger/recount", "recounts:read"],
  ["/bans/account", "bans:reveal"],
  ["/grievances", "grievances:read"],
  ["/bans/statements", "statements:read"],
  ["/bans/statements/dry-run", "statements:read"],
  ["/settings/statements", "statementSettings:read"],
  ["/settings/statements/template", "statements:propose"],
  ["/reports", "reports:read"],
  ["/reports/new", "reports:compile"],
  ["/log", "log:read"],
  ["/log/verify", "log:verify"],
  ["/register", "register:read"],
  ["/register/versions", "register:read"],
  ["/register/new", "register:propose"],
  ["/register/1", "register:read"],
  ["/calendar", "deadlines:read"],
  ["/law/simulate", "overrides:read"],
  ["/requests/new/european", "requests:create"],
  ["/law", "register:read"],
  ["/law/US-WARRANT", "register:read"],
  ["/authorities", "authorities:read"],
  ["/authorities/new", "authorities:record"],
  ["/authorities/suspicions", "suspicions:read"],
  ["/contacts", "contacts:read"],
  ["/contacts/new", "contacts:record"],
  ["/settings/people", "people:read"],
  ["/settings/people/new", "people:manage"],
  ["/settings/workspace", "settings:manage"],
  ["/settings/keys", "keys:manage"],
  ["/settings/sources", "sources:manage"],
  ["/settings/letters", "letters:read"],
  ["/settings/letters/acknowledgement/hi", "letters:read"],
  ["/settings/outbox", "outbox:read"],
  ["/settings/ledger", "accountKeys:read"],
];
/** Pages of one thing each: the list where it stands, and what its link begins with. */
const opened: readonly (readonly [person: RoleName, list: string, link: string])[] = [
  ["analyst", "/requests", "/requests/0"],
  ["counsel", "/requests?state=proposed", "/requests/0"],
  ["counsel", "/requests?state=produced", "/requests/0"],
  ["counsel", "/authorities", "/authorities/0"],
  ["analyst", "/authorities/suspicions", "/authorities/suspicions/0"],
  ["counsel", "/contacts", "/contacts/0"],
  ["counsel", "/reports?state=published", "/reports/0"],
  ["analyst", "/bans/list?from=2026-01-01", "/bans/"],
  ["analyst", "/bans/statements", "/bans/statements/0"],
  ["auditor", "/log", "/log/entries/"],
  ["administrator", "/settings/people", "/settings/people/0"],
];
const open = ["/transparency", "/transparency/matrix", "/sign-in"];
const people: readonly RoleName[] = ["analyst", "counsel", "auditor", "administrator"];

// Each of these stories only looks: the desks share them out one by one.
test.describe.configure({ mode: "parallel" });

for (const person of people) {
  test(`the ${person} sees the pages of that role, and 403 on every other`, async ({ as }) => {
    const page = await as(person);
    for (const [path, needs] of pages) {
      // The answer is what counts here, not what a browser makes of it.
      const answer = await page.goto(path, { waitUntil: "commit" });
      expect(answer?.status(), `${person} at ${path}`).toBe(may(person as Role, needs) ? 200 : 403);
    }
  });
}

test("a stranger is sent to sign in, and comes back to the page that was meant", async ({ page }) => {
  for (const [path] of pages) {
    await page.goto(path, { waitUntil: "commit" });
    expect(new URL(page.url()).pathname, path).toBe("/sign-in");
  }
  await page.goto("/log");
  const auditor = samplePerson("auditor");
  await page.getByLabel("E-mail").fill(auditor.email);
  await page.getByLabel("Password").fill(auditor.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/log");
});

test("a wrong password says nothing of who exists", async ({ page }) => {
  const sentences: (string | null)[] = [];
  for (const email of ["nobody@sample.example", samplePerson("analyst").email]) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("not the password at all");
    await page.getByRole("button", { name: "Sign in" }).click();
    sentences.push(await page.getByRole("alert").first().textContent());
  }
  expect(sentences[0]).toBe(sentences[1]);
});

for (const theme of ["light", "dark"] as const) {
  for (const person of people) {
    test(`axe finds nothing on any page that the ${person} is the first to see, ${theme}`, async ({ as }) => {
      test.setTimeout(240_000);
      const page = await as(person, { theme });
      for (const [path, needs] of pages) {
        const first = people.find((one) => may(one as Role, needs));
        if (first !== person) continue;
        await page.goto(path);
        await expectAccessible(page, theme);
      }
    });
  }

  test(`axe finds nothing on any page that everybody sees, ${theme}`, async ({ as }) => {
    const page = await as("auditor", { theme, phone: true });
    for (const path of open) {
      await page.goto(path);
      await expectAccessible(page, theme);
    }
  });
}

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing on the page of one request, report, ban, entry or person, ${theme}`, async ({ as }) => {
    test.setTimeout(240_000);
    for (const [person, list, link] of opened) {
      const page = await as(person, { theme });
      await page.goto(list);
      await page.locator(`main a[href^="${link}"]`).first().click();
      await page.waitForURL((url) => url.pathname.startsWith(link));
      await expectAccessible(page, theme);
      // A report's figures are pages of their own.
      const figure = page.locator('main a[href*="/figures/"]').first();
      if ((await figure.count()) === 0) continue;
      await figure.click();
      await page.waitForURL(/\/figures\//);
      await expectAccessible(page, theme);
    }
  });
}

test("the pages wear a strict policy, and its nonce is new each time", async ({ page }) => {
  const nonces: string[] = [];
  for (const _ of [1, 2]) {
    const answer = await page.goto("/sign-in");
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    nonces.push(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  expect(nonces[0]).not.toBe(nonces[1]);
});

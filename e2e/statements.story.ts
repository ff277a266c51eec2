import { expect, expectAccessible, test } from "./desk.ts";

const themes = ["light", "dark"] as const;

test("statements of reasons: drafted from bans on channels, checked, shown in a dry run, and sent by nobody until two people turned it on", async ({
  as,
}) => {
  // An analyst sees what was drafted, and that nothing leaves the house.
  const analyst = await as("analyst");
  await analyst.goto("/bans/statements");
  await expect(analyst.getByText("Sending is off")).toBeVisible();
  await expectAccessible(analyst);
  await analyst.getByRole("search").getByLabel("State").selectOption("blocked");
  await analyst.getByRole("button", { name: "Show" }).click();
  await expect(analyst).toHaveURL(/state=blocked/);
  await analyst
    .getByRole("row", { name: /Blocked/ })
    .getByRole("link")
    .first()
    .click();

  // One statement: what our checks found in a sentence, its ban, and its JSON without anything of the account.
  await expect(analyst.getByRole("heading", { name: "What our checks found" })).toBeVisible();
  await expect(analyst.getByText("Blocks", { exact: true }).first()).toBeVisible();
  const json = (await analyst.getByRole("region", { name: "The statement as JSON" }).textContent()) ?? "";
  expect(JSON.parse(json)).toMatchObject({
    content_type_other: "Account",
    territorial_scope: expect.arrayContaining(["GR"]),
  });
  expect(json).not.toMatch(/account-|"b-\d/);
  await expectAccessible(analyst);

  // A filter that fits none is told in words.
  await analyst.goto("/bans/statements?state=sent");
  await expect(analyst.getByRole("heading", { name: "No statement is like that" })).toBeVisible();

  // The dry run shows the body of the post, all of it good by the Database's rules; it sends nothing.
  await analyst.goto("/bans/statements");
  await analyst.getByRole("link", { name: "Dry run" }).click();
  const body = JSON.parse((await analyst.getByRole("region", { name: "The body of the post" }).textContent()) ?? "");
  expect(body.statements.length).toBeGreaterThan(0);
  await expectAccessible(analyst);

  // Whoever sets the way to the Database cannot turn the sending on, and no address in the house is taken.
  const administrator = await as("administrator");
  await administrator.goto("/settings/statements");
  await administrator.getByLabel("Address of the Database").fill("https://intranet.example/");
  await administrator.getByLabel("What answers there").selectOption("The Database itself");
  await administrator.getByLabel("Token").fill("7|storytoken00000000");
  await administrator.getByRole("button", { name: "Save the connection" }).click();
  await expect(administrator.getByText(/is not the Commission.s/).first()).toBeVisible();

  // Nor is the Database itself taken for its sandbox: what it takes is public for good.
  await administrator.getByLabel("Address of the Database").fill("https://transparency.dsa.ec.europa.eu/");
  await administrator.getByLabel("What answers there").selectOption("A sandbox of the Database");
  await administrator.getByLabel("Token").fill("7|storytoken00000000");
  await administrator.getByRole("button", { name: "Save the connection" }).click();
  await expect(administrator.getByText(/is the Database itself/).first()).toBeVisible();
  await expect(administrator.getByRole("button", { name: "Turn sending on" })).toHaveCount(0);
});

test("what statements say is proposed by one person of counsel, and signed by another", async ({ as }) => {
  const counsel = await as("counsel");
  await counsel.goto("/settings/statements");
  await expectAccessible(counsel);
  await counsel.getByRole("link", { name: "Propose a version" }).click();
  await expectAccessible(counsel);
  await counsel.getByLabel("What is new, and why").fill("Spam is stated from now on, since ours is seldom commercial.");
  await counsel.getByText("Fraud", { exact: true }).click();
  const facts = counsel.locator("[name='content.reasons.fraud.facts']");
  await facts.fill("Reported by lea@example.org.");
  await counsel.getByRole("button", { name: "Propose this version" }).click();
  // Personal data would go out with every statement: refused where it was written.
  await expect(counsel.getByText(/seems to hold personal data/).first()).toBeVisible();
  await facts.fill("The account was found to deceive others on a public channel.");
  await counsel.getByRole("button", { name: "Propose this version" }).click();
  await expect(counsel.getByText("waits for a second signature")).toBeVisible();
  await expect(counsel.getByRole("button", { name: "Countersign the template" })).toHaveCount(0);
  await counsel.getByRole("button", { name: "Take it back" }).click();
  await expect(counsel.getByText("turned down", { exact: true }).first()).toBeVisible();
});

for (const theme of themes) {
  test(`the pages of statements read well in the ${theme} theme, on a phone too`, async ({ as }) => {
    const page = await as("counsel", { theme, phone: theme === "dark" });
    for (const path of ["/bans/statements", "/bans/statements/dry-run", "/settings/statements"]) {
      await page.goto(path);
      await expectAccessible(page, theme);
      const { scrolls, fits } = await page.evaluate(() => ({
        scrolls: document.documentElement.scrollWidth,
        fits: window.innerWidth,
      }));
      expect(scrolls, path).toBeLessThanOrEqual(fits);
    }
  });
}

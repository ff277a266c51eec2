import type { Page } from "@playwright/test";
import { expect, expectAccessible, samplePerson, test } from "./desk.ts";

/** Rows of a list, by their reference. */
const row = (page: Page, reference: string) => page.locator(`[data-row="${reference}"]`);

/** Presses a key until the page has done what it is for: it listens once its script is there. */
async function press(page: Page, key: string, done: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await done();
  }).toPass();
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("a view is saved under a name and a number key, and the queue begins with it", async ({ as }) => {
  const page = await as("counsel2");
  const remove = page.getByRole("button", { name: "Remove A Germany of my own" });
  await page.goto("/requests/views");
  // What a run that was cut off left behind.
  if (await remove.isVisible()) await remove.click();
  await expect(remove).toHaveCount(0);
  await page.goto("/requests?state=open&country=DE");
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await press(page, "v", () => expect(dialog).toBeVisible({ timeout: 2_000 }));
  await dialog.getByLabel("Name").fill("A Germany of my own");
  await dialog.getByLabel("My queue begins with it").check();
  await dialog.getByRole("button", { name: "Save the view" }).press("Enter");
  await expect(dialog).toBeHidden();

  await page.goto("/requests");
  await page.waitForURL(/country=DE/);
  await expect(page.getByRole("link", { name: "A Germany of my own" })).toHaveAttribute("aria-current", "page");
  await page.goto("/requests?state=all");
  await press(page, "1", () => page.waitForURL(/country=DE/, { timeout: 5_000 }));

  await page.goto("/requests/views");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Begin at the open requests" }).click();
  await expect(page.getByText("Your queue begins here")).toHaveCount(0);
  await remove.click();
  await expect(page.getByRole("link", { name: "A Germany of my own" })).toHaveCount(0);
});

test("the ticked are assigned, taken back and acknowledged, without a mouse", async ({ as }) => {
  const page = await as("analyst");
  const { keyboard } = page;
  const colleague = samplePerson("counsel2").name;
  await page.goto("/requests?assignee=nobody&sort=newest");
  const references = await page
    .locator("[data-row]")
    .evaluateAll((rows) => rows.slice(0, 2).map((one) => one.getAttribute("data-row")));
  const [first = "", second = ""] = references.map(String);

  for (const key of ["j", "x", "j", "x", "a"]) await keyboard.press(key);
  await expect(page.getByLabel("Assign to")).toBeFocused();
  await page.getByLabel("Assign to").selectOption({ label: colleague });
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(page.getByText("2 requests are assigned.")).toBeVisible();
  await expect(row(page, first)).toHaveCount(0);

  await page.locator("body").press("u");
  await expect(page.getByText("2 requests are as before.")).toBeVisible();
  await expect(row(page, first)).toContainText("nobody yet");
  await expect(row(page, second)).toContainText("nobody yet");

  for (const key of ["j", "x", "r"]) await page.locator("body").press(key);
  await expect(page.getByText("1 request is acknowledged.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/requests?assignee=nobody&sort=newest&only=unacknowledged`);
  await expect(row(page, second)).toBeVisible();
  await expect(row(page, first)).toHaveCount(0);
});

test("two people have a case open, and each is told of the other", async ({ as }) => {
  const mine = await as("analyst");
  await mine.goto("/requests?search=231+Js+99410");
  const path = (await row(mine, "231 Js 99410/26").getByRole("link").getAttribute("href")) ?? "";
  const theirs = await as("counsel");
  await theirs.goto(path);
  await mine.goto(path);
  await expect(mine.getByText(`${samplePerson("counsel").name} has this open`).first()).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText(`${samplePerson("analyst").name} has this open`).first()).toBeVisible();
});

test("a comment mentions a colleague, who is told and reads it; an auditor must say why", async ({ as }) => {
  const page = await as("analyst");
  const { keyboard } = page;
  const colleague = samplePerson("counsel").name;
  await page.goto("/requests?search=GJ-26-0417");
  const path = (await row(page, "GJ-26-0417").getByRole("link").getAttribute("href")) ?? "";
  await page.goto(`${path}/comments`);
  await page.getByLabel("Comment", { exact: true }).focus();
  await keyboard.type(`The grand jury sits on Friday, @${colleague.slice(0, 4)}`);
  await expect(page.getByRole("option", { name: colleague })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  await keyboard.type("please look.");
  await page.getByRole("button", { name: "Add the comment" }).press("Enter");
  await expect(page.locator("li strong", { hasText: `@${colleague}` }).last()).toBeVisible();
  await expectAccessible(page);

  const theirs = await as("counsel", { theme: "dark" });
  await theirs.goto("/requests");
  await expect(theirs.getByRole("link", { name: /Notifications, \d+ unread/ })).toBeVisible();
  await theirs.goto("/notifications");
  await expectAccessible(theirs, "dark");
  const told = row(theirs, "GJ-26-0417").filter({ hasText: "You are mentioned in a comment" }).first();
  await told.getByRole("link").click();
  await expect(theirs.getByText("The grand jury sits on Friday").last()).toBeVisible();
  await theirs.goto("/notifications");
  await told.getByRole("button", { name: "Mark as read" }).click();
  await theirs.getByLabel("Tell me by e-mail").selectOption("daily");
  await theirs.getByRole("button", { name: "Keep this" }).click();
  await expect(theirs.getByText("It is kept.")).toBeVisible();
  await theirs.getByLabel("Tell me by e-mail").selectOption("off");
  await theirs.getByRole("button", { name: "Keep this" }).click();

  const auditor = await as("auditor");
  await auditor.goto(`${path}/comments`);
  await expect(auditor.getByText("The grand jury sits on Friday")).toHaveCount(0);
  await auditor.getByLabel("Why you read them").selectOption("audit-sample");
  await auditor.getByRole("button", { name: "Reveal and record" }).click();
  await expect(auditor.getByText("The grand jury sits on Friday").last()).toBeVisible();
});

test("words find a request; an identifier stays out of the address and is looked up with a reason that is recorded", async ({
  as,
}) => {
  const page = await as("counsel");
  const { keyboard } = page;
  await page.goto("/requests");
  await keyboard.press("Control+k");
  await keyboard.type("delhi fraud");
  await keyboard.press("Enter");
  await page.waitForURL(/\/search\?text=/);
  await expect(row(page, "DP/CCU/2026/4471").locator("mark").first()).toHaveText(/Delhi/i);
  await expectAccessible(page);

  await page.getByLabel("Words of a request").fill("Staatsanwaltshaft");
  await keyboard.press("Enter");
  await expect(page.getByText("Nearly called that:")).toBeVisible();

  await page.getByLabel("Words of a request").fill("+1 202 555 0118");
  await keyboard.press("Enter");
  await expect(page.getByText("What you typed looks like an identifier.")).toBeVisible();
  expect(page.url()).not.toContain("555");
  await expect(page.getByRole("textbox", { name: "Identifier" })).toHaveValue("+1 202 555 0118");
  await page.getByLabel("Why you look").selectOption("check-target");
  await page.getByRole("button", { name: "Look it up" }).press("Enter");
  await expect(page.getByRole("link", { name: "DP/CCU/2026/4471" })).toBeVisible();
  expect(page.url()).not.toContain("555");

  await page.goto("/log?action=identifier.lookedUp");
  await expect(page.getByText("Identifier looked up").first()).toBeVisible();
});

test("a case about the safety of children is marked, says so calmly, and is found by its mark", async ({ as }) => {
  const page = await as("counsel", { theme: "dark" });
  await page.goto("/requests?only=child-safety&state=all");
  const path = (await row(page, "SO41-ST-2026-0714").getByRole("link").getAttribute("href")) ?? "";
  await page.goto(path);
  await expect(page.getByText("This case is about the safety of children")).toBeVisible();
  await expect(page.getByText("You may hand it to a colleague at any moment")).toBeVisible();
  await expect(page.getByText("188273645")).toBeVisible();
  await expectAccessible(page, "dark");

  const phone = await as("analyst", { phone: true });
  for (const place of ["/requests", `${path}/comments`, "/search?text=court", "/notifications", "/requests/views"]) {
    await phone.goto(place);
    await expect(phone.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await overflow(phone), `${place} runs over by so many pixels`).toBe(0);
  }
  const administrator = await as("administrator");
  await administrator.goto("/settings/child-safety");
  await expectAccessible(administrator);
});

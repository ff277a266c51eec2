import type { Locator, Page } from "@playwright/test";
import { labelOf } from "./casework.ts";
import { expect, expectAccessible, test } from "./desk.ts";

/** Goes on by Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
}

test("the queue by keyboard alone: rows, ticks, a case, the command bar, the help", async ({ as }) => {
  const page = await as("analyst");
  const { keyboard } = page;
  await page.goto("/requests");
  const rows = page.locator("[data-row]");

  await keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
  await keyboard.press("x");
  await expect(page.getByRole("status").filter({ hasText: "1 ticked" })).toBeVisible();
  await keyboard.press("x");
  await expect(page.getByRole("status").filter({ hasText: "ticked" })).toHaveCount(0);

  const reference = (await rows.nth(0).getByRole("link").textContent()) ?? "";
  await keyboard.press("Enter");
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(reference);

  await keyboard.press("Control+k");
  await expect(page.getByPlaceholder("Reference, room or act")).toBeFocused();
  await keyboard.type("26-SW-288");
  await keyboard.press("Enter");
  await page.waitForURL(/search\?text=26-SW-288/);
  await expect(page.getByRole("link", { name: "26-SW-288" })).toBeVisible();

  await keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toContainText("Next row, row before");
  await keyboard.press("Escape");
  await expect(help).toBeHidden();

  await keyboard.press("g");
  await keyboard.press("b");
  await page.waitForURL(/\/bans$/);
});

test("a case by keyboard alone: what is given is ticked, explained and proposed", async ({ as }) => {
  const page = await as("analyst");
  const { keyboard } = page;
  await page.goto("/requests?search=231+Js+99410");
  await keyboard.press("j");
  await keyboard.press("Enter");
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);

  await tabTo(page, page.getByLabel(`Give ${labelOf("account-created")}`));
  await keyboard.press("Space");
  await tabTo(page, page.getByLabel("On what the decision rests"));
  await keyboard.type("The production order reaches subscriber data, and only this of it is held.");
  await tabTo(page, page.getByRole("button", { name: "Propose this decision" }));
  await keyboard.press("Enter");
  await expect(page.getByText("Nothing leaves before a second person signs.")).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`on a phone, ${theme}: nothing runs over the edge, and axe finds nothing`, async ({ as }) => {
    const page = await as("counsel", { theme, phone: true });
    await page.goto("/requests?state=proposed");
    const aCase = await page.locator("[data-row] a").first().getAttribute("href");
    const bans = "/bans/list";
    for (const path of ["/requests", aCase ?? "", "/requests/new", "/bans", bans, "/reports", "/log", "/register"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("navigation", { name: "Rooms" })).toBeInViewport();
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${path} runs over by so many pixels`).toBe(0);
      await expectAccessible(page, theme);
    }
  });
}

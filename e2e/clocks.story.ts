import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./desk.ts";

/** The same request as a person writes it down, under an instrument whose law allows seventy-two hours. */
const hourMs = 3_600_000;
const clockOf = (at: Date, timeZone: string) => at.toLocaleString("sv-SE", { timeZone }).slice(0, 16).replace(" ", "T");

async function record(page: Page, reference: string, hoursAgo: number): Promise<string> {
  await page.goto("/requests/new");
  await page.getByRole("combobox", { name: "Authority" }).fill("Delhi Police, Cyber Crime Unit");
  await page.getByLabel("Country", { exact: true }).selectOption("IN");
  await page.getByLabel("Reference", { exact: true }).fill(reference);
  await page.getByLabel("Instrument", { exact: true }).selectOption("IN-3-1-J");
  const zone = await page.locator("input[name=zone]").inputValue();
  if (hoursAgo > 0)
    await page.getByLabel("Received", { exact: true }).fill(clockOf(new Date(Date.now() - hoursAgo * hourMs), zone));
  await page.getByLabel(/^Targets/).fill("+1 202 555 0118");
  await page.locator('input[name=fields][value="account-created"]').check();
  await page.getByRole("button", { name: "Record the request" }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** The law allows three days; the house agrees on two with the authority, by two people, and only what comes afterwards is counted so. */
test("two people override a rule: a later request is due by it, an earlier one is not", async ({ as }) => {
  test.setTimeout(180_000);
  const analyst = await as("analyst");
  const counsel = await as("counsel");
  const second = await as("counsel2");
  const run = Date.now().toString(36);
  const earlier = await record(analyst, `CLK/${run}/1`, 1);
  const why = analyst.getByText("Why then");
  await why.click();
  await expect(analyst.getByText("allows 72 hours", { exact: false })).toBeVisible();

  const reason = `The unit agreed to two days in writing, in its letter ${run}.`;
  await counsel.goto("/law/IN-3-1-J");
  await counsel.getByRole("button", { name: "Change the deadline" }).click();
  const dialog = counsel.getByRole("dialog");
  await dialog.getByLabel("How many").fill("48");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: "Propose it" }).click();
  await expect(counsel.getByText("You proposed it. Another person of counsel countersigns it.")).toBeVisible();
  await expectAccessible(counsel);

  await second.goto("/law/IN-3-1-J");
  await second.getByRole("button", { name: "Countersign the override" }).click();
  await expect(second.getByRole("button", { name: "Countersign the override" })).toHaveCount(0);

  // A receipt is written to the minute: the later request is one of the next.
  const nextMinute = (Math.floor(Date.now() / 60_000) + 1) * 60_000;
  await expect.poll(() => Date.now(), { timeout: 61_000, intervals: [500] }).toBeGreaterThan(nextMinute);
  await record(analyst, `CLK/${run}/2`, 0);
  await analyst.getByText("Why then").click();
  await expect(analyst.getByText(/House override of .* by two people \(deadline of 48 hours\)/)).toContainText(reason);
  await expectAccessible(analyst);
  await analyst.goto(earlier);
  await analyst.getByText("Why then").click();
  await expect(analyst.getByText("allows 72 hours", { exact: false })).toBeVisible();
  await expect(analyst.getByText(/House override of .* deadline/)).toHaveCount(0);

  // The next run of this story finds the table's own rule again.
  await second.getByRole("button", { name: "End it" }).first().click();
  await second.getByRole("dialog").getByLabel("Reason").fill("The letter was withdrawn.");
  await second.getByRole("button", { name: "End the override" }).click();
  await expect(second.getByText("The letter was withdrawn.").first()).toBeVisible();
});

test("a bill is tried over the open requests, and changes nothing", async ({ as }) => {
  const counsel = await as("counsel");
  await counsel.goto("/law/simulate");
  await expect(counsel.getByText("Nothing is tried yet")).toBeVisible();
  await counsel.getByLabel("Bill or instrument").selectOption("CA-C22");
  await counsel.getByLabel("On requests of every State").check();
  await counsel.getByRole("button", { name: "Try it" }).click();
  await expect(counsel.getByText(/would set the clock of \d+ open requests/)).toBeVisible();
  await expect(counsel.getByRole("table", { name: /Data that it would reach/ })).toContainText("Not held");
  await expectAccessible(counsel);
  await expectAccessible(await dark(as), "dark");
  const saved = counsel.waitForEvent("download");
  await counsel.getByRole("link", { name: "Save as CSV" }).click();
  expect((await saved).suggestedFilename()).toBe("simulation-CA-C22.csv");

  async function dark(open: typeof as) {
    const page = await open("counsel", { theme: "dark" });
    await page.goto("/law/simulate?instrument=CA-C22&everywhere=true");
    return page;
  }
});

test("what falls due stands in a calendar, and at an address of one's own", async ({ as, page: stranger }) => {
  const analyst = await as("analyst", { phone: false });
  for (const view of ["Month", "Week", "List"]) {
    await analyst.goto("/calendar");
    await analyst.getByRole("link", { name: view, exact: true }).click();
    await expect(analyst.getByRole("link", { name: view, exact: true })).toHaveAttribute("aria-current", "page");
    await expectAccessible(analyst);
  }
  const dark = await as("analyst", { theme: "dark" });
  await dark.goto("/calendar");
  await expectAccessible(dark, "dark");

  await analyst.getByRole("button", { name: /my calendar's address$/ }).click();
  const shown = analyst.getByText(/\/calendar\/[\w-]{43}\.ics$/);
  await expect(shown).toBeVisible();
  const address = new URL((await shown.textContent()) ?? "").pathname;
  const feed = await stranger.request.get(address);
  expect(feed.headers()["content-type"]).toContain("text/calendar");
  const text = await feed.text();
  expect(text).toContain("BEGIN:VCALENDAR");
  expect(text).toMatch(/SUMMARY:(Due by law|House target): /);
  expect(text).not.toMatch(/Police|\+1 202/);
  expect((await stranger.request.get(address.replace(/.{5}\.ics$/, "aaaaa.ics"))).status()).toBe(404);

  await analyst.reload();
  await analyst.getByRole("button", { name: "Renew my calendar's address" }).click();
  await expect(shown).toBeVisible();
  expect((await stranger.request.get(address)).status()).toBe(404);
});

import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, test } from "./desk.ts";

/** Bans of accounts in Iceland, where the sample workspace has none. Only what is counted is sent; `account` is kept as a keyed hash. */
const ban = (number: number) => ({
  id: `story-${number}`,
  account: `+35455501${String(number).padStart(2, "0")}`,
  action: "ban",
  country: "IS",
  surface: "channels",
  reason: "fraud",
  signal: "known-network",
  automation: "partial",
  occurred_at: new Date(Date.now() - number * 60_000).toISOString(),
  reported_before: false,
});
const line = (value: object) => `${JSON.stringify(value)}\n`;

function send(machine: APIRequestContext, secret: string, body: string, key?: string) {
  return machine.post("/api/v1/bans", {
    data: body,
    headers: {
      authorization: `Bearer ${secret}`,
      "content-type": "application/x-ndjson",
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
  });
}

test("a machine sends bans with a key of its own; each is found, and proves that it was not changed", async ({
  as,
  request: machine,
}) => {
  // The secret is shown once, in the browser of whoever makes the key.
  const administrator = await as("administrator");
  await administrator.goto("/settings/keys");
  await administrator.getByLabel("Source").fill("platform-story");
  await administrator.getByRole("button", { name: "Make the key" }).click();
  const secret = (await administrator.getByRole("status").locator("code").last().textContent()) ?? "";
  await administrator.reload();
  const key = administrator.getByRole("row", { name: /platform-story/ }).first();
  await expect(key.getByText("Opens", { exact: true })).toBeVisible();
  await expect(administrator.getByText(secret)).toHaveCount(0);

  // A stream of which one line is broken: the others land, and the answer names the line.
  const body = `${line(ban(1))}{"id": "story-2", "account"\n${line(ban(3))}`;
  const first = await send(machine, secret, body, "night-1");
  expect(first.status()).toBe(200);
  const told = await first.json();
  expect(told).toMatchObject({ read: 3, imported: 2, duplicate: 0, rejected: 1, rejections: [{ line: 2 }] });

  // The same key and the same bytes give the first answer again; without a key what arrives twice still lands once.
  const { rejections: _, ...counted } = told;
  expect(await (await send(machine, secret, body, "night-1")).json()).toMatchObject(counted);
  expect(await (await send(machine, secret, body)).json()).toMatchObject({ imported: 0, duplicate: 2, rejected: 1 });

  // There is no field for what somebody wrote.
  const withText = await (await send(machine, secret, line({ ...ban(4), message: "hello" }))).json();
  expect(withText).toMatchObject({ imported: 0, rejected: 1 });
  expect(withText.rejections[0].reason).toContain('"message" is not known');
  expect((await send(machine, `${secret}x`, body)).status()).toBe(401);

  // An analyst narrows the ledger to them, opens one, and reads that its proof holds.
  const analyst = await as("analyst");
  await analyst.goto("/bans/list");
  const filters = analyst.getByRole("search");
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await filters.getByLabel("From").fill(yesterday);
  await filters.getByLabel("Country").selectOption("IS");
  await filters.getByRole("button", { name: "Show" }).click();
  const bans = analyst.getByRole("link", { name: "Banned for fraud" });
  await expect(bans).toHaveCount(2);
  await bans.first().click();
  await expect(analyst.getByRole("heading", { name: "Banned for fraud" })).toBeVisible();
  await expect(analyst.getByText("platform-story", { exact: true })).toBeVisible();
  await expect(async () => {
    await analyst.reload();
    await expect(analyst.getByText("Holds", { exact: true })).toHaveCount(3, { timeout: 1_000 });
  }).toPass();
  expect(await analyst.content()).not.toContain("+3545550");
  const saved = analyst.waitForEvent("download");
  await analyst.getByRole("link", { name: "Download the proof" }).click();
  expect((await saved).suggestedFilename()).toBeTruthy();
});

test("an analyst sees at a glance what is banned for what, what is out of the usual, and goes from a figure to its bans", async ({
  as,
}) => {
  const analyst = await as("analyst");
  await analyst.goto("/bans");
  const map = analyst.getByRole("table", { name: "Reason by signal" });
  await expect(map.getByRole("rowheader", { name: "Spam" })).toBeVisible();
  await expectAccessible(analyst);
  await expectAccessible(analyst, "dark");

  // The whole is the sum of its rows, and each figure is a way to exactly so many bans.
  const figure = map
    .getByRole("row", { name: /^Terrorism/ })
    .getByRole("link")
    .nth(1);
  const count = (await figure.textContent())?.replaceAll(/\D/g, "") ?? "";
  await figure.click();
  await expect(analyst).toHaveURL(/reason=terrorism/);
  await expect(analyst.locator("strong").filter({ hasText: new RegExp(`^${count}$`) })).toBeVisible();
  await analyst.goBack();

  // A source that fell silent and a share that jumped are said in sentences, with the figures that say so.
  await expect(analyst.getByText(/sample-groups has sent nothing since/)).toBeVisible();
  await expect(analyst.getByText(/“Impersonation” was .* after .* in the 12 weeks before/).first()).toBeVisible();

  // What is asked stands in the address, so that it can be sent to a colleague.
  await analyst.getByRole("combobox", { name: "Rows" }).selectOption("country");
  await analyst.getByRole("combobox", { name: "Columns" }).selectOption("time");
  await analyst.getByRole("combobox", { name: "Shown as" }).selectOption("row");
  await analyst.getByRole("button", { name: "Show" }).click();
  await expect(analyst).toHaveURL(/rows=country&columns=time&as=row/);
  await expect(
    analyst.getByRole("table", { name: "Country by time" }).getByRole("rowheader", { name: "India" }),
  ).toBeVisible();
  await expectAccessible(analyst);
  const counts = analyst.waitForEvent("download");
  await analyst.getByRole("link", { name: "These counts as CSV" }).click();
  expect((await counts).suggestedFilename()).toMatch(/^bans-country-time-.*[.]csv$/);

  // The widest of the tables scrolls in its own frame, in a narrow window and on a phone; the open tab is in sight.
  const { origin } = new URL(analyst.url());
  for (const width of [1280, 390]) {
    await analyst.setViewportSize({ width, height: 844 });
    for (const path of ["/bans?rows=country&columns=time&as=row", "/bans/list", "/bans/ledger"]) {
      await analyst.goto(`${origin}${path}`);
      const over = await analyst.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
      await expect(analyst.locator("nav[aria-label=Bans] [aria-current=page]")).toBeInViewport({ ratio: 0.9 });
    }
  }
  await analyst.setViewportSize({ width: 1440, height: 900 });

  // Where nothing is, the page says so; the month by itself has all its tables.
  await analyst.goto("/bans?country=AQ");
  await expect(analyst.getByRole("heading", { name: "Nothing is all of this at once" })).toBeVisible();
  await analyst.goto("/bans/month");
  await expect(analyst.getByRole("heading", { name: "How they were found without reading messages" })).toBeVisible();

  // Single bans leave the desk only through counsel or an auditor, and the log notes it.
  await analyst.goto("/bans/list?country=NG&reason=fraud");
  await expect(analyst.getByRole("button", { name: "These bans as CSV" })).toHaveCount(0);
  const auditor = await as("auditor");
  await auditor.goto("/bans/list?country=NG&reason=fraud");
  const file = auditor.waitForEvent("download");
  await auditor.getByRole("button", { name: "These bans as CSV" }).click();
  expect((await file).suggestedFilename()).toMatch(/^bans-.*[.]csv$/);
});

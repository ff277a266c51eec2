import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./desk.ts";

/** Bans of accounts in Malta, where the sample workspace has none: ten by a known network, of which two are ended again, one of them twice. */
const ban = (number: number) => ({
  id: `found-${number}`,
  account: `+35699550${String(number).padStart(2, "0")}`,
  ...{
    action: "ban",
    country: "MT",
    surface: "channels",
    reason: "fraud",
    signal: "known-network",
    automation: "partial",
  },
  occurred_at: new Date(Date.now() - number * 60_000).toISOString(),
  reported_before: false,
});
const end = (number: number, id: string) => ({
  ...ban(number),
  ...{ id, action: "reinstate", signal: "appeal", automation: "none", appeal_of: `found-${number}` },
  occurred_at: new Date().toISOString(),
});
const arriving = [...Array.from({ length: 10 }, (_, at) => ban(at)), end(3, "end-1"), end(4, "end-2"), end(4, "end-3")];

async function makeKey(administrator: Page): Promise<string> {
  await administrator.goto("/settings/keys");
  await administrator.getByLabel("Source").fill("found-story");
  await administrator.getByRole("button", { name: "Make the key" }).click();
  return (await administrator.getByRole("status").locator("code").last().textContent()) ?? "";
}

test("how accounts are found: counsel signs the words, the ledger counts how often it was wrong, the report says both", async ({
  as,
  request: machine,
}) => {
  // One of counsel proposes how a signal is described, beginning with the text that ships; nobody can sign their own.
  const counsel = await as("counsel");
  await counsel.goto("/bans/found");
  await expectAccessible(counsel);
  await counsel.getByRole("link", { name: "Versions of “A known network”" }).click();
  await counsel.waitForURL("**/bans/found/known-network/en");
  await expect(counsel.getByText("Not signed off yet")).toBeVisible();
  const words =
    "The account shares a device or a way of payment with accounts that were banned before.\n\nNever used: messages.";
  await counsel.getByRole("textbox", { name: "Text" }).fill(words);
  await counsel.getByRole("button", { name: "Propose this text" }).click();
  await expect(counsel.getByText("Another person of counsel countersigns it")).toBeVisible();
  await expectAccessible(counsel);

  // Another of counsel signs it, and it is in force.
  const second = await as("counsel2", { theme: "dark" });
  await second.goto("/bans/found/known-network/en");
  await expectAccessible(second, "dark");
  await second.getByRole("button", { name: "Countersign this text" }).click();
  await expect(second.getByText("In force", { exact: true })).toBeVisible();

  // Bans arrive, and the ends of two of them.
  const secret = await makeKey(await as("administrator"));
  const answer = await machine.post("/api/v1/bans", {
    data: arriving.map((row) => `${JSON.stringify(row)}\n`).join(""),
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/x-ndjson" },
  });
  expect(await answer.json()).toMatchObject({ imported: 13, rejected: 0 });

  // Counted, two of ten were wrong, whatever number of rows ends them.
  const place = counsel.getByRole("table", { name: "Bans and suspensions by signal" });
  await expect(async () => {
    await counsel.goto("/bans/found?country=MT");
    // The house counts every ten minutes by itself; whoever does not want to wait asks for it.
    const now = counsel.getByRole("button", { name: "Count them now" });
    if (await now.isVisible()) await now.click();
    await expect(place.getByText("2 of 10").first()).toBeVisible({ timeout: 4_000 });
  }).toPass();
  await expect(counsel.getByText("shares a device or a way of payment").first()).toBeVisible();
  const saved = counsel.waitForEvent("download");
  await counsel.getByRole("link", { name: "Save as CSV" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^found-.*\.csv$/);

  // Months in which nothing is of this kind say so, on a phone and in the dark as well.
  const auditor = await as("auditor", { theme: "dark", phone: true });
  await auditor.goto("/bans/found?country=MT&reason=hate");
  await expect(auditor.getByRole("heading", { name: "No ban of this kind" })).toBeVisible();
  await auditor.goto("/bans/found?country=MT");
  await expect(auditor.getByRole("button", { name: "Count them now" })).toHaveCount(0);
  await expectAccessible(auditor, "dark");

  // The report has the figure, which opens to the countings behind it, and the words that two signed.
  const [yesterday = "", today = ""] = [86_400_000, 0].map((ago) =>
    new Date(Date.now() - ago).toISOString().slice(0, 10),
  );
  await counsel.goto("/reports/new");
  await counsel.getByLabel("First day").fill(yesterday);
  await counsel.getByLabel("Last day").fill(today);
  await counsel.getByLabel("Country").selectOption("MT");
  await counsel.getByRole("button", { name: "Compile the draft" }).click();
  await counsel.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
  const report = counsel.getByRole("region", { name: "How they were found" });
  await expect(report.getByRole("row", { name: /Known network of accounts/ })).toContainText("20.00");
  await expect(counsel.getByRole("region", { name: "What each signal means" })).toContainText("shares a device");
  await report.getByRole("link", { name: /Known network of accounts, overturned/ }).click();
  await expect(counsel.getByText("ended by a reinstatement that named them")).toBeVisible();
  await expect(
    counsel.getByRole("table", { name: "Batches, oldest first" }).getByRole("row", { name: /countersign/ }),
  ).toBeVisible();
});

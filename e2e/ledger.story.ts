import { expect, expectAccessible, test } from "./desk.ts";

test("the ledger: its months, an account looked up for a reason, and the key that hashes accounts", async ({ as }) => {
  // Which months are here, which are in files, and how often accounts came back.
  const analyst = await as("analyst");
  await analyst.goto("/bans/ledger");
  const archived = analyst.getByRole("row", { name: /archived/ }).first();
  await expect(archived).toContainText("240 rows");
  await expect(analyst.getByRole("table", { name: "Accounts that came back" })).toBeVisible();
  await expectAccessible(analyst);

  // An account is looked up by a form that is posted: it is in no address. Without a reason nothing is looked up.
  await analyst.getByRole("link", { name: "Look up an account" }).click();
  await analyst.getByRole("textbox", { name: "Account" }).fill("account-8999");
  await analyst.getByRole("button", { name: "Look up and record" }).click();
  await expect(analyst.getByText(/The ledger holds/)).toHaveCount(0);
  await analyst.getByRole("combobox", { name: "Reason" }).selectOption("appeal");
  await analyst.getByRole("button", { name: "Look up and record" }).click();
  await expect(analyst.getByText(/The ledger holds \d+ rows? of this account/)).toBeVisible();
  await expect(analyst.getByText(/Archived months were not searched/)).toBeVisible();
  expect(analyst.url()).not.toContain("account-8999");
  await expectAccessible(analyst);

  // That they looked, and why, is an entry; of whom, nothing.
  const auditor = await as("auditor");
  await auditor.goto("/log");
  await auditor.getByRole("row").filter({ hasText: "Account looked up" }).first().getByRole("link").first().click();
  await expect(auditor.getByText("appeal").first()).toBeVisible();
  await expect(auditor.getByText("account-8999")).toHaveCount(0);

  // An administrator makes the next version of the key; only counsel, and another person, lets an old one be destroyed.
  const administrator = await as("administrator");
  await administrator.goto("/settings/ledger");
  await administrator.getByRole("button", { name: "Make the next version" }).click();
  await administrator.getByRole("button", { name: "Propose to destroy it" }).first().click();
  await expect(administrator.getByText("Counsel countersigns it.").first()).toBeVisible();
  await administrator.goto("/bans/ledger");
  await expect(administrator.getByRole("navigation", { name: "Bans" }).getByRole("link")).toHaveText(["Ledger"]);
  await administrator.goto("/settings/ledger");
  await expectAccessible(administrator);
  const counsel = await as("counsel");
  await counsel.goto("/settings/ledger");
  // It cannot be undone: its fingerprint is typed first, and Enter is no way around that.
  await counsel.getByRole("button", { name: "Destroy it for good" }).first().click();
  const dialog = counsel.getByRole("dialog");
  await dialog.getByRole("textbox").fill("not that");
  await dialog.getByRole("textbox").press("Enter");
  await expect(dialog.getByRole("button", { name: "Destroy it for good" })).toBeDisabled();
  await expectAccessible(counsel);
  await counsel.keyboard.press("Escape");
  await expect(counsel.getByText("to be destroyed").first()).toBeVisible();
  await counsel.getByRole("button", { name: "Decline" }).first().click();
  await expect(counsel.getByRole("button", { name: "Destroy it for good" })).toHaveCount(0);
});

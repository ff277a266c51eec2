import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Decrypter } from "age-encryption";
import { strFromU8, unzipSync } from "fflate";
import { collectAndProduce, countersign, type Demand, propose, record } from "./casework.ts";
import { expect, expectAccessible, test } from "./desk.ts";

/**
 * Two people have decided. The desk looks at a letter in Hindi before it leaves, delivers the production to the officer behind a link that
 * opens once, and tells the secret by telephone. The officer opens the link from the mail, compares the hash, decrypts. The link, tried
 * again, opens nothing, and the desk sees each attempt.
 */
const demand: Demand = {
  authority: { name: "Polizeidirektion Harzgrund, Zentralstelle Cyberkriminalität", country: "DE" },
  instrument: "DE-STPO-100J",
  reference: `ZC-5-${Date.now()}/26`,
  targets: [{ identifier: "+44 7700 900041" }],
  fields: ["account-created", "last-connection"],
  nonDisclosures: [],
};

test("from a decision to a production that its officer decrypted", async ({ as, page }) => {
  const analyst = await as("analyst");
  const path = await record(analyst, demand);
  await propose(analyst, ["account-created"]);
  const counsel = await as("counsel");
  await counsel.goto(path);
  await countersign(counsel);
  await analyst.goto(path);
  await collectAndProduce(analyst);

  // A letter is looked at in the officer's language, or another, before it leaves.
  await analyst.goto(`${path}/delivery`);
  await analyst.getByLabel("Letter", { exact: true }).selectOption("not-held-by-design");
  await expect(analyst.getByLabel("Language", { exact: true })).toHaveValue("de");
  await analyst.getByLabel("Language", { exact: true }).selectOption("hi");
  await analyst.getByRole("button", { name: "Preview the letter" }).click();
  await expect(analyst.getByRole("heading", { name: "ये आँकड़े क्यों मौजूद नहीं हैं" })).toBeVisible();
  await expect(analyst.getByText("No letter was sent")).toBeVisible();
  await expectAccessible(analyst);
  await analyst.getByRole("button", { name: "Send this letter" }).click();
  await expect(analyst.getByRole("table", { name: "Letters that were sent" })).toContainText("Hindi, version 1");

  // The production goes to a person. The secret is shown once.
  await expect(async () => {
    await analyst.getByLabel("Encrypted with").selectOption("secret");
    await analyst.getByLabel("Times that it can be fetched").fill("1");
    await analyst.getByRole("button", { name: "Encrypt and deliver" }).click();
    await expect(analyst.getByText(/^The secret for .*, shown only now/)).toBeVisible({ timeout: 5_000 });
  }).toPass();
  const secret = (await analyst.getByText(/^[a-z]{5}(-[a-z]{5}){4}$/).textContent()) ?? "";
  await expectAccessible(analyst);

  // The mail says where it waits, and not the secret.
  const mail = await lastMail(counsel, demand.reference);
  expect(mail).not.toContain(secret);
  const link = new URL(/https?:\S+\/fetch\/[\w-]{43}/.exec(mail)?.[0] ?? "http://nowhere").pathname;
  await page.goto(link);
  const hash = mail.match(/[0-9a-f]{64}/)?.[0] ?? "";
  await expect(page.getByText(hash)).toBeVisible();
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Fetch the file" }).click();
  const files = await decrypted(await (await saved).path(), secret);
  expect(Object.keys(files)).toContain("certificate.pdf");
  expect(strFromU8(files["manifest.json"] ?? new Uint8Array())).toContain(demand.reference);

  // Fetched as often as it could be: the link ends with one sentence, and each attempt is in the case.
  await page.getByRole("button", { name: "Fetch the file" }).click();
  await expect(page.getByText("fetched as often as it could be")).toBeVisible();
  expect((await page.goto(link))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link does not open" })).toBeVisible();
  await expectAccessible(page);
  expect((await page.request.post(`${link}/file`)).status()).toBe(410);
  await analyst.reload();
  const log = analyst.getByRole("list", { name: "Attempts to fetch it" });
  await expect(log).toContainText("Fetched");
  await expect(log).toContainText("Refused: used up");
});

test("the text of a letter is changed by two people of counsel", async ({ as }) => {
  const first = await as("counsel", { theme: "dark" });
  const address = "/settings/letters/clarification/pt";
  await first.goto("/settings/letters");
  await expectAccessible(first);
  await first.goto(address);
  const text = first.getByLabel("Text", { exact: true });
  const before = await text.inputValue();
  await text.fill(`${before}\n\n{{password}}`);
  await first.getByRole("button", { name: "Propose this text" }).click();
  await expect(first.getByText("{{password}} is not known in this letter").first()).toBeVisible();
  await text.fill(`${before}\n\nObrigado.`);
  await first.getByRole("button", { name: "Propose this text" }).click();
  await expect(first.getByText("you cannot be its second person")).toBeVisible();
  const second = await as("counsel2");
  await second.goto(address);
  await expect(second.getByText("Obrigado.").first()).toBeVisible();
  await expectAccessible(second);
  await second.getByRole("button", { name: "Countersign this text" }).click();
  await expect(second.locator("summary", { hasText: "Version 2" })).toContainText("In force");
});

/** The newest mail about a request, as whoever may read the outbox reads it. */
async function lastMail(desk: Page, reference: string): Promise<string> {
  await desk.goto("/settings/outbox");
  await expectAccessible(desk);
  const row = desk.getByRole("row").filter({ hasText: reference }).filter({ hasText: "Delivery" }).first();
  await row.getByRole("button", { name: /^Read/ }).click();
  await desk.getByRole("button", { name: "Show it" }).click();
  const text = desk.getByRole("dialog").locator("pre");
  await expect(text).toBeVisible();
  return (await text.textContent()) ?? "";
}

async function decrypted(path: string, secret: string): Promise<Record<string, Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(secret);
  return unzipSync(await decrypter.decrypt(readFileSync(path)));
}

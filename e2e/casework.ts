import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { presets } from "#lib/register/presets.ts";
import type { PublishedCase } from "#testing/replays/publishedCases.ts";
import { expect } from "./desk.ts";

/** The steps of a case as people take them in the browser; each waits for what its page then shows. */

const dayMs = 86_400_000;

/** What a field is called on every page, by its key in the minimal register. */
export function labelOf(key: string): string {
  const field = presets.minimal.fields.find((one) => one.key === key);
  if (field === undefined) throw new Error(`the minimal register has no field ${key}`);
  return field.label;
}

/** What of a demand these steps need; the published cases are such, and so are the stories' own. */
export type Demand = Pick<PublishedCase, "fields" | "nonDisclosures" | "reference"> & {
  readonly authority: { readonly name: string; readonly country: string };
  readonly instrument: string;
  readonly targets: readonly { readonly identifier: string }[];
};

/** Writes down what the demand says, received now; answers the address of its case. */
export async function record(page: Page, demand: Demand): Promise<string> {
  await page.goto("/requests/new");
  await page.getByRole("combobox", { name: "Authority" }).fill(demand.authority.name);
  await page.getByLabel("Country", { exact: true }).selectOption(demand.authority.country);
  await page.getByLabel("Reference", { exact: true }).fill(demand.reference);
  await page.getByLabel("Instrument", { exact: true }).selectOption(demand.instrument);
  await page.getByLabel(/^Targets/).fill(demand.targets.map(({ identifier }) => identifier).join("\n"));
  for (const key of demand.fields) await page.locator(`input[name=fields][value="${key}"]`).check();
  const [order] = demand.nonDisclosures;
  if (order !== undefined) await writeOrder(page, order);
  await page.getByRole("button", { name: "Record the request" }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

type Order = PublishedCase["nonDisclosures"][number];

/** Writes down an order of silence, which ends some days from now. */
export async function writeOrder(
  form: Pick<Page, "getByLabel">,
  { issuer, basis, daysAfterReceipt }: Order,
): Promise<void> {
  await form.getByLabel("Ordered by").fill(issuer);
  await form.getByLabel("Provision").fill(basis);
  const until = new Date(Date.now() + daysAfterReceipt * dayMs);
  await form.getByLabel(/^Ends/).fill(`${until.toISOString().slice(0, 10)}T12:00`);
}

/** Counsel records one more order that keeps the service silent. */
export async function extendSilence(page: Page, order: Order): Promise<void> {
  const orders = page.getByText(/^(Ordered|Extended) to/);
  const before = await orders.count();
  await page.getByRole("button", { name: "Record an extension" }).click();
  const dialog = page.getByRole("dialog");
  await writeOrder(dialog, order);
  await dialog.getByRole("button", { name: "Extend it" }).click();
  await expect(dialog).toBeHidden();
  await expect(orders).toHaveCount(before + 1);
}

/** From a case to its authority, which is called back at a number that stands elsewhere than in the demand. */
export async function verifyAuthority(page: Page, demand: Demand): Promise<void> {
  await page.getByRole("link", { name: demand.authority.name }).click();
  await callBack(page);
}

/** Calls back the authority whose page is open, unless somebody did so before. */
export async function callBack(page: Page): Promise<void> {
  const verified = page.getByText("Verified by", { exact: true });
  const record = page.getByRole("button", { name: "Record the verification" });
  await expect(verified.or(record)).toBeVisible();
  if (await verified.isVisible()) return;
  await page.getByLabel("Independent register").fill("Federal directory of offices");
  await page.getByLabel("Number called").fill("+1 703 555 0100");
  await page.getByLabel("Who answered").fill("The duty clerk of the office");
  await page
    .getByLabel("What was checked")
    .fill("Called back at the listed number; the docket and the office were confirmed.");
  await record.click();
  await expect(verified).toBeVisible();
}

/** Ticks what is given, says why, signs first. */
export async function propose(page: Page, given: readonly string[]): Promise<void> {
  for (const key of given) await page.getByLabel(`Give ${labelOf(key)}`).check();
  await page
    .getByLabel("On what the decision rests")
    .fill("The instrument reaches account creation and last connection, which is all that is held.");
  await page.getByRole("button", { name: "Propose this decision" }).click();
  await expect(page.getByText("Nothing leaves before a second person signs.")).toBeVisible();
}

/** Signs second. */
export async function countersign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Countersign and release" }).click();
  await expect(page.getByText("nothing has left yet")).toBeVisible();
}

/** Asks the platform for what two people granted, and packs what it answered. */
export async function collectAndProduce(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Collect from the source" }).click();
  await page.getByRole("button", { name: "Make the production" }).click();
  await expect(page.getByRole("button", { name: "Fetch the production" })).toBeVisible();
}

/** Fetches the sealed file, for a reason; answers its bytes as the browser saved them. */
export async function fetchProduction(page: Page): Promise<Uint8Array> {
  // Nothing leaves before the log has signed it, about a second later: each line of the history then has its number.
  const history = page.getByRole("table", { name: /^History/ });
  await expect(async () => {
    await page.reload();
    await expect(history).toContainText("made the production", { timeout: 1_000 });
    await expect(history).not.toContainText("follows", { timeout: 1_000 });
  }).toPass();
  const saved = page.waitForEvent("download");
  await page.locator("#download-reason").selectOption("answer-authority");
  await page.getByRole("button", { name: "Fetch the production" }).click();
  return readFileSync(await (await saved).path());
}

/** Encrypts the production to the age key of the officer who asked. */
export async function deliverToKey(page: Page, address: string, officer: string): Promise<void> {
  await page.goto(`${address}/delivery`);
  await page.getByLabel("Officer", { exact: true }).selectOption({ label: `${officer}, who asked` });
  await page.getByLabel("Encrypted with").selectOption("age");
  await page.getByRole("button", { name: "Encrypt and deliver" }).click();
  await expect(page.getByText(`Delivered to ${officer}`)).toBeVisible();
}

/** From a case to its papers; a page that is drawn anew at that moment is clicked again. */
export async function openPapers(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole("link", { name: "Papers", exact: true }).click();
    await page.waitForURL(/\/papers$/, { timeout: 8_000 });
  }).toPass();
}

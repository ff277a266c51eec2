import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { everyInstrument } from "#lib/law/instrument.ts";
import { emptyPdf } from "#testing/officers.ts";
import type { PublishedCase } from "#testing/replays/publishedCases.ts";
import { writeOrder } from "./casework.ts";
import { expect } from "./desk.ts";

/** The steps by which an officer comes to the portal, and those that they take there. */

const password = "six words that nobody will guess";

type Officer = { readonly name: string; readonly email: string };

/** Opens the page of an authority from the list; false where it is not on record. */
export async function openAuthority(desk: Page, name: string): Promise<boolean> {
  await desk.goto(`/authorities?name=${encodeURIComponent(name)}`);
  const link = desk.getByRole("link", { name, exact: true });
  if ((await link.count()) === 0) return false;
  await link.click();
  await desk.waitForURL(/\/authorities\/[0-9a-f-]{36}/);
  await expect(desk.getByRole("heading", { name: "Officers", exact: true })).toBeVisible();
  return true;
}

type Office = PublishedCase["authority"] & { readonly domain: string };

/** Writes down an authority with its domain, and leaves its page open; one that has asked before is given the domain too. */
export async function recordAuthority(desk: Page, { name, country, kind, domain }: Office): Promise<void> {
  if (await openAuthority(desk, name)) {
    if ((await desk.getByText(domain, { exact: false }).count()) > 0) return;
    await desk.getByRole("link", { name: "Edit" }).click();
    const domains = desk.getByLabel("Domains");
    await domains.fill(`${await domains.inputValue()}\n${domain}`.trim());
    await desk.getByRole("button", { name: "Save what is known" }).click();
  } else {
    await desk.getByRole("link", { name: "Record an authority" }).first().click();
    await desk.getByLabel("Name", { exact: true }).fill(name);
    await desk.getByLabel("Country", { exact: true }).selectOption(country);
    await desk.getByLabel("Kind", { exact: true }).selectOption(kind);
    await desk.getByLabel("Domains").fill(domain);
    await desk.getByRole("button", { name: "Record the authority" }).click();
  }
  await desk.waitForURL(/\/authorities\/[0-9a-f-]{36}$/);
  await expect(desk.getByText(domain).first()).toBeVisible();
}

/** Recorded, called back, invited: three steps of the desk on the authority's page. */
export async function inviteOfficer(desk: Page, { name, email }: Officer): Promise<void> {
  await desk.getByRole("button", { name: "Record an officer" }).click();
  await desk.getByRole("dialog").getByLabel("Name", { exact: true }).fill(name);
  await desk.getByRole("dialog").getByLabel("E-mail address").fill(email);
  await desk.getByRole("dialog").getByRole("button", { name: "Record the officer" }).click();
  const row = desk.getByRole("row").filter({ hasText: email });
  await row.getByRole("button", { name: "Verify" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("Independent register").fill("The ministry's public register of offices");
  await dialog.getByLabel("Number called").fill("+49 5321 339 0");
  await dialog.getByLabel("Who answered").fill("The switchboard");
  await dialog.getByLabel("What was checked").fill("They confirmed the officer and the office.");
  await dialog.getByRole("button", { name: "Record the call-back" }).click();
  await row.getByRole("button", { name: "Invite" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Send the invitation" }).click();
  await expect(row).toContainText("Invited until");
}

/** The link, as the officer reads it in their mail: without a mail server it is kept, to be read in the outbox, which is an entry. */
export async function mailedLink(desk: Page, email: string): Promise<string> {
  await desk.goto("/settings/outbox");
  await desk.getByRole("button", { name: "Read: Officer invitation" }).first().click();
  const sheet = desk.getByRole("dialog");
  await sheet.getByRole("button", { name: "Show it" }).click();
  await expect(sheet).toContainText(email);
  const [link] = /http\S+\/officer\/invitation\/[\w-]{43}/.exec((await sheet.textContent()) ?? "") ?? [];
  if (link === undefined) throw new Error("the mail holds no link");
  return link;
}

/** The secret that the page of an invitation shows beside its QR code. */
export async function shownSecret(officer: Page): Promise<string> {
  return ((await officer.locator("code").textContent()) ?? "").replaceAll(" ", "");
}

/** Fills what an officer chose and what their app shows, and sends it; by default the right code. */
export async function setUp(officer: Page, secret: string, code = codeNow(secret)): Promise<void> {
  await officer.getByLabel("Password", { exact: true }).fill(password);
  await officer.getByLabel("Code that the app shows").fill(code);
  await officer.getByRole("button", { name: "Set up password and app" }).click();
}

function codeNow(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

/** Adds the key to which productions are encrypted. */
export async function addAgeKey(officer: Page, recipient: string): Promise<void> {
  await officer.goto("/officer/keys");
  await officer.getByLabel("Kind").selectOption("age");
  await officer.getByLabel("The key").fill(recipient);
  await officer.getByRole("button", { name: "Add the key" }).click();
  await expect(officer.getByRole("table", { name: "Your keys" })).toContainText("age recipient");
}

/** What of a demand the portal's form holds. */
type HandedIn = Pick<PublishedCase, "fields" | "instrument" | "nonDisclosures" | "period" | "reference" | "targets">;

/** Hands a request in, with its order as a PDF; answers the address of its page in the portal. */
export async function handIn(officer: Page, demand: HandedIn): Promise<string> {
  const { fields, instrument, nonDisclosures, period, reference, targets } = demand;
  await officer.goto("/officer/requests/new");
  const name = everyInstrument.find(({ id }) => id === instrument)?.name ?? instrument;
  await officer.getByRole("link", { name, exact: true }).click();
  await officer.getByLabel("Your reference").fill(reference);
  await officer.getByLabel("Telephone numbers or accounts").fill(targets.map((one) => one.identifier).join("\n"));
  await officer.getByText(/^Not held by design/).click();
  for (const key of fields) await officer.locator(`input[name=fields][value="${key}"]`).check();
  if (period !== null) {
    await officer.getByLabel("Period from").fill(period.from);
    await officer.getByLabel("Period to").fill(period.to);
  }
  const [order] = nonDisclosures;
  if (order !== undefined) await writeOrder(officer, order);
  await attachOrder(officer, reference);
  await officer.getByRole("button", { name: "Hand it in" }).click();
  await officer.waitForURL(/\/officer\/requests\/[0-9a-f-]{36}$/);
  return new URL(officer.url()).pathname;
}

/** Chooses a PDF of its own as the order. */
export async function attachOrder(officer: Page, text: string): Promise<void> {
  const order = { name: "Order.pdf", mimeType: "application/pdf", buffer: Buffer.from(emptyPdf(text)) };
  await officer.locator("input[type=file]").setInputFiles(order);
}

/** Saves the proof of the receipt on the open page of a request. */
export async function saveProof(officer: Page): Promise<string> {
  const saved = officer.waitForEvent("download");
  await officer.getByRole("link", { name: "Save the proof" }).click();
  return readFileSync(await (await saved).path(), "utf8");
}

/** Fetches the production of the open request: the encrypted bytes, as the browser saved them. */
export async function fetchDelivery(officer: Page): Promise<Buffer> {
  const saved = officer.waitForEvent("download");
  await officer.getByRole("button", { name: "Fetch the production" }).click();
  return readFileSync(await (await saved).path());
}

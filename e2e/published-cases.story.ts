import type { Page } from "@playwright/test";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { unzipSync } from "fflate";
import { type PublishedCase, publishedCases } from "#testing/replays/publishedCases.ts";
import {
  callBack,
  collectAndProduce,
  countersign,
  deliverToKey,
  extendSilence,
  fetchProduction,
  labelOf,
  propose,
  record,
} from "./casework.ts";
import { expect, test } from "./desk.ts";
import {
  addAgeKey,
  fetchDelivery,
  handIn,
  inviteOfficer,
  mailedLink,
  recordAuthority,
  saveProof,
  setUp,
  shownSecret,
} from "./officers.ts";
import { expectMadeOutTo, expectOnlyWhatWasGranted, expectReceived, hash, opened } from "./produced.ts";

/**
 * Three published answers of a messenger that keeps almost nothing, played from the officer who hands a demand in at the portal to the
 * production that the same officer decrypts. Much is asked; account creation and the day of the last connection are given; two people sign.
 */
const findingWords = {
  available: "Available",
  "not-held": "Not held",
  "unavailable-by-design": "Unavailable by design",
} as const;

/** A mark that no earlier run has used: the workspace of a run may be kept. */
const mark = Date.now().toString(36);
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

for (const [at, published] of publishedCases.entries()) {
  const period = { from: day(60), to: day(30) };
  const demand: PublishedCase = { ...published, reference: `${published.reference} ${mark}`, period };

  test(demand.name, async ({ as, page }) => {
    const [analyst, counsel] = [await as("analyst"), await as("counsel")];
    const identity = await generateX25519Identity();
    await letIn({ analyst, counsel, officer: page }, demand);
    await addAgeKey(page, await identityToRecipient(identity));

    // What the officer hands in is a case of the desk, and the log proves to them that it arrived.
    const own = await handIn(page, demand);
    const address = own.replace("/officer", "");
    await expect(page.getByText("Order.pdf")).toBeVisible();
    if (at === 0) {
      const id = address.split("/").at(-1) ?? "";
      expectReceived(id, await saveProof(page), await (await page.request.get("/log/key")).text());
    }

    await decide({ analyst, counsel }, address, demand);
    await collectAndProduce(analyst);
    const kept = unzipSync(await fetchProduction(analyst));
    expectOnlyWhatWasGranted(kept, demand);

    // It goes to the officer's key. What they fetch in the portal is what the desk made, and nobody else can open it.
    await deliverToKey(analyst, address, demand.officer.name);
    await page.goto(own);
    const encrypted = await fetchDelivery(page);
    await page.reload();
    await expect(page.getByText("2 of 3 times left")).toBeVisible();
    const files = unzipSync(await opened(encrypted, identity));
    expectOnlyWhatWasGranted(files, demand);
    expect(files["records.json"]).toEqual(kept["records.json"]);
    expectMadeOutTo(files, demand);

    // The desk sees that it was fetched, and by its hash that it was this file.
    await analyst.reload();
    await expect(analyst.getByText(hash(encrypted)).first()).toBeVisible();
    await expect(analyst.getByRole("list", { name: "Attempts to fetch it" })).toContainText(/Fetched.*in the portal/);

    await analyst.goto(address);
    await expectNotice(analyst, demand);
  });
}

type Three = { readonly analyst: Page; readonly counsel: Page; readonly officer: Page };

/** The desk knows who asks before anybody asks: authority and officer are called back, and a link lets the officer in. */
async function letIn(pages: Three, { authority, officer: { name, domain } }: PublishedCase): Promise<void> {
  const { analyst, counsel, officer } = pages;
  const email = `${name.toLowerCase().replace(" ", ".")}.${mark}@${domain}`;
  await recordAuthority(analyst, { ...authority, domain });
  await callBack(analyst);
  await inviteOfficer(analyst, { name, email });
  await officer.goto(await mailedLink(counsel, email));
  await setUp(officer, await shownSecret(officer));
  await officer.waitForURL(/\/officer$/);
}

/** Two people of the desk look at what the register says, and sign. */
async function decide(pages: Omit<Three, "officer">, address: string, demand: PublishedCase): Promise<void> {
  const { analyst, counsel } = pages;
  // The register and the instrument answer each field before anybody decides.
  await analyst.goto(address);
  await expect(analyst.getByText(demand.authority.name).first()).toBeVisible();
  for (const [key, finding] of Object.entries(demand.findings)) {
    const row = analyst
      .getByRole("row")
      .filter({ has: analyst.getByRole("rowheader", { name: labelOf(key), exact: true }) });
    await expect(row).toContainText(findingWords[finding]);
  }

  // One person proposes. The same person cannot sign again.
  await propose(analyst, demand.given);
  await expect(analyst.getByText("A person of counsel signs second.")).toBeVisible();
  await expect(analyst.getByRole("button", { name: /^Countersign/ })).toHaveCount(0);

  // Another signs, and keeps what the court ordered to be kept.
  await counsel.goto(address);
  for (const order of demand.nonDisclosures.slice(1)) await extendSilence(counsel, order);
  await countersign(counsel);
  await analyst.reload();
}

/** While a court orders silence the notice waits, and the desk offers no way to send it; otherwise the user is told. */
async function expectNotice(page: Page, demand: PublishedCase): Promise<void> {
  const tell = page.getByRole("button", { name: "Record the notice" });
  if (demand.nonDisclosures.length > 0) {
    await expect(page.getByText("Binds until")).toBeVisible();
    await expect(page.getByText(/^(Ordered|Extended) to/)).toHaveCount(demand.nonDisclosures.length);
    await expect(tell).toHaveCount(0);
    return;
  }
  await tell.click();
  await expect(page.getByText(/^The user was told \d/)).toBeVisible();
}

test("whoever proposed is refused, even with a form that was tampered with", async ({ as }) => {
  const [, demand] = publishedCases;
  if (demand === undefined) throw new Error("there is no second case");
  const counsel = await as("counsel");
  const own = await record(counsel, { ...demand, reference: `CDCA-2021-GJ-2 ${mark}` });
  await propose(counsel, demand.given);
  await expect(counsel.getByText("You proposed it. Another person of counsel signs second.")).toBeVisible();
  await expect(counsel.getByRole("button", { name: /^Countersign/ })).toHaveCount(0);
  const version = await counsel.locator("input[name=version]").first().inputValue();

  // A case of somebody else's shows the button; its hidden inputs are turned to counsel's own.
  await counsel.goto("/requests?state=proposed");
  await counsel
    .getByRole("row", { name: /214 Js 118204/ })
    .getByRole("link")
    .click();
  const button = counsel.getByRole("button", { name: "Countersign and release" });
  const form = counsel.locator("form").filter({ has: button });
  const write = (name: string, value: string) =>
    form.locator(`input[name=${name}]`).evaluate((input: HTMLInputElement, text) => {
      input.value = text;
    }, value);
  await write("id", own.split("/").at(-1) ?? "");
  await write("version", version);
  await button.click();
  await expect(counsel.getByText("Nobody countersigns their own proposal; nothing was changed.")).toBeVisible();

  await counsel.goto(own);
  await expect(counsel.getByText("Nothing leaves before a second person signs.")).toBeVisible();
});

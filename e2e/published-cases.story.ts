import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { type PublishedCase, publishedCases } from "#testing/replays/publishedCases.ts";
import {
  collectAndProduce,
  countersign,
  extendSilence,
  fetchProduction,
  labelOf,
  propose,
  record,
  verifyAuthority,
} from "./casework.ts";
import { expect, test } from "./desk.ts";

/**
 * Three published answers of a messenger that keeps almost nothing, played from the demand to the file that leaves the house.
 * Much is asked; account creation and the day of the last connection are given; two people sign.
 */
const findingWords = {
  available: "Available",
  "not-held": "Not held",
  "unavailable-by-design": "Unavailable by design",
} as const;

for (const demand of publishedCases) {
  test(demand.name, async ({ as }) => {
    const analyst = await as("analyst");
    const address = await record(analyst, demand);
    await verifyAuthority(analyst, demand);
    await analyst.goto(address);

    // The register and the instrument answer each field before anybody decides.
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
    const counsel = await as("counsel");
    await counsel.goto(address);
    for (const order of demand.nonDisclosures.slice(1)) await extendSilence(counsel, order);
    await countersign(counsel);

    await analyst.reload();
    await collectAndProduce(analyst);
    expectOnlyWhatWasGranted(unzipSync(await fetchProduction(analyst)), demand);

    await expectNotice(analyst, demand);
  });
}

/** What left the house: a letter, and two values of each account that exists. The manifest's hashes hold. */
function expectOnlyWhatWasGranted(files: Record<string, Uint8Array>, demand: PublishedCase): void {
  const read = (name: string) => files[name] ?? new Uint8Array();
  const manifest = JSON.parse(strFromU8(read("manifest.json"))) as { files: { name: string; sha256: string }[] };
  for (const { name, sha256 } of manifest.files) {
    expect(createHash("sha256").update(read(name)).digest("hex"), name).toBe(sha256);
  }
  expect(Object.keys(files).sort()).toEqual([...manifest.files.map(({ name }) => name), "manifest.json"].sort());
  expect(strFromU8(read("letter.pdf").subarray(0, 5))).toBe("%PDF-");

  const { fields, records } = JSON.parse(strFromU8(read("records.json"))) as {
    fields: { key: string; finding: string; granted: boolean }[];
    records: { target: string; field: string; value: string | null }[];
  };
  expect(Object.fromEntries(fields.map(({ key, finding }) => [key, finding]))).toEqual(demand.findings);
  expect(fields.filter(({ granted }) => granted).map(({ key }) => key)).toEqual(demand.given);

  const found = records.filter(({ value }) => value !== null);
  expect(new Set(found.map(({ target }) => target)).size).toBe(demand.accountsProduced);
  expect(found).toHaveLength(demand.accountsProduced * demand.given.length);
  for (const { field, value } of found) {
    // A time for the creation, a day for the last connection: nothing finer is kept.
    expect(value).toMatch(field === "last-connection" ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
  }
}

type Desk = Parameters<typeof record>[0];

/** While a court orders silence the notice waits, and the desk offers no way to send it; otherwise the user is told. */
async function expectNotice(page: Desk, demand: PublishedCase): Promise<void> {
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
  const own = await record(counsel, { ...demand, reference: "CDCA-2021-GJ-2" });
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

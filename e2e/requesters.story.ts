import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./desk.ts";

/** A name that no earlier run has used: the workspace of a run may be kept. */
const mark = Date.now().toString(36);
const agency = `Metro Police Fraud Bureau ${mark}`;
const force = `Harbour Police ${mark}`;
const domain = `harbour-${mark}.police.example`;

/** Enters a demand that came by post, as the staff do. */
async function enterDemand(page: Page, reference: string): Promise<string> {
  await page.goto("/requests/new");
  await page.getByRole("combobox", { name: "Authority" }).fill(agency);
  await page.getByLabel("Country", { exact: true }).selectOption("GB");
  await page.getByLabel("Reference", { exact: true }).fill(reference);
  await page.getByLabel("Instrument", { exact: true }).selectOption("US-SUBPOENA");
  await page.locator('input[name=fields][value="account-created"]').check();
  await page.getByRole("button", { name: "Record the request" }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test("a look-alike agency asks, is found out, frozen, and all that it ever sent is looked at again", async ({ as }) => {
  const analyst = await as("analyst");
  // The real police force is on record, with its domain.
  await analyst.goto("/authorities");
  await analyst.getByRole("link", { name: "Record an authority" }).click();
  await analyst.getByLabel("Name", { exact: true }).fill(force);
  await analyst.getByLabel("Country", { exact: true }).selectOption("GB");
  await analyst.getByLabel("Kind", { exact: true }).selectOption("police");
  await analyst.getByLabel("Domains").fill(domain);
  await analyst.getByRole("button", { name: "Record the authority" }).click();
  await expect(analyst.getByRole("heading", { level: 1, name: force })).toBeVisible();
  await expect(analyst.getByText("Not verified", { exact: true }).first()).toBeVisible();

  // Two demands arrive from an agency nobody knows; its address looks like the force's.
  await enterDemand(analyst, `FB-${mark}-1`);
  const address = await enterDemand(analyst, `FB-${mark}-2`);
  await analyst.goto(`${address}/requester`);
  await analyst.getByRole("button", { name: "Write the sender down…" }).click();
  const sheet = analyst.getByRole("dialog");
  await sheet.getByLabel("Sender's address").fill(`desk@${domain.replaceAll(".", "-")}.com`);
  await sheet.getByLabel("Answers go to").fill("desk.bureau@gmail.com");
  await sheet.getByRole("button", { name: "Write it down" }).click();
  const signals = analyst.getByRole("region", { name: "Signals" });
  await expect(signals).toContainText(`which bears within it ${domain}, a domain of ${force}`);
  await expect(signals).toContainText("Answers go to gmail.com");
  await expect(signals).toContainText("is law of US, and the authority says that it is in GB");
  await expectAccessible(analyst);

  // The analyst raises a suspicion on those signals, and ties the agency itself to it.
  await analyst.goto(`${address}/requester`);
  await analyst.getByRole("button", { name: "Raise a suspicion…" }).click();
  await analyst
    .getByLabel("What is suspicious")
    .fill("No register lists this bureau, and its domain imitates the Harbour Police's.");
  await analyst.getByRole("button", { name: "Raise it" }).click();
  await analyst.waitForURL(/\/authorities\/suspicions\/[0-9a-f-]{36}$/);
  const suspicion = new URL(analyst.url()).pathname;
  await analyst.goto(address);
  await analyst.getByRole("link", { name: agency }).first().click();
  await analyst.waitForURL(/\/authorities\/[0-9a-f-]{36}/);
  const agencyPage = new URL(analyst.url()).pathname;
  await analyst.goto(suspicion);
  await analyst.getByRole("button", { name: "Tie more to it…" }).click();
  await analyst.getByLabel("Authorities", { exact: false }).last().fill(`http://desk.example${agencyPage}`);
  await analyst.getByRole("button", { name: "Tie them" }).click();
  await expect(analyst.getByRole("region", { name: "Tied to it" })).toContainText(`${agency}, authority`);

  // Counsel freezes it at once, and proposes that it is a fraud; another of counsel confirms.
  const counsel = await as("counsel");
  await counsel.goto(agencyPage);
  await counsel.getByRole("button", { name: "Freeze…" }).click();
  await counsel.getByLabel("Why", { exact: true }).fill("It is not in any register, and it imitates another's domain.");
  await counsel.getByRole("button", { name: "Freeze it" }).click();
  await expect(counsel.getByText("Nothing is taken from this authority or given to it")).toBeVisible();
  await counsel.goto(suspicion);
  await counsel.getByLabel("What became of it").selectOption("confirmed-fraud");
  await counsel
    .getByLabel("On what it rests")
    .fill("The Harbour Police were called at their listed number and know no such bureau.");
  await counsel.getByRole("button", { name: "Mark it" }).click();
  await expect(counsel.getByText("Nobody confirms a fraud alone")).toBeVisible();
  const second = await as("counsel2");
  await second.goto(suspicion);
  await second.getByLabel("What you looked at").fill("Both demands and the note of the call.");
  await second.getByRole("button", { name: "Confirm: Confirmed fraud" }).click();
  await expect(second.getByRole("button", { name: "Confirm: Confirmed fraud" })).toHaveCount(0);
  await expect(second.getByText("Confirmed fraud", { exact: true }).first()).toBeVisible();

  // All that it ever sent comes back, one by one.
  await second.getByRole("button", { name: "Reopen all that it ever sent" }).click();
  const review = second.getByRole("region", { name: "All that it ever sent" });
  await expect(review).toContainText("2 to be looked at, 0 stand, 0 should not have been given");
  for (const [number, finding] of [
    [1, "standing"],
    [2, "should-not-have-been-given"],
  ] as const) {
    const line = review.getByRole("listitem").filter({ hasText: `FB-${mark}-${number}` });
    await line.getByText("Say what was found").click();
    await line.getByLabel(`Finding on FB-${mark}-${number}`).selectOption(finding);
    await line.getByLabel("Why").fill("Nothing had left the desk for it yet.");
    await line.getByRole("button", { name: "Record it" }).click();
    await expect(line.getByRole("button", { name: "Record it" })).toHaveCount(0);
  }
  await expect(review).toContainText("0 to be looked at, 1 stand, 1 should not have been given");
  await expectAccessible(second);

  // The workbench counts it among the frauds; the keyboard walks its lines.
  await second.goto("/authorities/suspicions?outcome=confirmed-fraud");
  await expect(second.getByRole("row").filter({ hasText: agency })).toContainText("Confirmed fraud");
  await expectAccessible(second);
  await second.keyboard.press("j");
  await second.keyboard.press("Enter");
  await second.waitForURL(/\/authorities\/suspicions\/[0-9a-f-]{36}$/);
});

test("an authority is verified by a call, and the number is seen only for a reason", async ({ as }) => {
  const analyst = await as("analyst", { theme: "dark" });
  await analyst.goto("/authorities/new");
  const name = `Court of Example ${mark}`;
  await analyst.getByLabel("Name", { exact: true }).fill(name);
  await analyst.getByLabel("Country", { exact: true }).selectOption("DE");
  await analyst.getByLabel("Kind", { exact: true }).selectOption("court");
  await expectAccessible(analyst, "dark");
  await analyst.getByRole("button", { name: "Record the authority" }).click();
  await analyst.getByLabel("Independent register").fill("Directory of courts");
  await analyst.getByLabel("Number called").fill("+49 221 555 0177");
  await analyst.getByLabel("Who answered").fill("Frau Muster, Geschäftsstelle");
  await analyst.getByLabel("What was checked").fill("They confirmed the file number and the judge.");
  await analyst.getByRole("button", { name: "Record the verification" }).click();
  await expect(analyst.getByText("Believed until")).toBeVisible();
  await expect(analyst.getByText("555 0177")).toHaveCount(0);
  await analyst.getByText("Number and person of the call").click();
  await analyst.getByLabel("Reason").selectOption("call-again");
  await analyst.getByRole("button", { name: "Show them" }).click();
  await expect(analyst.getByText("+49 221 555 0177")).toBeVisible();
  await expectAccessible(analyst, "dark");
});

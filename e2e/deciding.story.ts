import type { Page } from "@playwright/test";
import { countersign, labelOf, propose, record, verifyAuthority } from "./casework.ts";
import { expect, expectAccessible, test } from "./desk.ts";

/**
 * A prosecutor's European order can be read as naming two accounts. The desk asks back and the clock stands still; it gives less than was
 * asked, on grounds that the order's own law allows; and it objects where complying would break another country's law.
 */
let made = 0;
const order = (instrument: "EU-EPOC-SUBSCRIBER" | "EU-EPOC-TRAFFIC" | "DE-STPO-100J", fields: readonly string[]) => ({
  ...{ authority: { name: "Staatsanwaltschaft Leipzig", country: "DE" }, instrument },
  reference: `DEC-${Date.now().toString(36)}-${++made}`,
  targets: ["+44 7700 900045", "+44 7700 900051"].map((identifier) => ({ identifier })),
  fields,
  nonDisclosures: [],
});

test("A question stops the clock, and its answer lets it run on", async ({ as }) => {
  const analyst = await as("analyst");
  await record(analyst, order("EU-EPOC-SUBSCRIBER", ["account-created", "name"]));
  await analyst.getByRole("button", { name: "Ask the authority" }).click();
  const dialog = analyst.getByRole("dialog");
  await expect(dialog).toContainText("Article 10(6)");
  await dialog.getByLabel("What it is about").selectOption("which-account");
  await expect(dialog.getByLabel("Question")).toHaveValue(/more than one account/);
  await expectAccessible(analyst);
  await dialog.getByRole("button", { name: "Send the question" }).click();
  await expect(dialog).toBeHidden();

  // Both clocks stand still, and nothing can be decided until the answer.
  await expect(analyst.getByText("Until it comes both clocks stand still.")).toBeVisible();
  await expect(analyst.getByRole("complementary", { name: "About this case" })).toContainText("stopped");
  await expect(analyst.getByRole("button", { name: "Propose this decision" })).toHaveCount(0);
  await expect(analyst.getByRole("button", { name: "Let the clock run on" })).toHaveCount(0);

  await analyst.getByText("Record an answer that came").click();
  await analyst.getByLabel("What was answered").fill("The number in section E, line 1.");
  await analyst.getByRole("button", { name: "Record the answer" }).click();
  await expect(analyst.getByText("It was answered,")).toBeVisible();
  await expect(analyst.getByRole("button", { name: "Propose this decision" })).toBeVisible();
  await expect(analyst.getByRole("complementary", { name: "About this case" })).not.toContainText("stopped");
});

test("Less is given than was asked, on a ground that the law has; two at once, one wins", async ({ as }) => {
  const analyst = await as("analyst");
  const demand = order("EU-EPOC-TRAFFIC", ["last-connection", "name"]);
  const address = await record(analyst, demand);
  await verifyAuthority(analyst, demand);
  await analyst.goto(address);

  // Only the order's own grounds are offered: no “overbroad”, no “voluntary”.
  const grounds = analyst.getByLabel("Ground for what is not given");
  await expect(grounds.getByRole("option", { name: /Article 10\(5\)/ })).toHaveCount(1);
  await expect(grounds.getByRole("option", { name: /voluntary|burden/i })).toHaveCount(0);

  // Without one of the accounts, and for a quarter of a year only.
  await analyst.getByText("Give less than was asked").click();
  await analyst.getByLabel("Only from").fill("2026-07-01");
  await analyst.getByLabel("Only to").fill("2026-09-30");
  await analyst.getByLabel(/^Target 2/).check();
  await analyst.getByRole("button", { name: "Judge it so" }).click();
  await expect(
    analyst.getByText(/The findings below are for 1 Jul 2026 to 30 Sep 2026, and all but 1 target/),
  ).toBeVisible();
  await expectAccessible(analyst);

  // What is available is not kept back without a ground.
  await analyst.getByLabel("On what the decision rests").fill("The last connection would name a source of the press.");
  await analyst.getByRole("button", { name: "Propose this decision" }).click();
  await expect(analyst.getByRole("alert").filter({ hasText: "say on which ground it is not given" })).toBeVisible();

  await propose(analyst, ["last-connection"]);
  await expect(analyst.getByText("Given for less than was asked:")).toBeVisible();

  // Two people of counsel open it; the one who comes second is told who was first.
  const [counsel, counsel2] = await Promise.all([as("counsel"), as("counsel2")]);
  await Promise.all([counsel.goto(address), counsel2.goto(address)]);
  await countersign(counsel);
  await counsel2.getByRole("button", { name: "Countersign and release" }).click();
  await expect(counsel2.getByRole("alert").filter({ hasText: /was first and countersigned it/ })).toBeVisible();
});

test("A wrong ground is refused, and a conflict of law is objected to by two people", async ({ as }) => {
  const analyst = await as("analyst");
  const demand = order("EU-EPOC-TRAFFIC", ["last-connection"]);
  const address = await record(analyst, demand);
  await verifyAuthority(analyst, demand);
  await analyst.goto(address);

  await chooseUnlisted(analyst, "declined");
  await expect(analyst.getByRole("alert").filter({ hasText: "“declined” is no ground here" })).toBeVisible();
  await expect(analyst.getByRole("alert").filter({ hasText: "Article 10(8)" })).toBeVisible();

  await analyst.getByRole("button", { name: "Object: conflict of law" }).click();
  const dialog = analyst.getByRole("dialog");
  await expect(dialog).toContainText("Article 17");
  await dialog.getByLabel("Whose law").selectOption("US");
  await dialog.getByLabel("Provisions that would be broken").fill("18 USC 2702(a)");
  await dialog.getByLabel("Reasons").fill("The statute forbids to divulge these records to a foreign government.");
  await dialog.getByRole("button", { name: "Write the objection" }).click();
  await expect(analyst.getByText("You wrote it. Another person of counsel lodges it.")).toBeVisible();

  const counsel = await as("counsel");
  await counsel.goto(address);
  await expectAccessible(counsel);
  await counsel.getByRole("button", { name: "Lodge the objection" }).click();
  await expect(counsel.getByText("Until then both clocks stand still.")).toBeVisible();
  await counsel.getByRole("button", { name: "Record what became of it" }).click();
  await counsel.getByLabel("Outcome").selectOption("upheld");
  await counsel.getByLabel("Reference of the court or authority").fill("LG Leipzig, 5 Qs 11/26");
  await counsel.getByRole("button", { name: "Record it", exact: true }).click();
  await expect(counsel.getByText(/Upheld: the order does not stand against it/)).toBeVisible();

  // Only now is the conflict a ground to refuse on.
  await analyst.reload();
  await analyst.getByLabel("Ground for what is not given").selectOption("conflict");
  await analyst
    .getByLabel("On what the decision rests")
    .fill("The objection under Article 17 was upheld by the court.");
  await analyst.getByRole("button", { name: "Propose this decision" }).click();
  await expect(analyst.getByText("proposes to refuse it")).toBeVisible();
});

/** A ground that the list does not offer, sent all the same: the list is no lock. */
async function chooseUnlisted(page: Page, code: string): Promise<void> {
  const basis = page.getByLabel("On what the decision rests");
  await basis.fill(`We would rather not give the ${labelOf("last-connection").toLowerCase()}.`);
  await page.getByLabel("Ground for what is not given").evaluate((select, value) => {
    if (!(select instanceof HTMLSelectElement)) return;
    const option = new Option(value, value);
    select.add(option);
    select.value = value;
  }, code);
  await page.getByRole("button", { name: "Propose this decision" }).click();
}

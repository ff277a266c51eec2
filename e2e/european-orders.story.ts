import { readFileSync } from "node:fs";
import { epocOf } from "#testing/europeanOrders.ts";
import { expect, expectAccessible, test } from "./desk.ts";

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** An order of another State comes as a form; what it must not carry is flagged, and the answer is a form too. */
test("an EPOC comes as data, what should not have come is set aside unseen, and Annex III answers it", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const analyst = await as("analyst");
  const number = `214 Js ${Date.now()}/26`;
  const certificate = epocOf({
    a: { issuingState: "DE", issuingAuthority: "Staatsanwaltschaft München I", fileNumber: number },
    i: { ...epocOf().i, signedOn: day(2) },
    m: { grounds: "Only this account leads to the receiver.", caseSummary: "The victim paid." },
  });
  await analyst.goto("/requests/new/european?by=file");
  await expectAccessible(analyst);
  await analyst.getByLabel("Certificate as data").setInputFiles({
    name: "epoc.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(certificate)),
  });
  await analyst.getByRole("button", { name: "Record the order" }).click();
  await analyst.waitForURL(/\/papers\/forms$/);
  await expect(analyst.getByText("data are handed over at the end of day 10", { exact: false })).toBeVisible();
  await expect(analyst.getByText("grounds for necessity and proportionality", { exact: false })).toBeVisible();
  await expect(analyst.getByText("The victim paid", { exact: false })).toHaveCount(0);
  await expectAccessible(analyst);
  await analyst.getByRole("button", { name: "Set it aside unseen" }).click();
  await expect(analyst.getByText(/^Set aside unseen by/)).toBeVisible();

  // Read for a reason, section by section.
  await analyst.getByRole("button", { name: "Read it" }).click();
  const reading = analyst.getByRole("dialog");
  await reading.getByLabel("Reason").selectOption("collect");
  await reading.getByRole("button", { name: "Reveal and record" }).click();
  await expect(reading.getByText("L Transfer of the data")).toBeVisible();
  await expect(reading.getByText("§ 263 StGB (fraud)")).toBeVisible();
  await analyst.keyboard.press("Escape");

  // Only the provider's own grounds are offered.
  const grounds = analyst.getByLabel("D Ground");
  await expect(grounds.locator("option")).toHaveCount(6);
  await grounds.selectOption("impossible");
  await analyst.getByLabel("Which identifier or data").fill("Name and address of the account");
  await analyst
    .getByLabel("Explanation", { exact: true })
    .fill("The service does not ask for a name or an address and keeps none.");
  await analyst.getByLabel("G Are the data preserved").selectOption("in-part");
  await analyst.getByLabel("H Contact").fill("Legal desk");
  await analyst.getByLabel("Where the contact is reached").fill("legal@relay.example");
  await analyst.getByRole("button", { name: "Keep this answer" }).click();
  const answer = analyst.locator("article").filter({ hasText: "Our answer (Annex III)" });
  await expect(answer).toBeVisible();
  for (const [button, start] of [
    ["As a PDF", "%PDF-1.7"],
    ["As data", '{"a":{"fileNumber":'],
  ] as const) {
    await answer.getByRole("button", { name: button }).click();
    const dialog = analyst.getByRole("dialog");
    await dialog.getByLabel("Reason").selectOption("answer-authority");
    const saved = analyst.waitForEvent("download");
    await dialog.getByRole("button", { name: "Record and save the document" }).click();
    expect(readFileSync(await (await saved).path(), "latin1").startsWith(start)).toBe(true);
    await analyst.keyboard.press("Escape");
  }
});

test("an EPOC-PR is typed from the paper, and Annex VI and V move its end", async ({ as }) => {
  test.setTimeout(120_000);
  const analyst = await as("analyst");
  await analyst.goto("/requests/new/european?by=epoc-pr");
  await analyst.getByLabel("Issuing State").selectOption("FR");
  await analyst.getByLabel("Issuing authority", { exact: true }).fill("Tribunal judiciaire de Lyon");
  await analyst.getByLabel("File number", { exact: true }).fill(`JI ${Date.now()}`);
  await analyst.getByLabel("Addressee", { exact: true }).fill("Relay Messenger Ireland Ltd");
  await analyst.getByLabel("Identifiers", { exact: true }).fill("+44 7700 900031");
  await analyst.getByLabel(/^Date and time of first registration/).check();
  await analyst.getByLabel("Provisions of criminal law").fill("Article 313-1 of the Criminal Code");
  await analyst.getByLabel("Name", { exact: true }).fill("M. Exemple");
  await analyst.getByLabel("Signed on").fill(day(1));
  await expectAccessible(analyst);
  await analyst.getByRole("button", { name: "Record the order" }).click();
  await analyst.waitForURL(/\/papers\/forms$/);
  await expect(analyst.getByText("keeps it for 60 days", { exact: false })).toBeVisible();

  await analyst.getByRole("button", { name: "Annex VI came" }).click();
  const dialog = analyst.getByRole("dialog");
  await dialog.getByLabel("Signed on").fill(day(0));
  await dialog.getByRole("button", { name: "Keep Annex VI" }).click();
  await expect(analyst.getByText("Extended by 30 days.")).toBeVisible();

  await analyst.getByRole("button", { name: "Annex V came" }).click();
  await dialog.getByLabel("Its reference").fill("JI 99/26");
  await dialog.getByLabel("Issued on").fill(day(0));
  await dialog.getByLabel("Signed on").fill(day(0));
  await dialog.getByRole("button", { name: "Keep Annex V" }).click();
  await expect(analyst.getByText("when the production needs it no more")).toBeVisible();
  const dark = await as("analyst", { theme: "dark" });
  await dark.goto(new URL(analyst.url()).pathname);
  await expectAccessible(dark, "dark");
});

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { pdf, zip } from "#testing/documents.ts";
import { eml, received } from "#testing/mails.ts";
import { labelOf, openPapers } from "./casework.ts";
import { expect, expectAccessible, samplePerson, test } from "./desk.ts";

/** What comes on paper or by e-mail lies at its case, sealed. It is seen for a reason, which the log keeps; officer and desk write to each other. */

const office = "Staatsanwaltschaft Valbruck";
const stamp = Date.now();

test("a demand comes by post: its scan is kept with it, and seen only for a reason", async ({ as }) => {
  const analyst = await as("analyst");
  const order = await pdf(`Order ${stamp}`);
  await analyst.goto("/requests/new");
  await analyst.getByLabel("Way").selectOption("post");
  await analyst.getByLabel(/^Documents/).setInputFiles(file("Anordnung.pdf", order));
  await fillDemand(analyst, `Post-${stamp}`);
  await analyst.getByRole("combobox", { name: "Authority" }).fill(office);
  await analyst.getByLabel("Country", { exact: true }).selectOption("DE");
  await analyst.getByRole("button", { name: "Record the request" }).click();
  await analyst.waitForURL(/\/requests\/[0-9a-f-]{36}$/);

  // It lies at the case with its hash, and nobody has seen it.
  await openPapers(analyst);
  const paper = analyst.getByRole("article", { name: "Anordnung.pdf" });
  await expect(paper).toContainText("Order, PDF");
  await expect(paper).toContainText("Nobody yet");
  await expectAccessible(analyst);

  // Counsel reveals it: the very bytes, saved and never shown, and the look is there for everybody.
  const counsel = await as("counsel", { theme: "dark" });
  await counsel.goto(analyst.url());
  await counsel.getByRole("button", { name: "Reveal" }).click();
  await counsel.getByRole("dialog").getByLabel("Reason").selectOption("legal-challenge");
  const saved = counsel.waitForEvent("download");
  await counsel.getByRole("button", { name: "Record and save the document" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe("Anordnung.pdf");
  expect(readFileSync(await download.path()).equals(order)).toBe(true);
  await expectAccessible(counsel, "dark");
  await analyst.reload();
  await expect(paper).toContainText(`${samplePerson("counsel").name}, `);
  await expect(paper).toContainText("legal challenge");
});

test("a demand comes by e-mail: it fills the form, is kept with its attachments, and lands once", async ({ as }) => {
  const analyst = await as("analyst");
  const mail = await eml(
    {
      subject: `Auskunftsersuchen, Az. 7 Js ${stamp}/26`,
      replyTo: "buero@freemail.example",
      attachments: [
        { filename: "Ersuchen.pdf", content: await pdf(`Mail ${stamp}`), contentType: "application/pdf" },
        { filename: "Anlagen.zip", content: zip("a.txt", "x") },
      ],
    },
    [received],
  );
  await analyst.goto("/requests/new");
  await analyst.getByRole("link", { name: "Read it from an e-mail" }).click();
  await expectAccessible(analyst);
  await analyst.getByLabel("E-mail as a file").setInputFiles(file("ersuchen.eml", mail));

  // It says what it proves, and what it does not; what is not taken is named and loses nothing.
  await expect(
    analyst.getByText("It says that it came from sta-koeln.example. No server that we trust confirmed it."),
  ).toBeVisible();
  await expect(analyst.getByText("Answers would go to another domain than its sender's.")).toBeVisible();
  await expect(analyst.getByText(/“Anlagen.zip” is a ZIP archive/)).toBeVisible();
  await expect(analyst.getByLabel("Reference", { exact: true })).toHaveValue(`7 Js ${stamp}/26`);
  await analyst.getByRole("combobox", { name: "Authority" }).fill("Staatsanwaltschaft Köln");
  await analyst.getByLabel("Country", { exact: true }).selectOption("DE");
  await fillDemand(analyst);
  await analyst.getByRole("button", { name: "Record the request and keep the e-mail" }).click();
  await analyst.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await openPapers(analyst);
  await expect(analyst.getByRole("article", { name: "ersuchen.eml" })).toContainText("Left in the e-mail");
  await expect(analyst.getByRole("article", { name: "Ersuchen.pdf" })).toContainText("Attachment, PDF");
  await expectAccessible(analyst);

  // The same e-mail again: it is here already, and nothing is made twice.
  await analyst.goto("/requests/new/mail");
  await analyst.getByLabel("E-mail as a file").setInputFiles(file("again.eml", mail));
  await expect(analyst.getByText(`This e-mail was taken in already, with the request 7 Js ${stamp}/26.`)).toBeVisible();
});

test("officer and desk write to each other, and what was written is read for a reason", async ({
  as,
  page: officer,
}) => {
  await signInOfficer(officer);
  await officer.getByRole("link", { name: "ZC-4-2211/26" }).click();
  const path = /\/requests\/[0-9a-f-]{36}/.exec(await caseAddress(officer))?.[0] ?? "";
  await officer.getByLabel("Write to the desk").fill(`The account was opened in May (${stamp}).`);
  await officer.getByRole("button", { name: "Send the message" }).click();
  await expect(officer.getByText(`The account was opened in May (${stamp}).`)).toBeVisible();

  // The desk sees that something came, reads it for a reason, and answers.
  const analyst = await as("analyst");
  await analyst.goto(`${path}/messages`);
  const list = analyst.getByRole("table", { name: "Messages of this request" });
  await expect(list).toContainText("Not read yet");
  await expect(analyst.getByText(`(${stamp})`)).toHaveCount(0);
  await expectAccessible(analyst);
  await analyst.getByLabel("Reason").selectOption("answer-authority");
  await analyst.getByRole("button", { name: "Record and read" }).click();
  await expect(analyst.getByRole("list", { name: "Messages, opened" })).toContainText(`(${stamp})`);
  await expect(list).not.toContainText("Not read yet");
  await analyst.getByLabel("Message", { exact: true }).fill(`Thank you, noted (${stamp}).`);
  await analyst.getByRole("button", { name: /^Send to/ }).click();
  await expect(analyst.getByText("It is sent.", { exact: false })).toBeVisible();

  // The officer reads it in the portal; no name of the desk is told.
  await officer.reload();
  await expect(officer.getByText(`Thank you, noted (${stamp}).`)).toBeVisible();
  await expect(officer.getByText(samplePerson("analyst").name)).toHaveCount(0);
});

/** What every demand of these stories says. */
async function fillDemand(page: Page, reference?: string): Promise<void> {
  if (reference !== undefined) await page.getByLabel("Reference", { exact: true }).fill(reference);
  await page.getByLabel("Instrument", { exact: true }).selectOption("DE-STPO-100J");
  await page.getByLabel(/^Targets/).fill("+44 7700 900077");
  await page.getByRole("checkbox", { name: labelOf("account-created") }).check();
}

function file(name: string, buffer: Buffer) {
  return { name, mimeType: "application/octet-stream", buffer };
}

async function signInOfficer(page: Page): Promise<void> {
  const lena = JSON.parse(readFileSync(`${process.env.E2E_HOME}/sample-people.json`, "utf8")).find(
    (one: { key: string }) => one.key === "officer",
  );
  await page.goto("/officer/sign-in");
  await page.getByLabel("E-mail address").fill(lena.email);
  await page.getByLabel("Password").fill(lena.password);
  await page
    .getByLabel("Code of the authenticator app")
    .fill(new TOTP({ secret: Secret.fromBase32(lena.secret) }).generate());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/officer$/);
}

async function caseAddress(page: Page): Promise<string> {
  await page.waitForURL(/\/officer\/requests\/[0-9a-f-]{36}$/);
  return page.url();
}

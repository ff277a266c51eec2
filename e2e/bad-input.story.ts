import { mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { pdf, png, zip } from "#testing/documents.ts";
import { eml } from "#testing/mails.ts";
import { labelOf, openPapers } from "./casework.ts";
import { expect, expectAccessible, test } from "./desk.ts";

/** Whatever is handed in that is not what it says, is broken, or hides something: one clear sentence, and nothing that was written is lost. */

const stamp = Date.now();

test("a document that is not what it says is refused in a sentence, and the next one is taken", async ({ as }) => {
  const analyst = await as("analyst");
  await recordWith(analyst, { name: "order.pdf", bytes: zip("order.pdf", "x") });

  // A ZIP that is called a PDF: the sentence names it, and the form keeps what was written.
  await expect(
    analyst.getByText("“order.pdf” is a ZIP archive, whatever its name says, so it was not kept.").first(),
  ).toBeVisible();
  await expect(analyst.getByLabel("Reference", { exact: true })).toHaveValue(`Bad-${stamp}`);
  await expect(analyst.getByLabel(/^Targets/)).toHaveValue("+44 7700 900078");
  await expectAccessible(analyst);
  await choose(analyst, /^Documents/, "order.pdf", await pdf(`good ${stamp}`));
  await analyst.getByRole("button", { name: "Record the request" }).click();
  await analyst.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await openPapers(analyst);

  for (const [name, bytes, sentence] of [
    [
      "secret.pdf",
      await pdf("x", { userPassword: "x" }),
      "“secret.pdf” is a PDF that is encrypted, so it was not kept.",
    ],
    [
      "half.pdf",
      (await pdf("x")).subarray(0, 400),
      "“half.pdf” is a PDF that is damaged or cut off, so it was not kept.",
    ],
    [
      "both.png",
      Buffer.concat([png(), zip("a", "b")]),
      "“both.png” is a PNG picture and a ZIP archive at once, so it was not kept.",
    ],
    [
      "page.html",
      Buffer.from("<!doctype html><script>1</script>"),
      "“page.html” is an HTML page, whatever its name says",
    ],
  ] as const) {
    await analyst.getByLabel("What it is").selectOption("evidence");
    await choose(analyst, "Document", name, bytes);
    await analyst.getByRole("button", { name: "Add the document" }).click();
    await expect(analyst.getByRole("alert").getByText(sentence)).toBeVisible();
  }

  // More than 20 MB never leaves the browser.
  const large = join(mkdtempSync(join(tmpdir(), "large-")), "large.pdf");
  writeFileSync(large, Buffer.alloc(21 * 1024 * 1024));
  await analyst.getByLabel("Document", { exact: true }).setInputFiles(large);
  await analyst.getByRole("button", { name: "Add the document" }).click();
  await expect(
    analyst.getByRole("alert").getByText("“large.pdf” is larger than 20 MB, so it was not sent."),
  ).toBeVisible();

  // A name that reads backwards and climbs folders becomes one that says what it is.
  await choose(analyst, "Document", "..\\..\\scan\u202egnp.exe", png(`bidi ${stamp}`));
  await analyst.getByRole("button", { name: "Add the document" }).click();
  const paper = analyst.getByRole("article", { name: "scangnp.exe" });
  await expect(paper).toContainText("Evidence, PNG picture");
  await expect(paper).toContainText("Its name was cleaned of signs that mislead");
  await expect(paper).toContainText("The ending of its name says another kind of file than it is.");
  await expect(analyst.getByRole("article")).toHaveCount(2);
});

test("two hundred megabytes are refused before they are read, announced or not", async ({ as }) => {
  const analyst = await as("analyst");
  await analyst.goto("/requests");
  const cookie = (await analyst.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const { origin } = new URL(analyst.url());
  for (const announced of [true, false]) {
    const { status, detail, sentBytes } = await pour(new URL("/requests/new/mail/read", origin), cookie, announced);
    expect(status).toBe(422);
    expect(detail).toMatch(/larger than 20 MB, so it was not read and nothing was saved/);
    expect(sentBytes).toBeLessThan(100 * 1024 * 1024);
  }
});

test("an e-mail with another's Message-ID is taken, and marked; one that cannot be read is refused", async ({ as }) => {
  const analyst = await as("analyst");
  const messageId = `<${stamp}@court.example>`;
  const from = "clerk@court.example";
  const first = await eml({ from, messageId, subject: `Order, ref. A-${stamp}`, text: "The order is attached." });
  const forged = await eml({
    from,
    messageId,
    subject: `Order, ref. B-${stamp}`,
    text: "Answer to my private address.",
  });
  await enterMail(analyst, "first.eml", first);
  await analyst.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await enterMail(analyst, "forged.eml", forged);
  await analyst.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await openPapers(analyst);
  await expect(analyst.getByText("Another e-mail with the same Message-ID was taken in before")).toBeVisible();

  await analyst.goto("/requests/new/mail");
  const endless = `From: ${from}\r\n${"X-Header: value\r\n".repeat(100_000)}\r\n`;
  await choose(analyst, "E-mail as a file", "endless.eml", Buffer.from(endless));
  await expect(
    analyst.getByText("“endless.eml” is an e-mail built so that it cannot be read to its end"),
  ).toBeVisible();
  await choose(analyst, "E-mail as a file", "order.eml", await pdf("no mail"));
  await expect(analyst.getByText("“order.eml” is no e-mail, so nothing was read from it.")).toBeVisible();
});

async function recordWith(page: Page, { name, bytes }: { name: string; bytes: Buffer }): Promise<void> {
  await page.goto("/requests/new");
  await choose(page, /^Documents/, name, bytes);
  await page.getByLabel("Reference", { exact: true }).fill(`Bad-${stamp}`);
  await fillRest(page);
  await page.getByRole("button", { name: "Record the request" }).click();
}

async function enterMail(page: Page, name: string, mail: Buffer): Promise<void> {
  await page.goto("/requests/new/mail");
  await choose(page, "E-mail as a file", name, mail);
  await expect(page.getByText("It says that it came from court.example.")).toBeVisible();
  await fillRest(page);
  await page.getByRole("button", { name: "Record the request and keep the e-mail" }).click();
}

async function fillRest(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Authority" }).fill("Court of Bad Input");
  await page.getByLabel("Country", { exact: true }).selectOption("US");
  await page.getByLabel("Instrument", { exact: true }).selectOption("US-SUBPOENA");
  await page.getByLabel(/^Targets/).fill("+44 7700 900078");
  await page.getByRole("checkbox", { name: labelOf("account-created") }).check();
}

async function choose(page: Page, label: string | RegExp, name: string, buffer: Buffer): Promise<void> {
  const input = page.getByLabel(label, { exact: true });
  await input.setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Sends 200 MB of a form until the server answers; answers how much it took. */
function pour(
  url: URL,
  cookie: string,
  announced: boolean,
): Promise<{ status: number; detail: string; sentBytes: number }> {
  const whole = 200 * 1024 * 1024;
  const piece = Buffer.alloc(256 * 1024);
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    let answered = false;
    const headers = { cookie, origin: url.origin, "content-type": "multipart/form-data; boundary=b" };
    const sending = request(url, {
      method: "POST",
      headers: announced ? { ...headers, "content-length": whole } : headers,
    });
    sending.on("error", (error) => answered || reject(error));
    sending.on("response", (response) => {
      answered = true;
      let body = "";
      response.on("data", (data) => {
        body += data;
      });
      response.on("end", () => {
        sending.destroy();
        resolve({ status: response.statusCode ?? 0, detail: JSON.parse(body).detail, sentBytes });
      });
    });
    const more = () => {
      while (!answered && sentBytes < whole) {
        sentBytes += piece.length;
        if (!sending.write(piece)) return sending.once("drain", more);
      }
    };
    sending.write('--b\r\nContent-Disposition: form-data; name="mail"; filename="mail.eml"\r\n\r\n');
    more();
  });
}

import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./desk.ts";
import {
  addAgeKey,
  attachOrder,
  inviteOfficer,
  mailedLink,
  openAuthority,
  saveProof,
  setUp,
  shownSecret,
} from "./officers.ts";

/**
 * An officer of a verified authority is recorded, called back and invited by the desk. The link reaches only their address; with it they set up
 * with what they get in, once. Then they hand in a request under an instrument, hold a receipt that the log proves, and write to the desk.
 */
const domain = "polizei-harzgrund.example";
const authority = "Polizeidirektion Harzgrund, Zentralstelle Cyberkriminalität";

test("an officer is invited, gets in with a password and an app, and hands a request in", async ({ as, page }) => {
  const email = `mara.vogt.${Date.now()}@${domain}`;
  const desk = await as("counsel");
  await openAuthority(desk, authority);
  await inviteOfficer(desk, { name: "Mara Vogt", email });
  const link = await mailedLink(desk, email);

  // The link opens a page with a QR code; a wrong code sets nothing up.
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Welcome, Mara Vogt" })).toBeVisible();
  await expectAccessible(page);
  const secret = await shownSecret(page);
  await setUp(page, secret, "000000");
  await expect(page.getByText("This is not the code that the app shows now").first()).toBeVisible();
  await setUp(page, secret);
  await page.waitForURL(/\/officer$/);
  await expect(page.getByRole("heading", { name: "Your requests" })).toBeVisible();
  await expectAccessible(page);

  // The same link, tried again by whoever has it, opens nothing.
  await desk.goto(link);
  await expect(desk.getByRole("heading", { name: "This link does not open" })).toBeVisible();

  // A request is begun by its instrument, and the form asks what that needs. The keyboard alone is enough.
  await page.getByRole("link", { name: "New request" }).first().click();
  await page.getByRole("link", { name: "Subscriber data request" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Your reference").fill(`ZC-${Date.now()}/26`);
  await page.getByLabel("Telephone numbers or accounts").fill("+44 7700 900041");
  await page.getByLabel("Account creation time").check();
  await page.getByText(/^Not held by design/).click();
  await page.getByLabel("Message content").check();
  await expectAccessible(page);

  // Without its order it is not taken, and nothing that was written is lost.
  await page.locator("input[type=file]").evaluate((input) => input.removeAttribute("required"));
  await page.getByRole("button", { name: "Hand it in" }).click();
  await expect(page.getByText("Attach the order as PDF, PNG, JPEG or TIFF").first()).toBeVisible();
  await expect(page.getByLabel("Telephone numbers or accounts")).toHaveValue("+44 7700 900041");
  await attachOrder(page, email);
  await page.getByRole("button", { name: "Hand it in" }).press("Enter");
  await page.waitForURL(/\/officer\/requests\/[0-9a-f-]{36}$/);

  // The receipt: a reference, a time, and a proof that anybody can check.
  await expect(page.getByText("Unavailable by design")).toBeVisible();
  await expect(page.getByText("Order.pdf")).toBeVisible();
  expect(await saveProof(page)).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "dark");
  await page.emulateMedia({ colorScheme: "light" });

  // Two-way messages: what the officer writes is told to the desk.
  await page.getByLabel("Write to the desk").fill("The complainant is abroad until Friday.");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByText("The complainant is abroad until Friday.")).toBeVisible();

  // The desk has the case, with who asked; another officer's guess at its address finds nothing, and is an entry.
  const path = new URL(page.url()).pathname;
  await desk.goto(path.replace("/officer", ""));
  await expect(desk.getByText(authority).first()).toBeVisible();
});

test("a passkey lets an officer in, and no address of another authority opens to them", async ({ as, page }) => {
  const desk = await as("counsel");
  const email = `noah.ernst.${Date.now()}@${domain}`;
  await openAuthority(desk, authority);
  await inviteOfficer(desk, { name: "Noah Ernst", email });
  const link = await mailedLink(desk, email);
  await virtualAuthenticator(page.context(), page);
  await page.goto(link);
  await page.getByRole("button", { name: "Set up a passkey" }).click();
  await page.waitForURL(/\/officer$/);

  // Out, and in again with the passkey alone.
  await page.getByRole("button", { name: /Noah Ernst/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/officer\/sign-in/);
  await expectAccessible(page);
  await page.goto("/officer/keys");
  await page.waitForURL(/sign-in\?to=%2Fofficer%2Fkeys$/);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(/\/officer\/keys$/);

  // A key to which productions are encrypted; one that cannot be read is refused in a sentence.
  await page.getByLabel("Kind").selectOption("age");
  await page.getByLabel("The key").fill("age1nonsense");
  await page.getByRole("button", { name: "Add the key" }).click();
  await expect(page.getByText("cannot be read as an age recipient").first()).toBeVisible();
  await addAgeKey(page, "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
  await expectAccessible(page);

  // A case of another authority, guessed: not found, and recorded. The desk's own pages ask for the desk's own sign-in.
  await desk.goto("/requests?state=all&search=GJ-26-0417");
  const foreign = await desk.locator("tbody a[href^='/requests/']").first().getAttribute("href");
  const guessed = await page.goto(`/officer${foreign}`);
  expect(guessed?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing of yours here" })).toBeVisible();
  await page.goto(foreign ?? "/requests");
  await page.waitForURL(/^[^?]*\/sign-in\?to=%2Frequests/);
  await desk.goto(`/log?action=access.refused`);
  await expect(desk.getByText((foreign ?? "").slice(-12)).first()).toBeVisible();

  // Who is shut out is out at the next click.
  await openAuthority(desk, authority);
  // By the address: a story that is told again has left another officer of this name.
  const officer = desk.getByRole("row").filter({ hasText: email });
  await officer.getByRole("button", { name: "Shut out" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Shut them out" }).click();
  await expect(officer).toContainText("Shut out");
  await page.goto("/officer/keys");
  await page.waitForURL(/\/officer\/sign-in/);
});

/** A platform authenticator that verifies its user, as a laptop with a fingerprint reader has one. */
async function virtualAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

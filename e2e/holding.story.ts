import type { Page } from "@playwright/test";
import { type Demand, record } from "./casework.ts";
import { expect, expectAccessible, test } from "./desk.ts";

/** `2027-02-01T12:00`, so many days from now. */
const inDays = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`;
const own = String(Date.now()).slice(-6);

const letter: Demand = {
  authority: { name: "United States Attorney, Eastern District of Virginia", country: "US" },
  instrument: "US-2703F",
  reference: `PL-${own}`,
  targets: [{ identifier: "+1 202 555 0118" }],
  fields: ["account-created", "last-connection", "name"],
  nonDisclosures: [],
};

/** Opens a tab of a case and waits for what it shows. */
async function open(page: Page, place: string, heading: string): Promise<void> {
  await page.goto(place);
  await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
}

test("a letter freezes two fields, is renewed once and no more, and its release destroys the snapshot", async ({
  as,
}) => {
  const analyst = await as("analyst");
  const place = await record(analyst, letter);
  await open(analyst, `${place}/hold`, "Hold");
  const hold = analyst.getByRole("region", { name: "Hold", exact: true });

  // What the register does not hold is not offered; the snapshot is taken from the platform at once.
  await expect(hold.getByText("90 days, renewable once for 90 more")).toBeVisible();
  await expect(hold.getByRole("checkbox")).toHaveCount(2);
  await hold.getByRole("button", { name: "Place the hold" }).click();
  await expect(hold.getByText("Running")).toBeVisible();
  await expect(hold.getByText(/2 of 2 looked up, \d found, sealed/)).toBeVisible();
  await expectAccessible(analyst);

  await hold.getByRole("button", { name: "Renew it" }).click();
  const dialog = analyst.getByRole("dialog");
  await dialog.getByLabel("Reference of the letter").fill(`PL-${own}, renewal`);
  await dialog.getByRole("button", { name: "Renew it" }).click();
  await expect(hold.getByText(`PL-${own}, renewal`)).toBeVisible();
  await expect(hold.getByRole("button", { name: "Renew it" })).toHaveCount(0);

  await hold.getByRole("button", { name: "Release it" }).click();
  await dialog.getByLabel("Reason").selectOption("authority-asked");
  await dialog.getByRole("button", { name: "Release it" }).click();
  await expect(hold.getByText("Released")).toBeVisible();
  // A job destroys what it kept, and the certificate says so.
  await expect(async () => {
    await analyst.reload();
    await expect(analyst.getByRole("link", { name: /^Snapshots of holds: \d/ })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await analyst.getByRole("link", { name: /^Snapshots of holds: \d/ }).click();
  await expect(analyst.getByRole("heading", { name: "Certificate of destruction" })).toBeVisible();
  await expect(analyst.getByText("Snapshots of holds are destroyed at the end or release of the hold.")).toBeVisible();
  await expectAccessible(analyst);
});

test("silence ends before its date by two of counsel, and a notice is delayed on a ground in law or leaves in a file", async ({
  as,
}) => {
  const counsel = await as("counsel");
  await counsel.goto("/requests?state=closed&search=26-EC-044");
  await counsel.getByRole("link", { name: "26-EC-044" }).first().click();
  await counsel.getByRole("link", { name: "Hold and notice" }).click();
  const silence = counsel.getByRole("region", { name: "Non-disclosure" });
  await expect(silence.getByText("26-EC-044, second extension")).toBeVisible();
  await expect(silence.getByText(/^(Ordered|Extended) to/)).toHaveCount(3);
  await expectAccessible(counsel);

  await silence.getByRole("button", { name: "It ends earlier" }).click();
  const dialog = counsel.getByRole("dialog");
  await dialog.getByLabel("Ended by").fill("U.S. Court of Appeals, Fourth Circuit");
  await dialog.getByLabel("Reference of the order that ends it").fill(`26-${own}`);
  await dialog.locator("input[name=endsAt]").fill(inDays(2));
  await dialog.getByRole("button", { name: "Propose the end" }).click();
  await expect(silence.getByText("You proposed it. Another person of counsel countersigns it.")).toBeVisible();

  const second = await as("counsel2");
  await open(second, new URL(counsel.url()).pathname, "Non-disclosure");
  await second.getByRole("button", { name: "Countersign the end" }).click();
  await expect(second.getByText(/ended before that on/)).toBeVisible();

  // A notice that is due: delayed only on a ground in law, and by counsel.
  await counsel.goto("/holds/notices");
  await expectAccessible(counsel);
  await counsel.getByRole("link", { name: "26-EC-101" }).click();
  const notice = counsel.getByRole("region", { name: "Notice to the user" });
  await notice.getByRole("button", { name: "Delay it" }).click();
  await dialog.getByLabel("Ground").selectOption("danger-to-life");
  await dialog.getByLabel("Provision").fill("18 USC 2705(a)(2)(A)");
  await dialog.getByLabel("To", { exact: true }).fill(inDays(30));
  await dialog.getByRole("button", { name: "Delay it" }).click();
  await expect(notice.getByText("Somebody's life or safety is in danger")).toBeVisible();

  // The others leave in a file, which the platform takes.
  await counsel.goto("/holds/notices");
  const saved = counsel.waitForEvent("download");
  await counsel.getByRole("button", { name: /^Make the file of/ }).click();
  expect((await saved).suggestedFilename()).toMatch(/^notices-.*\.csv$/);
  await expect(counsel.getByText("With the platform").first()).toBeVisible();
});

test("an administrator sets the ways out and the terms", async ({ as }) => {
  const administrator = await as("administrator");
  await open(administrator, "/settings/notices", "Settings");
  await administrator.getByLabel("The platform is told by").selectOption("webhook");
  await administrator.getByLabel("Address of the webhook").fill("https://169.254.169.254/latest");
  await administrator.getByLabel("Secret").fill("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  await administrator.getByRole("button", { name: "Save the connector" }).click();
  await expect(administrator.getByText(/is not one that this server may post to/).first()).toBeVisible();
  await expectAccessible(administrator);

  await open(administrator, "/settings/retention", "Settings");
  await expect(administrator.getByLabel("Kept for, in days").first()).toHaveValue("730");
  await expectAccessible(administrator);
});

test("the compartment is there for the cleared, and for nobody else", async ({ as }) => {
  const administrator = await as("administrator");
  const counsel = await as("counsel");
  const second = await as("counsel2");
  await counsel.goto("/requests");
  await expect(counsel.getByRole("link", { name: "Compartment" })).toHaveCount(0);
  expect((await counsel.goto("/security"))?.status()).toBe(404);
  expect((await administrator.goto("/security"))?.status()).toBe(404);

  await open(administrator, "/settings/clearances", "Settings");
  await administrator.getByLabel("Person").selectOption({ label: await labelOf(administrator, "counsel") });
  await administrator.getByLabel("Why").fill("Handles what the general counsel hands over.");
  await administrator.getByRole("button", { name: "Propose the clearance" }).click();
  await expect(administrator.getByText("Counsel countersigns it.")).toBeVisible();
  await expectAccessible(administrator);
  // Whoever is to be cleared is the counsel who asks, or the other one: each signs for the other.
  const signer = (await isOwn(counsel)) ? second : counsel;
  const cleared = signer === second ? counsel : second;
  await signer.goto("/settings/clearances");
  await signer.getByRole("button", { name: "Countersign the clearance" }).click();
  await expect(signer.getByRole("button", { name: "Countersign the clearance" })).toHaveCount(0);
  expect((await signer.goto("/security"))?.status()).toBe(404);

  expect((await cleared.goto("/security"))?.status()).toBe(200);
  await cleared.getByLabel("Instrument").selectOption("US-NSL");
  await cleared.getByLabel("Received on").fill("2026-02-03");
  await cleared.getByLabel("Customer selectors targeted").fill("2");
  await cleared.getByLabel("Issued by").fill("FBI field office");
  await cleared.getByLabel("Its own reference").fill(`NSL-${own}`);
  await cleared.getByRole("button", { name: "Record it here" }).click();
  await expect(cleared.getByText("received 2026-02-03, 2 selectors").first()).toBeVisible();
  await expect(cleared.getByText(`NSL-${own}`)).toHaveCount(0);
  await expectAccessible(cleared);

  // The clearance ends at once, and with it the room.
  await administrator.goto("/settings/clearances");
  await administrator.getByRole("button", { name: "End it" }).first().click();
  await expect(administrator.getByText("Nobody is cleared")).toBeVisible();
  expect((await cleared.goto("/security"))?.status()).toBe(404);
});

/** The first choice of a person who is counsel. */
async function labelOf(page: Page, role: string): Promise<string> {
  const labels = await page.getByLabel("Person").locator("option").allTextContents();
  return labels.find((label) => label.endsWith(`, ${role}`)) ?? "";
}

async function isOwn(page: Page): Promise<boolean> {
  await page.goto("/settings/clearances");
  return page.getByText("Another person of counsel countersigns your clearance.").isVisible();
}

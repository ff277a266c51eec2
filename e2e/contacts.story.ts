import { expect, expectAccessible, test } from "./desk.ts";

const mark = Date.now().toString(36);
const office = `Ministry of Information ${mark}`;

test("counsel writes down what a ministry asked, corrects it, and says what was kept", async ({ as }) => {
  const counsel = await as("counsel");
  await counsel.goto("/contacts");
  await expectAccessible(counsel);
  await counsel.getByRole("link", { name: "Record a contact" }).first().click();
  await counsel.getByLabel("When", { exact: true }).fill("2026-11-12T10:30");
  await counsel.getByLabel("Ministry or office").fill(office);
  await counsel.getByLabel("Country", { exact: true }).selectOption("IN");
  await counsel.getByLabel("Officials").fill("Shri Example, Joint Secretary");
  await counsel.getByLabel("Traceability").check();
  await counsel.getByLabel("Bans", { exact: true }).check();
  await counsel.getByLabel("What was asked").fill("Whether the first originator of a message can be named.");
  await counsel.getByLabel("What was answered").fill("No record of who wrote what exists.");
  await counsel.getByLabel("What we promised").fill("Send the page that explains the encryption.");
  await counsel.locator("input[name=oursDueOn]").fill("2026-11-15");
  await expectAccessible(counsel);
  await counsel.getByRole("button", { name: "Record the contact" }).click();
  await counsel.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
  const place = new URL(counsel.url()).pathname;
  await expect(counsel.getByRole("heading", { level: 1, name: office })).toBeVisible();
  await expect(counsel.getByText("Shri Example, Joint Secretary")).toBeVisible();

  // The promise is overdue until somebody says that it was kept.
  const promises = counsel.getByRole("region", { name: "Commitments" });
  await expect(promises).toContainText("Overdue");
  await promises.getByRole("button", { name: "Kept", exact: true }).click();
  await expect(promises).toContainText("kept says");

  // A correction leaves what stood before.
  await counsel.getByRole("link", { name: "Correct" }).click();
  await counsel.getByLabel("Channel").selectOption("video");
  await counsel.getByLabel("Why it is corrected").fill("It was held by video, not in the office.");
  await counsel.getByRole("button", { name: "Save the correction" }).click();
  await counsel.waitForURL(`**${place}`);
  await expect(counsel.getByText("Video call, India.")).toBeVisible();
  const before = counsel.getByRole("region", { name: "As it was written before" });
  await expect(before).toContainText("Meeting");
  await expectAccessible(counsel);

  // The auditor reads it, and finds it by country and topic; they change nothing.
  const auditor = await as("auditor", { theme: "dark" });
  await auditor.goto("/contacts?country=IN&topic=traceability");
  await auditor.getByRole("link", { name: office }).click();
  await expect(auditor.getByText("No record of who wrote what exists.").first()).toBeVisible();
  await expect(auditor.getByRole("link", { name: "Correct" })).toHaveCount(0);
  await expectAccessible(auditor, "dark");
});

test("a report counts contacts by country, kind and topic, and each figure opens to them", async ({ as }) => {
  const counsel = await as("counsel");
  await counsel.goto("/reports/new?template=global");
  await counsel.getByLabel("First day").fill("2026-07-01");
  await counsel.getByLabel("Last day").fill("2026-11-22");
  await counsel.getByRole("button", { name: "Compile the draft" }).click();
  await counsel.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
  const section = counsel.getByRole("region", { name: "Contacts with governments" });
  await section
    .getByRole("link", { name: /IN, ministry.*definition, records and proof/i })
    .first()
    .click();
  await expect(counsel.getByText("Contacts with governments, each as its own log entries say")).toBeVisible();
  await expect(counsel.getByRole("table", { name: "Records, oldest first" })).toContainText("India");
});

import { banKey } from "#lib/bans/leaf.ts";
import { expect, expectAccessible, test } from "./desk.ts";

const source = "platform-filing";

test("a ban is reported to the CyberTipline after it was made, by the platform and by hand: the year counts from the report", async ({
  as,
  request: machine,
}) => {
  // A key opens what it is for, and nothing else.
  const administrator = await as("administrator");
  await administrator.goto("/settings/keys");
  await administrator.getByLabel("Source").fill(source);
  await administrator.getByRole("checkbox", { name: /^Send reports that follow a ban/ }).check();
  await administrator.getByRole("button", { name: "Make the key" }).click();
  const secret = (await administrator.getByRole("status").locator("code").last().textContent()) ?? "";
  const post = async (path: string, data: object) =>
    (await machine.post(path, { data: JSON.stringify(data), headers: { authorization: `Bearer ${secret}` } })).json();

  const id = `late-${Date.now()}`;
  const ban = {
    ...{ id, account: `account-${id}`, action: "ban", country: "IS", surface: "groups", reason: "child-exploitation" },
    ...{ signal: "group-metadata", automation: "partial", reported_before: false },
    occurred_at: new Date(Date.now() - 3_600_000).toISOString(),
  };
  expect(await post("/api/v1/bans", ban)).toMatchObject({ imported: 1 });

  // Nothing is known of a report yet, and the page says so.
  const analyst = await as("analyst");
  await analyst.goto(`/bans/${banKey(source, id)}`);
  await expect(analyst.getByText("No report is recorded")).toBeVisible();
  await expect(analyst.getByText("Held until")).toHaveCount(0);

  // The platform files an hour later. What it sends again changes nothing.
  const today = new Date().toISOString().slice(0, 10);
  const filing = { ban: id, external_report: "188273645", filed_on: today };
  expect(await post("/api/v1/bans/filings", filing)).toMatchObject({ imported: 1, rejected: 0 });
  expect(await post("/api/v1/bans/filings", filing)).toMatchObject({ imported: 0, duplicate: 1 });
  await analyst.reload();
  await expect(analyst.getByText("188273645")).toBeVisible();
  await expect(analyst.getByText(`Recorded by ${source}`)).toBeVisible();
  await expect(analyst.getByText("Held until")).toBeVisible();

  // A further one is written down by hand; words do not fit.
  await analyst.getByRole("button", { name: "Record a report" }).click();
  const dialog = analyst.getByRole("dialog", { name: "Record a report to the CyberTipline" });
  await expectAccessible(analyst);
  await expectAccessible(analyst, "dark");
  await dialog.getByLabel("Id of the report").fill("what was found");
  await dialog.getByLabel("Filed on").fill(today);
  await dialog.getByRole("button", { name: "Record the report" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was changed");
  await dialog.getByLabel("Id of the report").fill("188273646");
  await dialog.getByRole("button", { name: "Record the report" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(analyst.getByText("188273646")).toBeVisible();
  await expectAccessible(analyst);

  // Who only reads sees both, and has no button.
  const auditor = await as("auditor");
  await auditor.goto(`/bans/${banKey(source, id)}`);
  await expect(auditor.getByText("188273646")).toBeVisible();
  await expect(auditor.getByRole("button", { name: "Record a report" })).toHaveCount(0);
});

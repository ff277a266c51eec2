import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, test } from "./desk.ts";

const mark = Date.now().toString(36);
const source = `story-${mark}`;
const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000).toISOString();

/** What a platform says of a ban; the account is kept as a keyed hash. */
const ban = (id: string, changes: object) => ({
  ...{
    id,
    account: `account-${id}`,
    action: "ban",
    country: "NO",
    surface: "private",
    reason: "spam",
    signal: "behaviour",
  },
  ...{ automation: "full", occurred_at: minutesAgo(600), reported_before: false, ...changes },
});

/** A platform with a key of its own, as `curl` would call. */
function platform(machine: APIRequestContext, secret: string) {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  return {
    bans: async (...rows: object[]) =>
      (await machine.post("/api/v1/bans", { headers, data: rows.map((row) => JSON.stringify(row)).join("\n") })).json(),
    appeals: async (body: unknown) =>
      (await machine.post("/api/v1/appeals", { headers, data: JSON.stringify(body) })).json(),
    decisions: async () => (await machine.get("/api/v1/appeals/decisions", { headers })).json(),
  };
}

test("a child-safety ban is overturned by two people, and the platform lets the account back", async ({
  as,
  request: machine,
}) => {
  const administrator = await as("administrator");
  await administrator.goto("/settings/keys");
  await administrator.getByLabel("Source").fill(source);
  await administrator.getByLabel("Send appeals").check();
  await administrator.getByRole("button", { name: "Make the key" }).click();
  const secret = (await administrator.getByRole("status").locator("code").last().textContent()) ?? "";
  const messenger = platform(machine, secret);

  // The appeal may come before its ban; what it has no field for, it cannot bring along.
  const appeal = {
    id: `appeal-${mark}`,
    ban: `grave-${mark}`,
    received_at: minutesAgo(200),
    statement: "That is my own child at the beach.",
  };
  expect(await messenger.appeals([appeal, { ...appeal, id: "x", messages: ["…"] }])).toMatchObject({
    imported: 1,
    rejected: 1,
  });
  expect(await messenger.appeals(appeal)).toMatchObject({ imported: 0, duplicate: 1 });
  await messenger.bans(ban(`grave-${mark}`, { reason: "child-exploitation", signal: "hash-match-unencrypted" }));

  // A reviewer takes it up and reads, with a reason, what the user says. The account is nowhere.
  const analyst = await as("analyst");
  await analyst.goto("/bans/appeals");
  await expectAccessible(analyst);
  await analyst.getByRole("link", { name: `appeal-${mark}` }).click();
  await analyst.getByRole("button", { name: "Take it up" }).click();
  await expect(analyst.getByRole("button", { name: "Propose to overturn it" })).toBeVisible();
  await analyst.getByRole("button", { name: "Read it" }).click();
  const sheet = analyst.getByRole("dialog");
  await sheet.getByLabel("Reason").selectOption("quality-review");
  await sheet.getByRole("button", { name: "Show and record" }).click();
  await expect(sheet.getByText("That is my own child at the beach.")).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(analyst.getByText("Child exploitation", { exact: true })).toBeVisible();
  await expectAccessible(analyst);

  // One person proposes; alone they reach no more.
  const overturning = analyst.locator("form", { hasText: "It should not have been" });
  await overturning.getByLabel("Reason").selectOption("context");
  await overturning.getByRole("button", { name: "Propose to overturn it" }).click();
  await expect(analyst.getByText(/You proposed it/)).toBeVisible();
  expect((await messenger.decisions()).decisions).toEqual([]);

  const counsel = await as("counsel", { theme: "dark" });
  await counsel.goto(new URL(analyst.url()).pathname);
  await expectAccessible(counsel, "dark");
  await counsel.getByRole("button", { name: "Countersign and let the account back" }).click();
  await expect(counsel.getByText("The account is not known to be back", { exact: true })).toBeVisible();

  // The platform reads the decision, lets the account back, and its row closes the appeal.
  const { decisions } = await messenger.decisions();
  expect(decisions).toMatchObject([
    { number: 1, appeal: appeal.id, ban: appeal.ban, outcome: "overturned", reinstate: true },
  ]);
  const back = { reason: "child-exploitation", signal: "appeal", automation: "none", appeal_of: appeal.ban };
  await messenger.bans(
    ban(`back-${mark}`, { ...back, account: `account-${appeal.ban}`, action: "reinstate", occurred_at: minutesAgo(0) }),
  );
  await expect(async () => {
    await counsel.reload();
    await expect(counsel.getByText("The platform's own row says so.")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });

  // The medians stand above the queue and by month; an auditor reads them, and changes nothing.
  const auditor = await as("auditor", { theme: "dark" });
  await auditor.goto("/bans/appeals");
  await expect(auditor.getByText("Median to the reinstatement")).toBeVisible();
  await expect(auditor.getByRole("link", { name: "Record an appeal" })).toHaveCount(0);
  await expectAccessible(auditor, "dark");
  await auditor.getByRole("link", { name: "Each month and reason" }).click();
  await expect(auditor.getByRole("table", { name: "Appeals by reason of the ban" })).toContainText(
    "Child exploitation",
  );
  await expectAccessible(auditor, "dark");
});

test("an order of the committee is complied with, and one to close an account waits for a second person", async ({
  as,
}) => {
  const analyst = await as("analyst");
  const record = async (fill: () => Promise<unknown>) => {
    await analyst.goto("/bans/orders/new");
    await fill();
    await analyst.getByRole("button", { name: "Record the order" }).click();
    await analyst.waitForURL(/\/bans\/orders\/[0-9a-f-]{36}$/);
  };
  await record(async () => {
    await analyst.getByLabel("What is ordered").selectOption("restore");
    await analyst.getByLabel("Authority").fill("Grievance Appellate Committee");
    await analyst.getByLabel("Country").selectOption("IN");
    await analyst.getByLabel("By what").selectOption("IN-GAC");
    await analyst.getByLabel("Their reference").fill(`GAC/${mark}`);
    await analyst.getByLabel("Ban", { exact: false }).last().fill("sample-platform:b-8111");
    await expectAccessible(analyst);
  });
  await expectAccessible(analyst);
  await analyst.getByLabel("What becomes of it").selectOption("complied");
  await analyst.getByRole("button", { name: "Record the decision" }).click();
  await expect(analyst.getByText("Complied with").first()).toBeVisible();

  await record(async () => {
    await analyst.getByLabel("What is ordered").selectOption("ban");
    await analyst.getByLabel("Authority").fill(`High Court ${mark}`);
    await analyst.getByLabel("Country").selectOption("IN");
    await analyst.getByLabel("By what").selectOption("court-order");
    await analyst.getByLabel("Their reference").fill(`WP/${mark}`);
  });
  await analyst.getByLabel("What becomes of it").selectOption("complied");
  await analyst.getByRole("button", { name: "Record the decision" }).click();
  await expect(analyst.getByText(/You proposed it/)).toBeVisible();

  const counsel = await as("counsel", { theme: "dark" });
  await counsel.goto("/bans/orders");
  await expectAccessible(counsel, "dark");
  await counsel.getByRole("link", { name: `WP/${mark}` }).click();
  await counsel.getByRole("button", { name: "Countersign" }).click();
  await expect(counsel.getByText("Settled")).toBeVisible();
  await expectAccessible(counsel, "dark");
});

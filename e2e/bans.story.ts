import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./desk.ts";

/** Bans of accounts in Iceland, where the sample workspace has none. Only what is counted is sent; `account` is kept as a keyed hash. */
const ban = (number: number) => ({
  id: `story-${number}`,
  account: `+35455501${String(number).padStart(2, "0")}`,
  action: "ban",
  country: "IS",
  surface: "channels",
  reason: "fraud",
  signal: "known-network",
  automation: "partial",
  occurred_at: new Date(Date.now() - number * 60_000).toISOString(),
  reported_before: false,
});
const line = (value: object) => `${JSON.stringify(value)}\n`;

function send(machine: APIRequestContext, secret: string, body: string, key?: string) {
  return machine.post("/api/v1/bans", {
    data: body,
    headers: {
      authorization: `Bearer ${secret}`,
      "content-type": "application/x-ndjson",
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
  });
}

test("a machine sends bans with a key of its own; each is found, and proves that it was not changed", async ({
  as,
  request: machine,
}) => {
  // The secret is shown once, in the browser of whoever makes the key.
  const administrator = await as("administrator");
  await administrator.goto("/settings/keys");
  await administrator.getByLabel("Source").fill("platform-story");
  await administrator.getByRole("button", { name: "Make the key" }).click();
  const secret = (await administrator.getByRole("status").locator("code").last().textContent()) ?? "";
  await administrator.reload();
  await expect(administrator.getByRole("cell", { name: "Opens" })).toBeVisible();
  await expect(administrator.getByText(secret)).toHaveCount(0);

  // A stream of which one line is broken: the others land, and the answer names the line.
  const body = `${line(ban(1))}{"id": "story-2", "account"\n${line(ban(3))}`;
  const first = await send(machine, secret, body, "night-1");
  expect(first.status()).toBe(200);
  const told = await first.json();
  expect(told).toMatchObject({ read: 3, imported: 2, duplicate: 0, rejected: 1, rejections: [{ line: 2 }] });

  // The same key and the same bytes give the first answer again; without a key what arrives twice still lands once.
  const { rejections: _, ...counted } = told;
  expect(await (await send(machine, secret, body, "night-1")).json()).toMatchObject(counted);
  expect(await (await send(machine, secret, body)).json()).toMatchObject({ imported: 0, duplicate: 2, rejected: 1 });

  // There is no field for what somebody wrote.
  const withText = await (await send(machine, secret, line({ ...ban(4), message: "hello" }))).json();
  expect(withText).toMatchObject({ imported: 0, rejected: 1 });
  expect(withText.rejections[0].reason).toContain('"message" is not known');
  expect((await send(machine, `${secret}x`, body)).status()).toBe(401);

  // An analyst narrows the ledger to them, opens one, and reads that its proof holds.
  const analyst = await as("analyst");
  await analyst.goto("/bans/list");
  const filters = analyst.getByRole("search");
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await filters.getByLabel("From").fill(yesterday);
  await filters.getByLabel("Country").selectOption("IS");
  await filters.getByRole("button", { name: "Show" }).click();
  const bans = analyst.getByRole("link", { name: "Banned for fraud" });
  await expect(bans).toHaveCount(2);
  await bans.first().click();
  await expect(analyst.getByRole("heading", { name: "Banned for fraud" })).toBeVisible();
  await expect(analyst.getByText("platform-story", { exact: true })).toBeVisible();
  await expect(async () => {
    await analyst.reload();
    await expect(analyst.getByText("Holds", { exact: true })).toHaveCount(3, { timeout: 1_000 });
  }).toPass();
  expect(await analyst.content()).not.toContain("+3545550");
  const saved = analyst.waitForEvent("download");
  await analyst.getByRole("link", { name: "Download the proof" }).click();
  expect((await saved).suggestedFilename()).toBeTruthy();
});

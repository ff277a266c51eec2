import { readFileSync } from "node:fs";
import { parseVerifier } from "#lib/audit/note.ts";
import { verifyBanProof } from "#lib/bans/proving/banProof.ts";
import { expect, expectAccessible, test } from "./desk.ts";

test("the auditor takes the proof of a ban along, checks it without us, and has the ledger counted again", async ({
  as,
}) => {
  const auditor = await as("auditor");
  await auditor.goto("/bans/list");
  await auditor
    .getByRole("link", { name: /^(Banned|Suspended) for/ })
    .first()
    .click();
  await auditor.waitForURL(/\/bans\/[0-9a-f]{32}$/);
  await expect(auditor.getByRole("heading", { name: "Proof that it was not changed since" })).toBeVisible();
  const [download] = await Promise.all([
    auditor.waitForEvent("download"),
    auditor.getByRole("link", { name: "Download the proof" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[0-9a-f]{32}\.ban-proof$/);

  // The key comes from the page that anybody can read, not with the file.
  const key = (await (await auditor.request.get("/log/key")).text()).trim();
  const text = readFileSync(await download.path(), "utf8");
  expect(verifyBanProof(text, parseVerifier(key).text).statistic.ban).toBe(download.suggestedFilename().slice(0, 32));
  expect(() => verifyBanProof(text.replace('"country":"', '"country":"X'), key)).toThrow();

  await auditor.goto("/log");
  await auditor.getByRole("link", { name: "What was compared" }).click();
  await auditor.waitForURL("/bans/ledger/recount");
  await expect(auditor.getByRole("heading", { name: "Count the bans again" })).toBeVisible();
  await expectAccessible(auditor);
  await expectAccessible(auditor, "dark");
  await auditor.getByRole("button", { name: "Count again now" }).click();
  await expect(auditor.getByRole("status").filter({ hasText: "All agrees" })).toBeVisible({ timeout: 60_000 });
});

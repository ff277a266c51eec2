import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { expect, test } from "./desk.ts";

const root = join(import.meta.dirname, "..");

/** The last month that is over, as `2026-10`. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

/** `countersign report verify`, which needs nothing but the folder: its exit code and what it said. */
function verifyOffline(folder: string): { code: number | null; said: string } {
  const words = [join(root, "bin", "countersign.ts"), "report", "verify", folder];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  return { code: status, said: stderr };
}

/** Downloads the evidence from the public page and unpacks it; answers the folder with the report in it. */
async function unpackEvidence(visitor: Page, into: string): Promise<string> {
  const saved = visitor.waitForEvent("download");
  await visitor.getByRole("link", { name: "Evidence pack" }).click();
  const files = unzipSync(readFileSync(await (await saved).path()));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), bytes);
  }
  return join(into, Object.keys(files)[0]?.split("/")[0] ?? "");
}

test("a report is compiled, signed by two of counsel, published, and counted again by whoever doubts it", async ({
  as,
  page: visitor,
}) => {
  const slug = `india-monthly-${lastMonth()}`;
  const counsel = await as("counsel");
  await counsel.goto("/reports");
  await counsel.getByRole("link", { name: "Compile a report" }).click();
  const kinds = counsel.getByRole("navigation", { name: "Kind of report" });
  await kinds.getByRole("link", { name: "Monthly report for India" }).click();
  await expect(counsel.getByLabel("Month")).toHaveValue(lastMonth());
  await counsel.getByRole("button", { name: "Compile the draft" }).click();
  await counsel.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
  const address = new URL(counsel.url()).pathname;

  // A figure that is doubted opens to the records behind it.
  await counsel
    .getByRole("link", { name: /banned.*definition, records and proof/i })
    .first()
    .click();
  await expect(counsel.getByRole("region", { name: "How it is computed" })).toBeVisible();
  const batches = counsel.getByRole("table", { name: "Batches, oldest first" });
  await expect(batches.getByRole("row", { name: /sample-platform/ }).first()).toBeVisible();
  await batches
    .getByRole("link", { name: /^entry \d+$/ })
    .first()
    .click();
  await expect(counsel.getByText("The proof holds")).toBeVisible();

  // One of counsel signs first and cannot sign again; the other signs second.
  await counsel.goto(address);
  await counsel.getByRole("button", { name: "Propose for publication" }).click();
  await expect(counsel.getByText("You proposed it. Another person of counsel countersigns it.")).toBeVisible();
  await expect(counsel.getByRole("button", { name: /^Countersign/ })).toHaveCount(0);
  const second = await as("counsel2");
  await second.goto(address);
  await second.getByRole("button", { name: "Countersign the report" }).click();

  // Nothing is public before it is published, for good, by typing its address.
  await second.getByRole("button", { name: "Publish…" }).click();
  expect((await visitor.goto(`/transparency/${slug}`))?.status()).toBe(404);
  await second.getByLabel(`Type ${slug} to go on`).fill(slug);
  await second.getByRole("button", { name: "Publish for good" }).click();
  await expect(second.getByText("Published", { exact: true }).first()).toBeVisible();

  // Anybody reads it, without signing in, and takes the evidence along.
  await visitor.goto("/transparency");
  await visitor.locator(`a[href="/transparency/${slug}"]`).first().click();
  await visitor.waitForURL(`**/transparency/${slug}`);
  await expect(visitor.getByText(/signed by two people/)).toBeVisible();
  const scratch = mkdtempSync(join(tmpdir(), "countersign-evidence-"));
  try {
    const folder = await unpackEvidence(visitor, scratch);
    const verdict = verifyOffline(folder);
    expect(verdict.said).toContain("Holds:");
    expect(verdict.code).toBe(0);

    // One digit of the report that was changed is found.
    const report = join(folder, "report.json");
    writeFileSync(
      report,
      readFileSync(report, "utf8").replace(/"value":(\d)/, (_, digit) => `"value":${9 - digit}`),
    );
    expect(verifyOffline(folder).code).toBe(1);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});

import { labelOf } from "./casework.ts";
import { expect, test } from "./desk.ts";

const minuteMs = 60_000;

/** The next whole minute that is not upon us yet: a version takes effect in the future, and the form counts in minutes. */
function soon(): Date {
  const now = Date.now();
  const next = Math.ceil(now / minuteMs) * minuteMs;
  return new Date(next - now < 0.4 * minuteMs ? next + minuteMs : next);
}

/** `2026-11-22T14:05`, as the clocks of a zone show it. */
const clockOf = (at: Date, timeZone: string) => at.toLocaleString("sv-SE", { timeZone }).slice(0, 16).replace(" ", "T");

/** What is held changes by two signatures, and the public page with it, without anybody writing that page. */
test("one counsel proposes that an address be kept, the other countersigns, and the public matrix changes", async ({
  as,
  page: visitor,
}) => {
  test.setTimeout(150_000);
  const address = labelOf("last-ip");
  const held = visitor.locator("section").filter({ has: visitor.getByRole("heading", { name: "Held", exact: true }) });
  await visitor.goto("/transparency/matrix");
  await expect(held).toContainText(labelOf("account-created"));
  await expect(held).not.toContainText(address);

  const counsel = await as("counsel");
  const second = await as("counsel2");
  await counsel.goto("/register");
  await counsel.getByRole("link", { name: "Propose a new version" }).click();
  await counsel.getByLabel("What changes, and why").fill("Against fraud, the last address is kept for thirty days.");
  const zone = await counsel.locator("input[name=zone]").inputValue();
  const effectiveAt = soon();
  await counsel.getByLabel("Takes effect").fill(clockOf(effectiveAt, zone));
  const field = counsel.locator("details").filter({ has: counsel.getByText("last-ip", { exact: true }) });
  await field.locator("summary").click();
  await field.getByLabel("Holding").selectOption("held");
  await field.getByLabel(/^Kept for, in days/).fill("30");
  await field.getByLabel(/^Answered by/).fill("connections");
  await counsel.getByRole("button", { name: "Propose this version" }).click();
  await counsel.waitForURL(/\/register\/2$/);

  // Both sides of the change are read before it is signed, and not by whoever proposed it.
  await expect(counsel.getByText("You proposed it. Another person of counsel countersigns it.")).toBeVisible();
  await expect(counsel.getByRole("button", { name: /^Countersign/ })).toHaveCount(0);
  await second.goto("/register/2");
  const changes = second.getByRole("region", { name: "What it changes" });
  await expect(changes.locator("del").first()).toHaveText("Not held");
  await expect(changes.locator("ins").first()).toHaveText("Held");
  await expect(changes.getByRole("listitem")).toHaveCount(1);
  await second.getByRole("button", { name: "Countersign register 2" }).click();
  await expect(second.getByRole("button", { name: "Countersign register 2" })).toHaveCount(0);

  // From its minute on the public page says so; the page is loaded anew until then.
  await expect(async () => {
    await visitor.reload();
    await expect(visitor.getByText("Register 2, in force since")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 2 * minuteMs, intervals: [2_000] });
  expect(Date.now()).toBeGreaterThanOrEqual(effectiveAt.getTime());
  await expect(held).toContainText(address);
  await expect(held).toContainText("Kept 30 days");
});

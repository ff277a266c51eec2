import { expect, test } from "vitest";
import { importBans } from "#lib/bans/importBans.ts";
import { pieces } from "#testing/bans.ts";
import { outcome } from "#testing/refused.ts";
import { openReports } from "#testing/signedReports.ts";
import { publish } from "./publish.ts";
import { recompute } from "./recompute.ts";

test("every figure of bans that is published follows from the roll-up, late rows or not; one that does not is named", async () => {
  const { ground, people, owner, signed } = await openReports();
  expect(await recompute(ground, people.auditor, {})).toEqual({ figures: 0, disagreements: [] });
  const { id } = await publish(ground, people.counsel, { id: await signed() });
  const { figures, disagreements } = await recompute(ground, people.operator, {});
  expect(figures).toBeGreaterThan(10);
  expect(disagreements).toEqual([]);
  const late = `{"id":"late","account":"+9198","action":"ban","country":"IN","surface":"private","reason":"spam","signal":"behaviour","automation":"full","occurred_at":"2023-09-02T00:00:00Z","reported_before":false}\n`;
  await importBans(ground, people.operator, { source: "late", input: pieces(late) });
  expect(await recompute(ground, people.operator, {})).toEqual({ figures, disagreements: [] });
  await owner.query(
    "UPDATE ban_day SET count = count + 1 WHERE ctid = (SELECT ctid FROM ban_day WHERE country = 'IN' AND action = 'ban' AND day = '2023-09-04' AND NOT reported_before LIMIT 1)",
  );
  const wrong = await recompute(ground, people.operator, {});
  expect(wrong.disagreements.join("\n")).toMatch(
    new RegExp(`report: ${id} .* says \\d+ for bans\\.proactive, and the roll-up gives \\d+`),
  );
  expect(await outcome(recompute(ground, people.administrator, {}))).toBe("forbidden");
});

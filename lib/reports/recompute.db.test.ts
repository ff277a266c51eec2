import { expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { countAllOverturned } from "#lib/bans/countAllOverturned.ts";
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

test("so do the shares of overturned bans: what is counted afterwards changes none, another roll-up is named", async () => {
  const { ground, people, owner, signed } = await openReports();
  const ban = {
    account: "+9198",
    country: "IN",
    surface: "private",
    reason: "spam",
    automation: "full",
    reported_before: false,
  };
  const arrive = async (...ids: string[]) => {
    const rows = ids.flatMap((id) => [
      { ...ban, id, action: "ban", signal: "behaviour", occurred_at: "2023-09-02T00:00:00Z" },
      {
        ...ban,
        id: `${id}-end`,
        action: "reinstate",
        signal: "appeal",
        appeal_of: id,
        occurred_at: "2023-09-09T00:00:00Z",
      },
    ]);
    const input = pieces(rows.map((row) => JSON.stringify(row)).join("\n"));
    await importBans(ground, people.operator, { source: "ended", input });
    await sequenceAll(ground);
    await countAllOverturned(ground);
  };
  await arrive("one", "two");
  await publish(ground, people.counsel, { id: await signed() });
  const { figures, disagreements } = await recompute(ground, people.operator, {});
  expect(disagreements).toEqual([]);
  await arrive("three");
  expect(await recompute(ground, people.operator, {})).toEqual({ figures, disagreements: [] });
  await owner.query("UPDATE ban_overturned_day SET count = count + 4 WHERE signal = 'behaviour'");
  const wrong = (await recompute(ground, people.operator, {})).disagreements.join("\n");
  expect(wrong).toMatch(/says 2 for found\.\S*behaviour\.overturned, and the roll-up gives 6/);
});

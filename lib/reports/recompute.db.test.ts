import { expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { propose as answer } from "#lib/banOrders/propose.ts";
import { record } from "#lib/banOrders/record.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { fold } from "#lib/tallies/fold.ts";
import { pieces } from "#testing/bans.ts";
import { outcome } from "#testing/refused.ts";
import { november, openReports } from "#testing/signedReports.ts";
import { tamper } from "#testing/tamper.ts";
import { compile } from "./compile.ts";
import { countersign } from "./countersign.ts";
import { figure } from "./figure.ts";
import { propose } from "./propose.ts";
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
  await fold(ground);
  await owner.query(
    "UPDATE ban_day_folded SET count = count + 1 WHERE ctid = (SELECT ctid FROM ban_day_folded WHERE country = 'IN' AND action = 'ban' AND day = '2023-09-04' AND NOT reported_before LIMIT 1)",
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

test("figures of grievances follow from the rows and from the count lines; late ones change none, and either that was altered is named", async () => {
  const { ground, people, owner, signed } = await openReports();
  const { id } = await publish(ground, people.counsel, { id: await signed() });
  const again = async () => (await recompute(ground, people.operator, {})).disagreements.join("\n");
  const late = `{"id":"late","category":"safety","country":"IN","received_at":"2023-09-03T08:00:00Z","action":"banned"}\n`;
  await importGrievances(ground, people.operator, { source: "late", input: pieces(late) });
  expect(await again()).toBe("");
  await tamper({ owner }, "UPDATE grievance SET action = 'banned' WHERE sender_id = 'g-1'");
  expect(await again()).toBe(
    ["grievances.ban-appeal.actioned", "grievances.total.actioned"]
      .map(
        (key, at) =>
          `report: ${id} (Monthly report for India, September 2023) says ${at === 0 ? 2 : 4} for ${key}, and the rows give ${at === 0 ? 3 : 5}.`,
      )
      .join("\n"),
  );
  await tamper({ owner }, "UPDATE grievance SET action = 'none' WHERE sender_id = 'g-1'");
  await tamper({ owner }, `UPDATE grievance_batch_count SET lines = replace(lines, '"count":1', '"count":2')`);
  expect(await again()).toMatch(
    /^grievance_batch_count: the lines of batch \S+ do not give the digest that the log holds\.$/,
  );
});

test("count lines that are no JSON, or name what there is not, are named, and stop nothing", async () => {
  const { ground, people, owner, signed } = await openReports();
  await publish(ground, people.counsel, { id: await signed() });
  const again = async () => (await recompute(ground, people.operator, {})).disagreements.join("\n");
  const late = `{"id":"late","account":"+9198","action":"ban","country":"IN","surface":"private","reason":"spam","signal":"behaviour","automation":"full","occurred_at":"2023-09-02T00:00:00Z","reported_before":false}\n`;
  await importBans(ground, people.operator, { source: "late", input: pieces(late) });
  expect(await again()).toBe("");
  await tamper({ owner }, "UPDATE grievance_batch_count SET lines = 'no JSON'");
  expect(await again()).toMatch(
    /^grievance_batch_count: the lines of batch \S+ do not give the digest that the log holds\.$/,
  );
  await tamper({ owner }, `UPDATE ban_batch_count SET lines = replace(lines, '"ban"', '"bane"')`);
  expect(await again()).toMatch(
    /^ban_batch_count: the lines of batch \S+ do not give the digest that the log holds\.$/m,
  );
});

test("lines that are no JSON and to which an entry was made to agree end the computing of one report, and no other", async () => {
  const { ground, people, owner, signed } = await openReports();
  const { id } = await publish(ground, people.counsel, { id: await signed() });
  const half = await compile(ground, people.counsel, november);
  await propose(ground, people.counsel, half);
  await countersign(ground, people.counsel2, half);
  await publish(ground, people.counsel, half);
  const { figures, disagreements } = await recompute(ground, people.operator, {});
  expect(disagreements).toEqual([]);
  await tamper(
    { owner },
    `UPDATE log_entry e SET bytes = convert_to(replace(convert_from(e.bytes, 'UTF8'), encode(sha256(convert_to(c.lines, 'UTF8')), 'hex'),
       encode(sha256('no JSON'), 'hex')), 'UTF8') FROM grievance_batch_count c WHERE e.subject = 'batch:' || c.batch_id`,
    "UPDATE grievance_batch_count SET lines = 'no JSON'",
  );
  const again = await recompute(ground, people.operator, {});
  expect(again).toMatchObject({ figures, disagreements: [expect.stringContaining(`report: ${id} (`)] });
  expect(again.disagreements[0]).toMatch(/cannot be computed again: .*json/);
  const opened = await figure(ground, people.auditor, { id, key: "grievances.total.received" });
  expect(opened.behind).toMatchObject({ items: [], next: null });
  expect(opened.behind?.faults).toEqual([
    expect.stringMatching(/^grievance_batch_count: batch \S+ cannot be counted any more: its lines are no JSON\.$/),
  ]);
});

test("figures of government orders follow from their entries, and the rows of orders are held against these", async () => {
  const { ground, people, owner } = await openReports();
  const receivedAt = new Date("2026-11-03T06:00:00Z");
  const order = async (reference: string) =>
    (
      await record(ground, people.analyst, {
        ...{ asks: "restore", authority: "Committee", country: "IN" },
        ...{ instrument: "IN-GAC", reference, receivedAt },
      })
    ).id;
  const [first, second] = [await order("one"), await order("two")];
  await answer(ground, people.counsel, { id: first, version: 1, outcome: "refused", reason: "not-ours" });
  const { id } = await compile(ground, people.counsel, {
    template: "india-monthly",
    from: "2026-11-01",
    to: "2026-11-30",
  });
  await propose(ground, people.counsel, { id });
  await countersign(ground, people.counsel2, { id });
  await publish(ground, people.counsel, { id });
  // What happens to an order afterwards is not in the report, and no disagreement.
  await answer(ground, people.counsel, { id: second, version: 1, outcome: "refused", reason: "not-ours" });
  expect((await recompute(ground, people.operator, {})).disagreements).toEqual([]);
  await tamper(
    { owner },
    `UPDATE ban_order SET outcome = 'complied', reason = NULL, countersigned_by = 'nobody' WHERE id = '${first}'`,
  );
  expect((await recompute(ground, people.operator, {})).disagreements).toEqual([
    `ban_order: the outcome of order ${first} is not what its entries in the log say.`,
    `ban_order: the reason of order ${first} is not what its entries in the log say.`,
  ]);
  await tamper({ owner }, `DELETE FROM ban_order WHERE id = '${first}'`);
  expect((await recompute(ground, people.operator, {})).disagreements).toEqual([
    `ban_order: the log tells of banOrder:${first}, and there is no such row.`,
  ]);
  await tamper({ owner }, `UPDATE log_entry SET bytes = '\\xffff' WHERE subject = 'banOrder:${second}'`);
  expect((await recompute(ground, people.operator, {})).disagreements.join("\n")).toMatch(
    /log_entry: entry \S+ of banOrder:\S+ is not the one that the log holds\..*\n?.*says 2 for committee.received, and its records give 1/s,
  );
  await tamper({ owner }, `DELETE FROM log_entry WHERE subject = 'banOrder:${second}'`);
  expect((await recompute(ground, people.operator, {})).disagreements.join("\n")).toMatch(
    /log_entry: banOrder:\S+ was counted with 1 of its entries, and 0 are here.*\n?.*says 2 for committee.received, and its records give 1/s,
  );
});

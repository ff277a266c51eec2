import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { begin } from "#lib/recounts/begin.ts";
import { list } from "#lib/recounts/list.ts";
import { publish } from "#lib/reports/publish.ts";
import { fold } from "#lib/tallies/fold.ts";
import { openReports } from "#testing/signedReports.ts";
import { tamper, whileTampered } from "#testing/tamper.ts";
import { provingJobs, recountNow } from "./proving.ts";

type Desk = Awaited<ReturnType<typeof openReports>>;
let desk: Desk;
let report: string;
beforeAll(async () => {
  desk = await openReports();
  report = (await publish(desk.ground, desk.people.counsel, { id: await desk.signed() })).id;
  await sequenceAll(desk.ground);
  await fold(desk.ground);
});

const otherReason = `UPDATE ban SET reason = CASE WHEN reason = 'spam' THEN 'fraud'::ban_reason ELSE 'spam' END WHERE batch_row = 7`;
const newestOf = async () => (await list(desk.ground, desk.people.auditor, {}))[0];
const toldOf = async () =>
  (await desk.owner.query("SELECT count(*)::int AS n FROM notification WHERE kind = 'recount-disagrees'")).rows[0].n;
const again = async () => {
  const { id } = await begin(desk.ground, desk.people.operator, { queued: false });
  await recountNow(desk.ground, id);
  const newest = await newestOf();
  expect(newest).toMatchObject({ id, state: "done" });
  return newest?.disagreements ?? [];
};

describe("a recount that is stopped in one part", () => {
  const altered = [
    otherReason,
    "UPDATE grievance_batch_count SET lines = 'no JSON'",
    "UPDATE report SET content = 'no report', digest = sha256('no report')",
  ];
  /** What each part says of what was altered. */
  const sentences = {
    "the ledger of bans": /^ban_day: \S+ \S+ .*rows/,
    grievances: /^grievance_batch_count: the lines of batch \S+ do not give the digest that the log holds\.$/,
    "published figures": /^report: the content of report \S+ is not what the log says\.$/,
  };

  test.each([
    ["nothing", "recount", []],
    ["the ledger of bans", "ban_tally", ["the ledger of bans"]],
    ["what two parts read", "ban_key", ["the ledger of bans", "overturned bans"]],
    ["overturned bans", "ban_overturned_waiting", ["overturned bans"]],
    ["grievances", "grievance", ["grievances"]],
    ["published figures", "report", ["published figures"]],
  ])("%s: the others are kept, and the auditors are told", async (_, table, stopped) => {
    const { owner } = desk;
    const before = await toldOf();
    const said = await whileTampered(desk, altered, async () => {
      if (stopped.length > 0) await owner.query(`ALTER TABLE ${table} RENAME TO elsewhere`);
      try {
        return await again();
      } finally {
        if (stopped.length > 0) await owner.query(`ALTER TABLE elsewhere RENAME TO ${table}`);
      }
    });
    const failed = said.filter((one) => one.startsWith("recount:"));
    expect(failed).toEqual(
      stopped.map((part) => expect.stringMatching(`^recount: ${part} could not be counted again: relation "${table}"`)),
    );
    for (const [part, sentence] of Object.entries(sentences)) {
      const kept = said.filter((one) => sentence.test(one));
      if (!stopped.includes(part)) expect(kept).not.toEqual([]);
    }
    expect(await toldOf()).toBe(before + 1);
  });
});

describe("recount-nightly", () => {
  const wednesday = new Date("2027-01-06T04:37:00Z");
  beforeEach(() => desk.setNow(wednesday));

  /** What the worker does of a night: the job by the clock, and the one that it enqueues. */
  const night = async (at: Date) => {
    desk.setNow(at);
    await provingJobs["recount-nightly"](desk.ground);
    const id = (await newestOf())?.id ?? "";
    await provingJobs["recount-bans"](desk.ground, { id });
    return newestOf();
  };

  test("tells the next night of a row of an old month that was edited in the database, to which nothing came", async () => {
    expect(await night(wednesday)).toMatchObject({ whole: true, months: ["2023-09-01"], disagreements: [] });
    const before = await toldOf();
    await tamper(desk, otherReason);
    const thursday = await night(new Date(wednesday.getTime() + 86_400_000));
    expect(thursday).toMatchObject({ state: "done", whole: true, months: ["2023-09-01"] });
    expect(thursday?.disagreements).toContainEqual(expect.stringMatching(/^ban_day: 2023-09-\d\d IN .*rows/));
    expect(await toldOf()).toBe(before + 1);
  });

  test("begins none while another is under way: its result is as good", async () => {
    const { id } = await begin(desk.ground, desk.people.operator, { queued: false });
    await provingJobs["recount-nightly"](desk.ground);
    expect(await newestOf()).toMatchObject({ id, state: "running" });
    await recountNow(desk.ground, id);
  });
});

test("a report that cannot be read is named, and the figures of the others are computed", async () => {
  const { ground, people, signed } = desk;
  const second = await publish(ground, people.counsel, { id: await signed(), changeNote: "The same month once more." });
  await sequenceAll(ground);
  const figures = (await newestOf())?.figures ?? 0;
  const edit = `UPDATE report SET content = 'no report', digest = sha256('no report') WHERE id = '${report}'`;
  const said = await whileTampered(desk, [edit], again);
  expect(said).toContain(`report: the content of report ${report} cannot be read.`);
  expect(said.join("\n")).not.toContain(second.id);
  expect((await newestOf())?.figures).toBe(figures);
});

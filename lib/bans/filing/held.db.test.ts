import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { reveal } from "#lib/appeals/reveal.ts";
import { make } from "#lib/archives/make.ts";
import { restore } from "#lib/archives/restore.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { proposeRetirement } from "#lib/bans/accounts/proposeRetirement.ts";
import { rotateAccountKey } from "#lib/bans/accounts/rotateAccountKey.ts";
import { settleRetirement } from "#lib/bans/accounts/settleRetirement.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { destroy } from "#lib/destructions/destroy.ts";
import { type AppealDesk, morning, openAppealDesk } from "#testing/appeals.ts";
import { spareFolder } from "#testing/archives.ts";
import { outcome } from "#testing/refused.ts";
import { filings } from "./filings.ts";
import { importFilings } from "./importFilings.ts";
import { recordFiling } from "./recordFiling.ts";

let desk: AppealDesk;
const spare = spareFolder();
/** Of some months of 2023 one ban each; a report of it follows years later, or followed soon. */
const bans: Record<string, string> = {};
const dayMs = 86_400_000;
/** By the real clock, which is the database's own: it guards what leaves the ledger. */
const yesterday = new Date(Date.now() - dayMs).toISOString().slice(0, 10);
const soon = "2023-12-30";

beforeAll(async () => {
  desk = await openAppealDesk();
  desk.setNow(new Date(Date.now() - 3_600_000));
  for (const month of ["2023-07", "2023-08", "2023-09", "2023-10", "2023-11"])
    bans[month] = await desk.ban("child-exploitation", { occurred_at: `${month}-09T13:14:15Z` });
  await sequenceAll(desk.ground);
  desk.setNow(null);
});

const of = (month: string) => bans[month] ?? "";
const record = (month: string, report: string, filedOn: string) =>
  recordFiling(desk.ground, desk.people.analyst, { ban: banKey("platform", of(month)), report, filedOn });
const archive = (month: string, name = month) =>
  make(desk.ground, desk.people.operator, { month, folder: spare(name) });
/** What a superuser does with every guard off. */
const tamper = async (statement: string) => {
  const client = await desk.owner.connect();
  await client.query("SET session_replication_role = replica");
  expect((await client.query(statement)).rowCount).toBeGreaterThan(0);
  client.release(true);
};

describe("a month of which a ban was reported later", () => {
  test("stays for a year from the report, by the application and by the database alone", async () => {
    await record("2023-09", "CT-1", soon);
    const { until } = await record("2023-09", "CT-2", yesterday);
    const untilDay = until.toISOString().slice(0, 10);
    await expect(archive("2023-09")).rejects.toThrow(
      `A ban of 2023-09 is held until ${untilDay}, since it was reported`,
    );
    // The application's clock runs ahead, or the application is not itself: the database counts by its own.
    desk.setNow(new Date(until.getTime() + 1));
    await expect(archive("2023-09")).rejects.toThrow("The ledger's own guard keeps 2023-09");
    desk.setNow(null);
  });

  test("goes when the year is over", async () => {
    await record("2023-10", "CT-3", soon);
    expect(await archive("2023-10")).toMatchObject({ month: "2023-10", rows: 1 });
  });

  test("does not leave while a report of it is being written", async () => {
    const writing = await desk.ground.database.pool.connect();
    await writing.query("BEGIN");
    await writing.query(
      "INSERT INTO ban_filing (ban, report, filed_on, id, salt, recorded_by, recorded_at) VALUES ($1, 'CT-4', $2, gen_random_uuid(), $3, 'a', now())",
      [banKey("platform", of("2023-11")), yesterday, Buffer.alloc(16)],
    );
    const leaving = archive("2023-11");
    const waits = async () =>
      (await desk.owner.query("SELECT FROM pg_locks WHERE relation = 'ban'::regclass AND NOT granted")).rowCount;
    const refused = expect(leaving).rejects.toThrow("The ledger's own guard keeps 2023-11");
    await expect.poll(waits, { interval: 5, timeout: 8_000 }).toBe(1);
    await writing.query("COMMIT");
    writing.release();
    await refused;
    await tamper("DELETE FROM ban_filing WHERE report = 'CT-4'");
  });
});

describe("a ban whose row is in an archive", () => {
  const send = (month: string, report: string, filedOn: string) =>
    importFilings(
      desk.ground,
      desk.people.machine,
      JSON.stringify({ ban: of(month), external_report: report, filed_on: filedOn }),
    );

  test("is reported as any other, and the answer says how long its archive is kept", async () => {
    const year = new Date(`${yesterday}T00:00:00Z`);
    year.setUTCFullYear(year.getUTCFullYear() + 1);
    const until = new Date(year.getTime() + dayMs).toISOString().slice(0, 10);
    expect(await send("2023-10", "CT-5", yesterday)).toMatchObject({
      ...{ imported: 1, rejected: 0 },
      notes: [
        { line: 1, note: `Recorded. The ban's row is in the archive of 2023-10: keep its folder until ${until}.` },
      ],
    });
    expect(await send("2023-10", "CT-5", yesterday)).toMatchObject({ imported: 0, duplicate: 1, notes: [] });
    expect(await send("2023-10", "CT-6", "2023-10-08")).toMatchObject({
      rejections: [{ line: 1, reason: expect.stringMatching(/before the ban, which happened on 2023-10-09/) }],
    });
    const known = await filings(desk.ground, desk.people.auditor, { key: banKey("platform", of("2023-10")) });
    expect(known.until).toEqual(new Date(`${until}T00:00:00Z`));
    // Back in the ledger it is held there.
    await restore(desk.ground, desk.people.operator, { folder: spare("2023-10") });
    await expect(archive("2023-10", "again")).rejects.toThrow(`A ban of 2023-10 is held until ${until}`);
  });

  test("is not known where the archive left no codes, and the answer says what to do", async () => {
    await archive("2023-08");
    const archives = "archive_id IN (SELECT id FROM ban_archive WHERE month = '2023-08-01')";
    await tamper(`DELETE FROM ban_archive_codes WHERE ${archives}`);
    await tamper(`DELETE FROM ban_archive_cell WHERE ${archives}`);
    const wanted = /archived on 20.* with the month 2023-08\..* bring it back with countersign bans restore-archive/;
    await expect(record("2023-08", "CT-7", soon)).rejects.toThrow(wanted);
    expect(await send("2023-08", "CT-7", soon)).toMatchObject({
      ...{ imported: 0, rejected: 1 },
      rejections: [{ line: 1, reason: expect.stringMatching(wanted) }],
    });
  });
});

test("the key that hashed its account is not retired within the year", async () => {
  const { ground, people } = desk;
  await rotateAccountKey(ground, people.administrator, { seen: 1 });
  await proposeRetirement(ground, people.administrator, { version: 1 });
  const settle = () => settleRetirement(ground, people.counsel, { version: 1, answer: "countersign" });
  const held = /^A ban whose account this version hashed is held until \d{4}-\d\d-\d\d, since it was reported/;
  await expect(settle()).rejects.toThrow(held);
  // Of an archived one nobody knows under which: it keeps them all.
  await tamper(`UPDATE ban_filing SET filed_on = '${soon}' WHERE account_key = 1`);
  await expect(settle()).rejects.toThrow(held);
  await tamper(`UPDATE ban_filing SET filed_on = '${soon}'`);
  expect(await settle()).toMatchObject({ version: 1 });
});

test("what a user said against a ban is kept for a year from its report, whatever the ban was for", async () => {
  const { ground, people } = desk;
  desk.setNow(morning);
  const sent = await desk.ban("sexual-content");
  const id = await desk.appeal(sent);
  await assign(ground, people.analyst, { id, version: 1 });
  await decide(ground, people.analyst, { id, version: 2, outcome: "upheld", reason: "evidence-confirmed" });
  const filed = { ban: banKey("platform", sent), report: "CT-8", filedOn: "2026-11-22" };
  const { until } = await recordFiling(ground, people.counsel, filed);
  await desk.owner.query("INSERT INTO retention_rule (kind, days, changed_at) VALUES ('appeals', 30, now())");
  desk.setNow(new Date(until.getTime() - 1));
  await outcome(destroy(ground, people.operator, { kind: "appeals" }));
  expect(await reveal(ground, people.analyst, { id, reason: "collect" })).toMatchObject({
    statement: "It was not me.",
  });
  desk.setNow(until);
  await destroy(ground, people.operator, { kind: "appeals" });
  await expect(reveal(ground, people.analyst, { id, reason: "collect" })).rejects.toThrow("was destroyed at its time");
});

import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { one } from "#lib/appeals/one.ts";
import { record } from "#lib/appeals/record.ts";
import { reinstate } from "#lib/appeals/reinstate.ts";
import { settleAll } from "#lib/appeals/settleAll.ts";
import { make } from "#lib/archives/make.ts";
import { restore } from "#lib/archives/restore.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { found } from "#lib/bans/found.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import { recountOverturned } from "#lib/bans/overturning/recountOverturned.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { type AppealDesk, hoursOn, openAppealDesk } from "#testing/appeals.ts";
import { arrive, banOn, spareFolder } from "#testing/archives.ts";

let desk: AppealDesk;
const spare = spareFolder();
const septemberAt = (day: number) => ({ occurred_at: `2023-09-${String(day).padStart(2, "0")}T13:14:15Z` });
let kept: string;
let bare: string;
let fraud: string;
let ending: string;

beforeAll(async () => {
  desk = await openAppealDesk();
  await desk.ban("spam", { occurred_at: "2023-08-31T23:00:00Z" });
  fraud = await desk.ban("fraud", septemberAt(1));
  ending = await desk.ban("spam", { ...septemberAt(2), action: "reinstate", signal: "appeal", automation: "none" });
  kept = await desk.ban("hate", { ...septemberAt(9), signal: "profile", automation: "partial", country: "BR" });
  bare = await desk.ban("spam", { occurred_at: "2023-10-20T01:00:00Z" });
  await sequenceAll(desk.ground);
  desk.setNow(hoursOn(2));
  for (const month of ["2023-09", "2023-10"]) await make(desk.ground, operator, { month, folder: spare(month) });
});

const shown = (id: string) => one(desk.ground, desk.people.auditor, { id });
const overturn = async (id: string) => {
  const { ground, people } = desk;
  await assign(ground, people.analyst, { id, version: await desk.version(id) });
  const version = await desk.version(id);
  return decide(ground, people.analyst, { id, version, outcome: "overturned", reason: "signal-error" });
};
const overturned = async () => {
  const span = { from: "2023-09-01", to: "2023-11-01" };
  const { months, appeals, counting } = await found(desk.ground, desk.people.analyst, span);
  return { cells: months.filter((row) => row.overturned > 0), appeals, waiting: counting.waiting };
};
const tamper = async (sentence: string) => {
  const client = await desk.owner.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(sentence);
  client.release(true);
};

describe("an appeal of a ban whose month is in the archive", () => {
  test("knows the ban, is decided, closes with the platform's row, and the ban is counted as overturned", async () => {
    const { ground, people } = desk;
    const id = await desk.appeal(kept);
    expect(await shown(id)).toMatchObject({
      banArchived: "2023-09",
      ban: {
        ...{ reason: "hate", signal: "profile", automation: "partial", country: "BR" },
        occurredAt: new Date("2023-09-09T13:14:15Z"),
      },
    });
    const { version } = await overturn(id);
    // The account is in the archive alone, so the house cannot write the row itself.
    await expect(reinstate(ground, people.analyst, { id, version })).rejects.toThrow(
      /archive of 2023-09.*restore-archive/,
    );
    await desk.letBack(kept);
    await settleAll(ground);
    expect(await shown(id)).toMatchObject({ state: "reinstated", reinstatedBy: "platform" });
    await sequenceAll(ground);
    expect(await countAllOverturned(ground)).toBe(1);
    expect(await overturned()).toMatchObject({
      cells: [{ month: "2023-09", signal: "profile", automation: "partial", overturned: 1 }],
      appeals: [{ signal: "profile", overturned: 1 }],
      waiting: 0,
    });
    expect(await recountOverturned(ground, people.auditor, {})).toEqual([]);
    expect((await recount(ground, people.auditor, { roots: true })).disagreements).toEqual([]);
  });

  test("says what to do where the archive left no codes, and goes on when it is restored", async () => {
    const { ground, people } = desk;
    const codes = "archive_id IN (SELECT id FROM ban_archive WHERE month = '2023-10-01')";
    await tamper(`DELETE FROM ban_archive_codes WHERE ${codes}; DELETE FROM ban_archive_cell WHERE ${codes}`);
    const id = await desk.appeal(bare);
    expect(await shown(id)).toMatchObject({ banArchived: "2023-10", ban: null });
    await expect(overturn(id)).rejects.toThrow(/archive of 2023-10.*restore-archive with the folder of 2023-10/);
    await desk.letBack(bare);
    await sequenceAll(ground);
    expect(await countAllOverturned(ground)).toBe(0);
    expect(await overturned()).toMatchObject({ waiting: 1 });
    await restore(ground, operator, { folder: spare("2023-10") });
    await settleAll(ground);
    expect(await shown(id)).toMatchObject({ banArchived: null, ban: { reason: "spam" } });
    expect(await countAllOverturned(ground)).toBe(1);
    expect(await overturned()).toMatchObject({ cells: [{ month: "2023-09" }, { month: "2023-10" }], waiting: 0 });
    expect(await recountOverturned(ground, people.auditor, {})).toEqual([]);
  });

  test("each row of a batch is known by its own codes, also where the batch has other months; altered ones are named", async () => {
    const { ground, people, owner } = desk;
    const hours = Array.from({ length: 120 }, (_, n) => new Date(Date.UTC(2023, 10, 20) + n * 7 * 3_600_000));
    // Out of order, so that the rows of a month are spans of the batch.
    const days = hours.map((_, n) => hours[(n * 37) % hours.length] ?? new Date(0));
    const records = days.map((at, n) => banOn(n, at.toISOString(), { id: `many-${n}`, action: "ban" }));
    await arrive(desk, records, 50, "many");
    const known = async () => {
      const { rows } = await owner.query(
        `SELECT s.id, b.reason, b.signal, b.automation, b.country, b.occurred_at FROM unnest($1::text[]) AS s (id), known_ban_at(ban_address('many', s.id)) b ORDER BY 1`,
        [records.map((_, n) => `many-${n}`)],
      );
      return rows;
    };
    const before = await known();
    expect(before).toHaveLength(120);
    desk.setNow(hoursOn(4));
    await make(ground, operator, { month: "2023-11", folder: spare("2023-11") });
    await make(ground, operator, { month: "2023-12", folder: spare("2023-12") });
    expect((await owner.query("SELECT FROM ban JOIN batch ON id = batch_id WHERE source = 'many'")).rows).toEqual([]);
    expect(await known()).toEqual(before);
    expect((await recount(ground, people.auditor, { roots: true })).disagreements).toEqual([]);
    await tamper("UPDATE ban_archive_cell SET signal = 'known-network' WHERE number = 1 AND signal <> 'known-network'");
    const { disagreements } = await recount(ground, people.auditor, {});
    expect(disagreements[0]).toMatch(
      /^ban_archive_codes: the codes of 2023-\d\d-\d\d [A-Z]{2} in the archive \S+ are not/,
    );
  });

  test("recorded by hand is taken under its own id, and under its address once that id is known here", async () => {
    const { ground, people } = desk;
    const by = (ban: string) => record(ground, people.analyst, { ban, receivedAt: hoursOn(1) });
    const address = `https://desk.example/bans/${banKey("platform", fraud)}`;
    await expect(by(address)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(
        /^The ban is in the archive of 2023-09, .* as platform:id\. Nothing was recorded\.$/,
      ),
      fields: { ban: expect.stringContaining("platform:id") },
    });
    for (const reference of [`platform:${fraud}`, address])
      expect(await shown((await by(reference)).id)).toMatchObject({
        ...{ banSource: "platform", banSenderId: fraud, banArchived: "2023-09", ban: { reason: "fraud" } },
      });
    for (const reference of [`platform:${ending}`, banKey("platform", ending)])
      await expect(by(reference)).rejects.toThrow(/^No ban is known by this/);
  });
});

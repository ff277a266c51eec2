import { beforeAll, describe, expect, test } from "vitest";
import { machineActor } from "#lib/auth/machineActor.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { revoke } from "#lib/keys/revoke.ts";
import { type AppealDesk, openAppealDesk } from "#testing/appeals.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { filings } from "./filings.ts";
import { importFilings } from "./importFilings.ts";
import { receiveFilings } from "./receiveFilings.ts";
import { recordFiling } from "./recordFiling.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
  layGround(desk.ground);
});

/** Bans of the desk happen on 21 November 2026, and it is the 23rd. */
const filedOn = "2026-11-22";
const ban = async (...given: Parameters<AppealDesk["ban"]>) => banKey("platform", await desk.ban(...given));
const record = (key: string, report: string, day = filedOn, by = desk.people.analyst) =>
  recordFiling(desk.ground, by, { ban: key, report, filedOn: day });
const shown = (key: string) => filings(desk.ground, desk.people.auditor, { key });
const entries = async (action = "filing.recorded"): Promise<{ subject: string; data: Record<string, unknown> }[]> =>
  (
    await desk.owner.query("SELECT convert_from(bytes, 'UTF8') AS text FROM log_entry WHERE action = $1 ORDER BY id", [
      action,
    ])
  ).rows.map(({ text }) => JSON.parse(text));
const rows = async () => Number((await desk.owner.query("SELECT count(*) FROM ban_filing")).rows[0].count);

describe("bans.recordFiling", () => {
  test("does it", async () => {
    const key = await ban("child-exploitation");
    expect(await shown(key)).toEqual({ filings: [], until: null });
    expect(await record(key, " 188273645 ")).toEqual({ ban: key, until: new Date("2027-11-23"), archived: null });
    // Another id is a further row; the latest day counts.
    await record(key, "188273646", "2026-11-23", desk.people.counsel);
    const at = desk.ground.now();
    expect(await shown(key)).toEqual({
      filings: [
        { report: "188273646", filedOn: "2026-11-23", recordedAt: at, recordedBy: "counsel" },
        { report: "188273645", filedOn, recordedAt: at, recordedBy: "analyst" },
      ],
      until: new Date("2027-11-24"),
    });
    const said = await entries();
    const { rows: kept } = await desk.owner.query(
      "SELECT 'filing:' || f.id AS subject, encode(ban_filing_digest(f), 'hex') AS digest FROM ban_filing f ORDER BY report",
    );
    expect(said.map(({ subject, data }) => ({ subject, data }))).toEqual([
      { subject: kept[0].subject, data: { filedOn, digest: kept[0].digest } },
      { subject: kept[1].subject, data: { filedOn: "2026-11-23", digest: kept[1].digest } },
    ]);
    // Neither the report nor the ban: the log may be public.
    expect(JSON.stringify(said)).not.toMatch(new RegExp(`18827364|${key}|ban-1`));
  });

  test("refuses without permission", async () => {
    const key = await ban();
    const { auditor, administrator, operator, machine, officer } = desk.people;
    for (const actor of [auditor, administrator, operator, machine, officer])
      expect(await outcome(record(key, "1", filedOn, actor))).toBe("forbidden");
    expect(await outcome(filings(desk.ground, administrator, { key }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const before = await rows();
    const sent = await desk.ban("fraud", { account: "+919812345678" });
    const key = banKey("platform", sent);
    await expect(record("0".repeat(32), "1")).rejects.toThrow(
      "No ban with this id has arrived in the ledger: it comes first, then its report. Nothing was recorded.",
    );
    await expect(record(key, "1", "2026-11-24")).rejects.toThrow(
      "The day of filing lies in the future: days are counted in UTC, where it is 2026-11-23. Nothing was recorded.",
    );
    await expect(record(key, "1", "2026-11-20")).rejects.toMatchObject({
      code: "invalid",
      fields: { filedOn: "The day of filing lies before the ban, which happened on 2026-11-21 (UTC)." },
    });
    for (const report of ["", "what was found", "anna@mail.example", "+919812345678", "x".repeat(65)])
      expect(await outcome(record(key, report))).toBe("invalid");
    for (const day of ["", "yesterday", "2026-02-30", "0000-01-01"])
      expect(await outcome(record(key, "1", day))).toBe("invalid");
    for (const report of ["919812345678", "CT-919812345678", "0091.98-123/45678"])
      await expect(record(key, report)).rejects.toMatchObject({
        fields: { report: expect.stringMatching(/account itself/) },
      });
    await desk.letBack(sent);
    const { rows: back } = await desk.owner.query("SELECT sender_id FROM ban WHERE action = 'reinstate'");
    await expect(record(banKey("platform", back[0].sender_id), "1")).rejects.toThrow(/^This row lets an account back/);
    expect(await rows()).toBe(before);
    await record(key, "1");
    await expect(record(key, "1")).rejects.toThrow("This report is recorded for this ban already; nothing was added.");
    await expect(record(key, "1", "2026-11-23")).rejects.toThrow("with another day, which stays; nothing was added.");
    expect((await shown(key)).filings).toMatchObject([{ report: "1", filedOn }]);
    expect(await rows()).toBe(before + 1);
  });

  test("two at once, one wins", async () => {
    const key = await ban();
    const { analyst2, counsel } = desk.people;
    expect(await outcomes(record(key, "9", filedOn, analyst2), record(key, "9", filedOn, counsel))).toEqual([
      "conflict",
      "done",
    ]);
    expect((await shown(key)).filings).toHaveLength(1);
  });
});

const send = (records: unknown, by = desk.people.machine) =>
  importFilings(desk.ground, by, typeof records === "string" ? records : JSON.stringify(records));
const filing = (of: string, report: string, day = filedOn) => ({ ban: of, external_report: report, filed_on: day });

describe("bans.receiveFilings", () => {
  test("does it", async () => {
    const [one, other] = [await desk.ban("child-exploitation"), await desk.ban("sexual-content")];
    const nothing = { duplicate: 0, rejected: 0, conflicting: 0, rejections: [], notes: [] };
    expect(await send(filing(one, "A-1"))).toEqual({ ...nothing, read: 1, imported: 1 });
    const lines = [filing(one, "A-1"), filing(other, "B-1"), "{", filing(one, "A-2"), filing(one, "A-1", "2026-11-23")]
      .map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
      .join("\n");
    const told = [
      { line: 3, reason: "The line is not valid JSON." },
      { line: 5, reason: "This report was filed of this ban before, on another day; the first stays." },
    ];
    expect(await send(lines)).toEqual({
      ...{ ...nothing, read: 5, imported: 2, duplicate: 1, rejected: 2, conflicting: 1, rejections: told },
    });
    const said = (await entries()).length;
    expect(await send([filing(other, "B-1"), filing(one, "A-2"), filing(one, "A-2")])).toEqual({
      ...{ ...nothing, read: 3, imported: 0, duplicate: 3 },
    });
    expect((await entries()).length).toBe(said);
    expect((await entries("filing.repeated")).at(-1)).toMatchObject({
      subject: "source:platform",
      data: { rows: 0, duplicate: 3, conflicting: 0, refused: 0 },
    });
    // A ban of any reason is held by what was filed of it.
    expect(await shown(banKey("platform", other))).toMatchObject({
      filings: [{ report: "B-1", recordedBy: "platform" }],
      until: new Date("2027-11-23"),
    });
  });

  test("refuses without permission", async () => {
    const of = await desk.ban();
    const { analyst, counsel, operator, machine } = desk.people;
    for (const actor of [
      analyst,
      counsel,
      operator,
      { ...machine, scopes: ["bans:import", "appeals:submit"] as const },
    ])
      expect(await outcome(send(filing(of, "C-1"), actor))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const before = await rows();
    const of = await desk.ban("spam", { account: "+15550100777" });
    const { rejections } = await send([
      ...[
        filing(of, "1", "2026-11-24"),
        filing(of, "1", "2026-11-20"),
        filing("nobody", "1"),
        filing(of, "15550100777"),
      ],
      { ...filing(of, "1"), content: "x" },
    ]);
    expect(rejections.map(({ line, reason }) => `${line} ${reason.slice(0, 37).trim()}`)).toEqual([
      "1 The day of filing lies in the future:",
      "2 The day of filing lies before the ban",
      "3 No ban with this id has arrived in th",
      "4 The report's id is the account itself",
      '5 The field "content" is not known; a f',
    ]);
    // A key sees the bans of its own source alone.
    const stranger = { ...desk.people.machine, name: "another" };
    expect(await send(filing(of, "1"), stranger)).toMatchObject({ imported: 0, rejected: 1 });
    expect(await outcome(send(""))).toBe("invalid");
    expect(await outcome(send(Array.from({ length: 1_001 }, (_, n) => filing(of, `${n}`))))).toBe("invalid");
    const key = await create(desk.ground, desk.people.administrator, {
      source: "platform",
      scopes: ["filings:submit"],
    });
    const actor = await machineActor(desk.ground, `Bearer ${key.secret}`);
    await revoke(desk.ground, desk.people.administrator, { id: key.id });
    const late = receiveFilings(desk.ground, actor, { filings: [{ ban: of, report: "1", filedOn }] });
    expect(await outcome(late)).toBe("unauthenticated");
    expect(await rows()).toBe(before);
  });

  test("two at once, one wins", async () => {
    const of = [await desk.ban(), await desk.ban(), await desk.ban()];
    const sent = of.map((id, n) => filing(id, `R-${n}`));
    const both = await Promise.all([send(sent), send(sent.toReversed())]);
    expect(both.map(({ imported, duplicate }) => imported + duplicate)).toEqual([3, 3]);
    expect(both.reduce((sum, { imported }) => sum + imported, 0)).toBe(3);
  });
});

describe("the table of filings", () => {
  const insert = (columns: string, values: string) =>
    desk.ground.database.pool.query(`INSERT INTO ban_filing (${columns}) VALUES (${values})`);
  const given = "ban, report, filed_on, id, salt, recorded_by, recorded_at";
  const row = (key: string, report: string, day: string) =>
    `'${key}', '${report}', ${day}, gen_random_uuid(), '\\x${"00".repeat(16)}', 'a', '2099-01-01'`;

  test("takes rows and keeps them: the application changes none, nor says itself what the ledger says", async () => {
    const key = await ban();
    await insert(given, row(key, "K-1", "'2026-11-22'"));
    const { pool } = desk.ground.database;
    for (const change of ["UPDATE ban_filing SET filed_on = now()", "DELETE FROM ban_filing", "TRUNCATE ban_filing"]) {
      await expect(pool.query(change)).rejects.toMatchObject({ code: "42501" });
      await expect(desk.owner.query(change)).rejects.toThrow();
    }
    for (const column of ["ban_occurred_at", "account_key"])
      await expect(insert(column, "NULL")).rejects.toMatchObject({ code: "42501" });
    const { rows: learnt } = await desk.owner.query(
      "SELECT account_key, ban_occurred_at FROM ban_filing WHERE report = 'K-1'",
    );
    expect(learnt).toEqual([{ account_key: 1, ban_occurred_at: new Date("2026-11-21T09:00:00Z") }]);
  });

  test("refuses by itself a ban that is not there, a day before it, a day ahead, and words", async () => {
    const key = await ban();
    const ahead = "(now() AT TIME ZONE 'UTC')::date + 2";
    await expect(insert(given, row("0".repeat(32), "K-2", "'2026-11-22'"))).rejects.toMatchObject({ code: "23503" });
    await expect(insert(given, row(key, "K-2", ahead))).rejects.toThrow("nothing was filed on");
    await expect(insert(given, row(key, "K-2", "'2026-11-20'"))).rejects.toThrow("ban_filing_after_ban");
    await expect(insert(given, row(key, "what was found", "'2026-11-22'"))).rejects.toThrow("ban_filing_report_check");
    const early = row(key, "K-2", "'2026-11-22'").replace("2099-01-01", "2026-11-21T23:59:59Z");
    await expect(insert(given, early)).rejects.toThrow("ban_filing_not_ahead");
  });

  test.each([
    ["2026-11-22", "2027-11-23"],
    ["2027-02-28", "2028-02-29"],
    ["2028-02-28", "2029-03-01"],
    ["2028-02-29", "2029-03-01"],
    ["2028-12-31", "2030-01-01"],
  ])("what was filed on %s is held through the same day of the next year", async (day, until) => {
    const { rows: found } = await desk.owner.query("SELECT filing_held_until($1::date) AS until", [day]);
    expect(found).toEqual([{ until: new Date(`${until}T00:00:00Z`) }]);
  });
});

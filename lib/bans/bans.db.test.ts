import { beforeAll, describe, expect, test } from "vitest";
import { verifyInclusion } from "#lib/audit/merkle.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { newBatch } from "#lib/bans/batch.ts";
import { cell } from "#lib/bans/cell.ts";
import { importBans } from "#lib/bans/importBans.ts";
import { daysOf, month } from "#lib/bans/month.ts";
import { one } from "#lib/bans/one.ts";
import { packer } from "#lib/bans/pack.ts";
import { proof } from "#lib/bans/proof.ts";
import { readBans } from "#lib/bans/readBans.ts";
import { receive } from "#lib/bans/receive.ts";
import { recount } from "#lib/bans/recount.ts";
import { keyedIndex, normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import { banLines, banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});

const span = { from: "2023-09-01", to: "2023-10-01" };

function batchOf(source: string, records: readonly object[]) {
  const batch = newBatch(source, Math.max(records.length, 1));
  const pack = packer(base.ground.keys);
  const fault = (_: number, reason: string) => expect.fail(reason);
  const reader = readBans({ ban: (ban, line) => pack(batch, ban, line), fault }, { now: new Date() });
  for (const record of records) reader.push(Buffer.from(`${JSON.stringify(record)}\n`));
  reader.end();
  return batch;
}

const records = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => banRecord(from + at));
const counted = async (source: string) => {
  const { rows } = await base.owner.query(
    "SELECT count(*)::int AS n FROM ban JOIN batch ON batch.id = batch_id WHERE source = $1",
    [source],
  );
  return rows[0].n as number;
};
const agrees = async () =>
  expect((await recount(base.ground, base.people.auditor, { roots: true })).disagreements).toEqual([]);

describe("bans.receive", () => {
  test("does it", async () => {
    const { ground, people, owner } = base;
    const result = await receive(ground, people.machine, { batch: batchOf("first", records(0, 500)) });
    expect(result).toEqual({ imported: 500, duplicate: 0 });
    const { rows } = await owner.query(
      "SELECT b.* FROM ban b JOIN ban_key k USING (batch_id, batch_row) WHERE sender_id = 'b-7'",
    );
    expect(rows).toHaveLength(1);
    const { id, account, occurred_at, ...codes } = banRecord(7);
    expect(rows[0]).toMatchObject({ ...codes, sender_id: id, occurred_at: new Date(String(occurred_at)) });
    expect(rows[0].account).toEqual(keyedIndex(ground.keys, "account", normaliseIdentifier(String(account))));
    const entry = await owner.query("SELECT convert_from(bytes, 'UTF8') AS text FROM log_entry WHERE subject = $1", [
      `batch:${rows[0].batch_id}`,
    ]);
    expect(JSON.parse(entry.rows[0].text).data).toMatchObject({ kind: "bans", source: "first", rows: 500 });
    await agrees();
  });

  test("refuses without permission", async () => {
    const { ground, people } = base;
    const batch = batchOf("stranger", records(0, 3));
    for (const actor of [people.analyst, people.counsel, people.auditor, people.administrator, people.officer]) {
      await expect(receive(ground, actor, { batch })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await counted("stranger")).toBe(0);
  });

  test("refuses the wrong state", async () => {
    const { ground, people } = base;
    await expect(receive(ground, people.machine, { batch: batchOf("empty", []) })).rejects.toMatchObject({
      code: "invalid",
    });
    const again = await receive(ground, people.machine, { batch: batchOf("first", records(400, 600)) });
    expect(again).toEqual({ imported: 100, duplicate: 100 });
    const moved = records(0, 10).map((record) => ({ ...record, occurred_at: "2024-01-05T00:00:00Z" }));
    expect(await receive(ground, people.machine, { batch: batchOf("first", [...moved, ...moved]) })).toEqual({
      imported: 0,
      duplicate: 20,
    });
    expect(await counted("first")).toBe(600);
    await agrees();
  });

  test("two at once, one wins", async () => {
    const { ground, people } = base;
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => receive(ground, people.machine, { batch: batchOf("racing", records(0, 300)) })),
    );
    expect(results.map((one) => one.imported).sort()).toEqual([0, 0, 0, 300]);
    await agrees();
  });

  test("an entry that cannot be written leaves no row", async () => {
    const { ground, people, owner } = base;
    await owner.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is full'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION fail()`);
    await expect(receive(ground, people.machine, { batch: batchOf("failing", records(0, 50)) })).rejects.toThrow();
    await owner.query("DROP TRIGGER fail ON log_entry; DROP FUNCTION fail()");
    expect(await counted("failing")).toBe(0);
    await agrees();
  });

  test("the application cannot change the ledger, not even in a partition", async () => {
    const { pool } = base.ground.database;
    for (const table of ["ban", "ban_2023_09", "ban_key", "ban_batch_count"]) {
      await expect(pool.query(`UPDATE ${table} SET batch_id = batch_id`)).rejects.toMatchObject({ code: "42501" });
      await expect(pool.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: "42501" });
      await expect(base.owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: "23001" });
    }
  });
});

describe("importBans", () => {
  const summary = (read: number, imported: number, duplicate: number, rejected: number) => ({
    read,
    imported,
    duplicate,
    rejected,
  });

  test("rows of several months and faulty lines: each fault keeps its line, the rest is imported", async () => {
    const { ground, people } = base;
    const faults: [number, string][] = [];
    const long = JSON.stringify({ ...banRecord(3), request: "x".repeat(10_000_000) });
    const far = JSON.stringify({ ...banRecord(4), occurred_at: "2019-02-28T23:59:59+02:00" });
    const lines = [
      `\ufeff${JSON.stringify(banRecord(1))}`,
      "{not json",
      "",
      long,
      far,
      JSON.stringify({ ...banRecord(5), text: "hello" }),
    ];
    const bytes = Buffer.concat([
      Buffer.from(lines.join("\r\n")),
      Buffer.from("\n\xe9\n", "latin1"),
      Buffer.from(JSON.stringify(banRecord(6))),
    ]);
    const done = await importBans(ground, people.operator, {
      source: "mixed",
      input: pieces(bytes, 70_001),
      onFault: (line, reason) => faults.push([line, reason]),
    });
    expect(done).toMatchObject(summary(7, 3, 0, 4));
    expect(faults.map(([line]) => line)).toEqual([2, 4, 6, 7]);
    expect(faults.map(([, reason]) => reason).join("\n")).toMatch(
      /not valid JSON.*\n.*longer than 1 MB.*\n.*"text" is not known.*\n.*not UTF-8/,
    );
    await agrees();
  });

  test("CSV with the same names", async () => {
    const { ground, people } = base;
    const names = Object.keys(banRecord(0)).reverse();
    const rows = records(0, 20).map((record) => names.map((name) => `"${record[name]}"`).join(","));
    const input = () => pieces([names.join(","), ...rows].join("\r\n"));
    expect(await importBans(ground, people.operator, { source: "sheet", input: input() })).toMatchObject(
      summary(20, 20, 0, 0),
    );
    expect(await importBans(ground, people.operator, { source: "sheet", input: input() })).toMatchObject(
      summary(20, 0, 20, 0),
    );
    await agrees();
  });

  test("a stream that breaks off keeps whole batches, and the whole again lands once", async () => {
    const { ground, people } = base;
    const broken = async function* () {
      yield* banLines(0, 1_500);
      throw new Error("aborted");
    };
    const lost = importBans(ground, people.machine, { source: "cut", input: broken(), batchRows: 1_000 });
    await expect(lost).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("1000 of them are in the ledger"),
    });
    expect(await counted("cut")).toBe(1_000);
    expect(
      await importBans(ground, people.machine, { source: "cut", input: banLines(0, 1_500), batchRows: 700 }),
    ).toMatchObject(summary(1_500, 500, 1_000, 0));
    await agrees();
  });

  test("a key is answered once: 20 at once have one effect and one answer; other bytes are refused", async () => {
    const { ground, people } = base;
    const send = (to: number) =>
      importBans(ground, people.machine, { source: "keyed", input: banLines(0, to), repeatKey: "k-1" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(200)));
    expect(
      new Set(answers.map((one) => JSON.stringify(summary(one.read, one.imported, one.duplicate, one.rejected)))).size,
    ).toBe(1);
    expect(answers[0]).toMatchObject(summary(200, 200, 0, 0));
    await expect(send(201)).rejects.toMatchObject({ code: "conflict" });
    expect(await counted("keyed")).toBe(200);
  });

  test("a file of another encoding is refused as a whole", async () => {
    const { ground, people } = base;
    const utf16 = Buffer.from(`\ufeff${JSON.stringify(banRecord(1))}\n`, "utf16le");
    await expect(importBans(ground, people.operator, { source: "x", input: pieces(utf16) })).rejects.toThrow("UTF-16");
    await expect(importBans(ground, people.operator, { source: "X y", input: pieces("") })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("reads", () => {
  test("counts by month and day equal the single bans behind them, page by page", async () => {
    const { ground, people } = base;
    const counts = (await month(ground, people.analyst, { ...span, country: "BR" })).filter(
      (row) => row.reason === "spam",
    );
    const total = counts.reduce((sum, row) => sum + row.count, 0);
    const given = { ...span, country: "BR", reason: "spam", limit: 200 } as const;
    let seen = 0;
    for (let page = await cell(ground, people.analyst, given); ; ) {
      seen += page.rows.length;
      if (page.next === null || seen > 3_000) break;
      page = await cell(ground, people.analyst, { ...given, after: page.next });
    }
    expect(Math.min(total, 3_001)).toBeLessThanOrEqual(seen);
    const days = await daysOf(ground, people.analyst, span);
    const { rows } = await base.owner.query(
      "SELECT sum(count)::int AS n FROM ban_day WHERE day BETWEEN '2023-09-01' AND '2023-09-30'",
    );
    expect(days.reduce((sum, day) => sum + day.count, 0)).toBe(rows[0].n);
  });

  test("one ban has a proof to its batch's entry and a signed checkpoint; a changed row is located", async () => {
    const { ground, people, owner } = base;
    const ban = await one(ground, people.auditor, { source: "first", senderId: "b-42" });
    await sequenceAll(ground);
    const shown = await proof(ground, people.auditor, { key: ban.key });
    const bytes = (hex: string) => Buffer.from(hex, "hex");
    const claim = {
      index: shown.index,
      size: shown.size,
      leaf: bytes(shown.leafHash),
      root: bytes(shown.root),
      proof: shown.path.map(bytes),
    };
    expect(verifyInclusion(claim)).toBe(true);
    expect(shown.tlogProof).toContain("c2sp.org/tlog-proof@v1");
    await owner.query("ALTER TABLE ban_2023_09 DISABLE TRIGGER ban_kept");
    await owner.query("UPDATE ban_2023_09 SET reason = 'hate' WHERE batch_id = $1 AND batch_row = 3", [ban.batchId]);
    await expect(proof(ground, people.auditor, { key: ban.key })).rejects.toThrow(ban.batchId);
    const { disagreements } = await recount(ground, people.auditor, { roots: true });
    expect(disagreements.join("\n")).toContain(ban.batchId);
  });

  test("what is not there is not found", async () => {
    const { ground, people } = base;
    await expect(one(ground, people.auditor, { key: "0".repeat(32) })).rejects.toMatchObject({ code: "not-found" });
    await expect(one(ground, people.officer, { key: "0".repeat(32) })).rejects.toMatchObject({ code: "forbidden" });
  });
});

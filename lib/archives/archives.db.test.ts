import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { arrive, banOn, spareFolder } from "#testing/archives.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { configure } from "./configure.ts";
import { make } from "./make.ts";
import { months } from "./months.ts";
import { restore } from "./restore.ts";
import { verify } from "./verify.ts";

let base: TestDatabase;
const spare = spareFolder();
const now = new Date("2026-11-22T12:00:00Z");

/** Three months in one stream: the batches at both ends of September have rows of its neighbours. */
const records = Array.from({ length: 240 }, (_, n) =>
  banOn(n, new Date(Date.UTC(2023, 7, 20) + n * 6 * 3_600_000).toISOString(), {
    ...(n % 7 === 0 ? { request: 'R-7, "quoted"', account_created_on: "2021-03-09" } : {}),
    ...(n % 11 === 0 ? { external_report: `=CT-${n}`, policy: "4.2 \u00fc" } : {}),
  }),
);

beforeAll(async () => {
  base = await testDatabase();
  await arrive(base, records);
  await arrive(base, [banOn(9000, "2024-03-05T10:00:00Z"), banOn(9001, "2024-04-05T10:00:00Z")], 50, "other");
  await base.owner.query(
    "ALTER TABLE batch DISABLE TRIGGER batch_kept; UPDATE batch SET received_at = '2024-05-01'; ALTER TABLE batch ENABLE TRIGGER batch_kept",
  );
  base.setNow(now);
});

const ledgerRows = async (month = "2023-09") => {
  const { rows } = await base.owner.query(
    "SELECT b.*, b.tableoid IS NULL AS x FROM ban b WHERE to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') = $1 ORDER BY batch_id, batch_row",
    [month],
  );
  return rows;
};
const entries = async (action: string) =>
  (
    await base.owner.query(
      "SELECT convert_from(bytes, 'UTF8')::json AS entry FROM log_entry WHERE action = $1 ORDER BY id",
      [action],
    )
  ).rows.map((row) => row.entry);

describe("archives.make", () => {
  test("refuses without permission", async () => {
    for (const actor of [base.people.administrator, base.people.counsel, base.people.auditor])
      await expect(make(base.ground, actor, { month: "2023-09", folder: spare("no") })).rejects.toMatchObject({
        code: "forbidden",
      });
    expect(existsSync(spare("no"))).toBe(false);
  });

  test("refuses the wrong state", async () => {
    const attempt = (month: string) => make(base.ground, operator, { month, folder: spare("wrong") });
    await expect(attempt("2025-10")).rejects.toThrow(/keeps 13 months: 2025-09 is the newest/);
    await expect(attempt("2022-01")).rejects.toThrow(/holds no rows of 2022-01/);
    await expect(attempt("2023-9")).rejects.toMatchObject({ code: "invalid" });
    base.setNow(new Date("2024-05-01T00:05:00Z"));
    await configure(base.ground, base.people.administrator, { keptMonths: 2, seen: 13 });
    await expect(attempt("2024-02")).rejects.toThrow(/holds no rows/);
    await expect(attempt("2023-09")).rejects.toThrow(/is held until 2024-09-/);
    base.setNow(now);
    await configure(base.ground, base.people.administrator, { keptMonths: 13, seen: 2 });
    expect(existsSync(spare("wrong"))).toBe(false);
  });

  test("does it", async () => {
    const before = await ledgerRows();
    const made = await make(base.ground, operator, { month: "2023-09", folder: spare("2023-09") });
    expect(made).toMatchObject({ month: "2023-09", rows: before.length });
    expect(await ledgerRows()).toEqual([]);
    expect(await verify(spare("2023-09"))).toMatchObject({ holds: true, digest: made.digest });
    const [entry] = await entries("month.archived");
    expect(entry.data).toEqual({
      archive: made.id,
      month: "2023-09",
      rows: made.rows,
      batches: made.batches,
      bytes: made.bytes,
      digest: made.digest,
    });
    const listed = (await months(base.ground, base.people.auditor, {})).months.find(({ month }) => month === "2023-09");
    expect(listed).toMatchObject({ state: "archived", rows: before.length, archivedRows: before.length, bytes: 0 });
    const text = gunzipSync(readFileSync(`${spare("2023-09")}/rows.csv.gz`)).toString();
    expect(text).not.toContain("+9198");
    expect(text.split("\n")).toHaveLength(before.length + 2);
  });

  test("two at once, one wins", async () => {
    const race = await Promise.allSettled(
      ["a", "b"].map((name) => make(base.ground, operator, { month: "2024-03", folder: spare(`race-${name}`) })),
    );
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });

  test("a late row opens the month again, and the row is archived beside the first archive", async () => {
    await arrive(base, [banOn(5000, "2023-09-10T10:00:00Z")]);
    await base.owner.query(
      "ALTER TABLE batch DISABLE TRIGGER batch_kept; UPDATE batch SET received_at = '2024-05-01'; ALTER TABLE batch ENABLE TRIGGER batch_kept",
    );
    const listed = (await months(base.ground, base.people.auditor, {})).months.find(({ month }) => month === "2023-09");
    expect(listed).toMatchObject({ state: "reopened", rows: (listed?.archivedRows ?? 0) + 1 });
    await make(base.ground, operator, { month: "2023-09", folder: spare("late") });
    expect(await verify(spare("late"))).toMatchObject({ holds: true, manifest: { rows: 1 } });
  });

  test("a row that arrives while it is written keeps the month in the ledger", async () => {
    await arrive(base, [banOn(6000, "2023-08-10T10:00:00Z")]);
    await base.owner.query(
      "ALTER TABLE batch DISABLE TRIGGER batch_kept; UPDATE batch SET received_at = '2024-05-01'; ALTER TABLE batch ENABLE TRIGGER batch_kept",
    );
    await base.owner.query(`CREATE FUNCTION slip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO ban SELECT occurred_at, batch_id, 999, action, surface, reason, signal, automation, account_created_on, reported_before, country,
        account, sender_id, request, external_report, appeal_of, policy, account_key FROM ban WHERE sender_id = 'b-6000'; RETURN NULL; END $$;
      CREATE TRIGGER slip AFTER INSERT ON ban_archive FOR EACH ROW EXECUTE FUNCTION slip()`);
    await expect(make(base.ground, operator, { month: "2023-08", folder: spare("slip") })).rejects.toThrow(
      /arrived while it was being archived/,
    );
    await base.owner.query("DROP TRIGGER slip ON ban_archive");
    expect((await ledgerRows("2023-08")).length).toBeGreaterThan(1);
    expect((await base.owner.query("SELECT FROM ban_archive WHERE month = '2023-08-01'")).rowCount).toBe(0);
  });
});

describe("archives.restore", () => {
  test("refuses without permission", async () => {
    await expect(restore(base.ground, base.people.administrator, { folder: spare("2023-09") })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("refuses the wrong state", async () => {
    await expect(restore(base.ground, operator, { folder: spare("nothing") })).rejects.toThrow(
      /manifest.json: the file is missing/,
    );
    const elsewhere = spare("slip");
    await expect(restore(base.ground, operator, { folder: elsewhere })).rejects.toThrow(
      /not an archive that the log of this workspace names/,
    );
  });

  test("two at once, one wins", async () => {
    const race = await Promise.allSettled([1, 2].map(() => restore(base.ground, operator, { folder: spare("late") })));
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });

  test("rows that are swapped after the look and before the copy do not come in", async () => {
    cpSync(spare("2023-09"), spare("swapped"), { recursive: true });
    const path = `${spare("swapped")}/rows.csv.gz`;
    const before = await ledgerRows();
    // The copy waits where it notes that the archive comes back; by then the folder was verified.
    const held = await base.owner.connect();
    await held.query("BEGIN; LOCK TABLE ban_archive_restored IN SHARE MODE");
    const waits = async () =>
      (await base.owner.query("SELECT FROM pg_locks WHERE relation = 'ban_archive_restored'::regclass AND NOT granted"))
        .rowCount;
    const restoring = restore(base.ground, operator, { folder: spare("swapped") });
    const refused = expect(restoring).rejects.toThrow(/changed while it was read/);
    await expect.poll(waits, { interval: 5, timeout: 4_000 }).toBe(1);
    const text = gunzipSync(readFileSync(path)).toString();
    writeFileSync(path, gzipSync(text.replaceAll(",IN,", ",US,")));
    await held.query("COMMIT");
    held.release();
    await refused;
    expect(await ledgerRows()).toEqual(before);
  });

  test("does it", async () => {
    const restored = await restore(base.ground, operator, { folder: spare("2023-09") });
    const rows = await ledgerRows();
    expect(rows.length).toBe(restored.rows + 1);
    expect((await entries("month.restored")).at(-1).data).toEqual({ archive: restored.id, rows: restored.rows });
    // The same rows to the last byte: archived again, they verify again.
    await make(base.ground, operator, { month: "2023-09", folder: spare("again") });
    expect(await verify(spare("again"))).toMatchObject({ holds: true, manifest: { rows: rows.length } });
  });
});

describe("archives.configure", () => {
  test("does it", async () => {
    await configure(base.ground, base.people.administrator, { keptMonths: "24", seen: "13" });
    expect(await months(base.ground, base.people.auditor, {})).toMatchObject({
      keptMonths: 24,
      newestArchivable: "2024-10",
    });
  });

  test("refuses without permission", async () => {
    await expect(configure(base.ground, base.people.counsel, { keptMonths: 13, seen: 24 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("refuses the wrong state", async () => {
    await expect(configure(base.ground, base.people.administrator, { keptMonths: 1, seen: 24 })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(configure(base.ground, base.people.administrator, { keptMonths: 24, seen: 24 })).rejects.toThrow(
      /already/,
    );
  });

  test("two at once, one wins", async () => {
    const race = await Promise.allSettled(
      [15, 16].map((keptMonths) => configure(base.ground, base.people.administrator, { keptMonths, seen: 24 })),
    );
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

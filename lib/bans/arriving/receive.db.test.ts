import { beforeAll, describe, expect, test } from "vitest";
import { newBatch } from "#lib/bans/arriving/batch.ts";
import { packer } from "#lib/bans/arriving/pack.ts";
import { readBans } from "#lib/bans/arriving/readBans.ts";
import { receive } from "#lib/bans/arriving/receive.ts";
import { accountHash, accountKey } from "#lib/crypto/accountKeys.ts";
import { banRecord, banRecords } from "#testing/bans.ts";
import { type Ledger, openLedger } from "#testing/ledger.ts";

let base: Ledger;
beforeAll(async () => {
  base = await openLedger();
});

function batchOf(source: string, records: readonly object[]) {
  const batch = newBatch(source, Math.max(records.length, 1));
  const pack = packer(base.ground.keys);
  const fault = (_: number, reason: string) => expect.fail(reason);
  const reader = readBans({ ban: (...given) => pack(batch, ...given), fault }, { now: new Date() });
  for (const record of records) reader.push(Buffer.from(`${JSON.stringify(record)}\n`));
  reader.end();
  return batch;
}

describe("bans.receive", () => {
  test("does it", async () => {
    const { ground, people, owner } = base;
    const result = await receive(ground, people.machine, { batch: batchOf("first", banRecords(0, 500)) });
    expect(result).toEqual({ imported: 500, duplicate: 0, conflicting: [] });
    const { rows } = await owner.query(
      "SELECT b.* FROM ban b JOIN ban_key k USING (batch_id, batch_row) WHERE sender_id = 'b-7'",
    );
    expect(rows).toHaveLength(1);
    const { id, account, occurred_at, ...codes } = banRecord(7);
    expect(rows[0]).toMatchObject({ ...codes, sender_id: id, occurred_at: new Date(String(occurred_at)) });
    expect(rows[0].account).toEqual(accountHash(accountKey(ground.keys), String(account)));
    const entry = await owner.query("SELECT convert_from(bytes, 'UTF8') AS text FROM log_entry WHERE subject = $1", [
      `batch:${rows[0].batch_id}`,
    ]);
    expect(JSON.parse(entry.rows[0].text).data).toMatchObject({ kind: "bans", source: "first", rows: 500 });
    expect(await base.disagreements()).toEqual([]);
  });

  test("refuses without permission", async () => {
    const { ground, people } = base;
    const batch = batchOf("stranger", banRecords(0, 3));
    for (const actor of [people.analyst, people.counsel, people.auditor, people.administrator, people.officer]) {
      await expect(receive(ground, actor, { batch })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await base.bansOf("stranger")).toBe(0);
  });

  test("refuses the wrong state", async () => {
    const { ground, people } = base;
    await expect(receive(ground, people.machine, { batch: batchOf("empty", []) })).rejects.toMatchObject({
      code: "invalid",
    });
    const again = await receive(ground, people.machine, { batch: batchOf("first", banRecords(400, 600)) });
    expect(again).toEqual({ imported: 100, duplicate: 100, conflicting: [] });
    const moved = banRecords(0, 10).map((record) => ({ ...record, occurred_at: "2024-01-05T00:00:00Z" }));
    expect(
      await receive(ground, people.machine, { batch: batchOf("first", [...moved, ...banRecords(0, 10)]) }),
    ).toEqual({
      ...{ imported: 0, duplicate: 10, conflicting: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
    });
    expect(await base.bansOf("first")).toBe(600);
    expect(await base.disagreements()).toEqual([]);
  });

  test("two at once, one wins", async () => {
    const { ground, people } = base;
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => receive(ground, people.machine, { batch: batchOf("racing", banRecords(0, 300)) })),
    );
    expect(results.map((one) => one.imported).sort()).toEqual([0, 0, 0, 300]);
    expect(await base.disagreements()).toEqual([]);
  });

  test("an entry that cannot be written leaves no row", async () => {
    const { ground, people, owner } = base;
    await owner.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is full'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION fail()`);
    await expect(receive(ground, people.machine, { batch: batchOf("failing", banRecords(0, 50)) })).rejects.toThrow();
    await owner.query("DROP TRIGGER fail ON log_entry; DROP FUNCTION fail()");
    expect(await base.bansOf("failing")).toBe(0);
    expect(await base.disagreements()).toEqual([]);
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

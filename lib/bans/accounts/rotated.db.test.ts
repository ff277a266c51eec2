import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { destroyRetired } from "#lib/bans/accounts/destroyRetired.ts";
import { proposeRetirement } from "#lib/bans/accounts/proposeRetirement.ts";
import { rotateAccountKey } from "#lib/bans/accounts/rotateAccountKey.ts";
import { settleRetirement } from "#lib/bans/accounts/settleRetirement.ts";
import type { BanImport } from "#lib/bans/arriving/banImport.ts";
import { type BanBatch, newBatch } from "#lib/bans/arriving/batch.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { packer } from "#lib/bans/arriving/pack.ts";
import { Packing } from "#lib/bans/arriving/packing.ts";
import { readBans } from "#lib/bans/arriving/readBans.ts";
import { receive } from "#lib/bans/arriving/receive.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});

type Row = Record<string, unknown>;
const records = (from: number, to: number): Row[] => Array.from({ length: to - from }, (_, at) => banRecord(from + at));
const rotate = () => rotateAccountKey(base.ground, base.people.administrator, {});
const countersign = (version: number) =>
  settleRetirement(base.ground, base.people.counsel, { version, answer: "countersign" });

function batchOf(source: string, rows: readonly Row[]): BanBatch {
  const batch = newBatch(source, rows.length);
  const pack = packer(base.ground.keys);
  const fault = (_: number, reason: string) => expect.fail(reason);
  const reader = readBans({ ban: (...given) => pack(batch, ...given), fault }, { now: new Date() });
  reader.push(Buffer.from(rows.map((row) => JSON.stringify(row)).join("\n")));
  reader.end();
  return batch;
}

async function send(source: string, text: string, given: Partial<BanImport> = {}, ground = base.ground) {
  const lines: number[] = [];
  const onFault = (line: number) => lines.push(line);
  const { imported, duplicate, conflicting, rejected } = await importBans(ground, base.people.operator, {
    ...{ source, input: pieces(text), onFault, ...given },
  });
  return { imported, duplicate, conflicting, rejected, lines };
}
const json = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).join("\n");

/** The versions that hashed the rows of a source, and how many each. */
async function versionsOf(source: string): Promise<Record<number, number>> {
  const { rows } = await base.owner.query(
    "SELECT account_key AS version, count(*)::int AS rows FROM ban JOIN batch ON batch.id = batch_id WHERE source = $1 GROUP BY 1",
    [source],
  );
  return Object.fromEntries(rows.map((row) => [row.version, row.rows]));
}

/** Until somebody waits for a lock in this database. */
async function untilOneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await base.owner.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
  }
}

/** Takes a batch, and begins `other` while it is taken; answers which was done first. */
async function whileTaken(batch: BanBatch, other: () => Promise<unknown>): Promise<string[]> {
  const done: string[] = [];
  let begun: Promise<unknown> = Promise.resolve();
  await receive(base.ground, base.people.machine, {
    batch,
    beside: async () => {
      begun = other().then(() => done.push("other"));
      await untilOneWaits();
      done.push("batch");
      return [];
    },
  });
  await begun;
  return done;
}

describe("a batch and the version of the account key that hashed it", () => {
  test("before the first rotation, which waits for the batch under way", async () => {
    expect(await whileTaken(batchOf("first", records(0, 20)), rotate)).toEqual(["batch", "other"]);
    expect(await versionsOf("first")).toEqual({ 1: 20 });
  });

  test("a stream follows a rotation with the next batch", async () => {
    const { keys } = base.ground;
    const { current } = accountKeys(keys);
    const packing = new Packing({ source: "s", format: undefined, rowsMax: 10, nowMs: Date.now(), keys });
    packing.push(Buffer.from(`${json(records(0, 25))}\n`));
    await rotate();
    packing.push(Buffer.from(`${json(records(25, 40))}\n`));
    packing.end();
    const versions = packing.take().batches.map(({ accountKey }) => accountKey);
    expect(versions).toEqual([current, current, current, current + 1]);
  });

  test("a retirement waits for the batch under way; a batch that comes after it is refused, and the same again lands under the present key", async () => {
    const { ground, people } = base;
    await proposeRetirement(ground, people.administrator, { version: 2 });
    const stale = { ...ground, keys: { ...ground.keys, account: { folder: "", given: new Map() } } };
    const { versions, current } = accountKeys(ground.keys);
    for (const [version, key] of versions) if (version < current) stale.keys.account.given.set(version, key);
    const first = json(records(0, 30));
    expect(await send("late", first, {}, stale)).toMatchObject({ imported: 30 });

    const late = json(records(30, 60));
    const [taken, waiting] = [batchOf("taken", records(0, 20)), batchOf("waiting", records(0, 20))];
    for (const batch of [taken, waiting]) batch.accountKey = 2;
    expect(await whileTaken(taken, () => countersign(2))).toEqual(["batch", "other"]);
    for (const destroyed of [false, true]) {
      if (destroyed) await destroyRetired(ground, operator, { version: 2 });
      await expect(receive(ground, people.machine, { batch: waiting })).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining(
          "Version 2 of the account key, under which these rows were hashed, is retired",
        ),
      });
      await expect(send("late", `${first}\n${late}`, { batchRows: 30 }, stale)).rejects.toThrow(
        "start Countersign again, and send the same again",
      );
    }
    expect(await versionsOf("late")).toEqual({ 2: 30 });
    expect(await versionsOf("waiting")).toEqual({});
    expect(await send("late", `${first}\n${late}`, { batchRows: 30 })).toMatchObject({ imported: 30, duplicate: 30 });
    expect(await versionsOf("late")).toEqual({ 2: 30, [current]: 30 });
  });

  test("a batch that comes while a retirement is about to commit waits, and is refused", async () => {
    const { ground, people, owner } = base;
    const batch = batchOf("racing", records(0, 20));
    const { version } = await rotate();
    await proposeRetirement(ground, people.administrator, { version: version - 1 });
    const client = await owner.connect();
    await client.query("BEGIN");
    await client.query("UPDATE account_key_version SET retired_by = 'b', retired_at = now() WHERE version = $1", [
      version - 1,
    ]);
    const refused = expect(receive(ground, people.machine, { batch })).rejects.toThrow("is retired");
    await untilOneWaits();
    await client.query("COMMIT");
    client.release();
    await refused;
    expect(await versionsOf("racing")).toEqual({});
  });

  test("a version that nobody knows is refused", async () => {
    const batch = Object.assign(batchOf("unknown", records(0, 2)), { accountKey: 77 });
    await expect(receive(base.ground, base.people.machine, { batch })).rejects.toMatchObject({ code: "conflict" });
    expect(await versionsOf("unknown")).toEqual({});
  });
});

describe("an id that arrives again after a rotation", () => {
  const rows = records(0, 60);
  const other = (row: Row) => ({ ...row, account: `+4477${String(row.account).slice(-8)}` });
  // In another spelling it is the same account.
  const again = rows.map((row, at) => (at % 10 === 3 ? other(row) : { ...row, account: ` ${row.account} ` }));
  const lines = [4, 14, 24, 34, 44, 54];
  const sheet = (given: readonly Row[]) => {
    const names = Object.keys(banRecord(0)).reverse();
    return [names.join(","), ...given.map((row) => names.map((name) => `"${row[name]}"`).join(","))].join("\r\n");
  };

  test("with another account is rejected by its line while the older version is here, as JSON and as CSV", async () => {
    for (const source of ["json", "csv"]) expect(await send(source, json(rows))).toMatchObject({ imported: 60 });
    await rotate();
    const fresh = records(60, 70);
    const expected = { imported: 10, duplicate: 54, rejected: 6, conflicting: 6 };
    expect(await send("json", json([...again, ...fresh]), { batchRows: 45 })).toEqual({ ...expected, lines });
    expect(await send("csv", sheet([...again, ...fresh]))).toEqual({ ...expected, lines: lines.map((one) => one + 1) });
    // Beside another difference the row is told once.
    const both = again.slice(0, 4).map((row) => ({ ...row, country: "FR" }));
    expect(await send("json", json(both))).toMatchObject({ conflicting: 4, rejected: 4, lines: [1, 2, 3, 4] });
  });

  test("passes for the same once that version is retired: nobody can compare any more", async () => {
    const { ground, people } = base;
    const version = accountKeys(ground.keys).current - 1;
    await proposeRetirement(ground, people.administrator, { version });
    await countersign(version);
    expect(await send("json", json(again))).toMatchObject({ duplicate: 60, rejected: 0 });
    await destroyRetired(ground, operator, { version });
    expect(await send("json", json(again))).toMatchObject({ duplicate: 60, rejected: 0 });
    expect((await recount(ground, people.auditor, { roots: true })).disagreements).toEqual([]);
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { append } from "#lib/audit/append.ts";
import { openCheckpoint, signCheckpoint } from "#lib/audit/checkpoint.ts";
import { emptyRoot, leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { sequence, sequenceAll } from "#lib/audit/sequence.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint, placeOf } from "#lib/audit/stored.ts";
import { transaction } from "#lib/db/transaction.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

const write = (count: number) =>
  transaction(database.ground.database, "write", (tx) =>
    append(
      tx,
      database.people.operator,
      new Date(),
      Array.from({ length: count }, (_, n) => ({ action: "test.done", subject: `test:${n}` })),
    ),
  );
const newest = () => transaction(database.ground.database, "read", (tx) => newestCheckpoint(tx.sql));

/** The whole log once more, from its rows: what the signed root must be. */
async function recomputed(): Promise<{ size: number; root: Buffer }> {
  const { rows } = await database.owner.query(
    "SELECT e.bytes, l.leaf_index FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id ORDER BY l.leaf_index",
  );
  expect(rows.map((row) => Number(row.leaf_index))).toEqual([...rows.keys()]);
  return { size: rows.length, root: rootOf(Buffer.concat(rows.map((row) => leafHash(row.bytes)))) };
}

beforeEach(() => sequenceAll(database.ground));

test("after every round the signed root is that of the rows, across tile borders", async () => {
  for (const count of [1, 1, 254, 1, 255, 257, 700]) {
    await write(count);
    expect(await sequence(database.ground)).toBe(count);
    const stored = await newest();
    const opened = openCheckpoint(stored?.note ?? "", parseVerifier(logSigner(database.ground.keys).verifier));
    expect({ size: opened.size, root: opened.root }).toEqual(await recomputed());
    expect(readFileSync(join(database.ground.home, "checkpoint"), "utf8")).toBe(stored?.note);
  }
  expect(await sequence(database.ground)).toBe(0);
});

test("many writers and four sequencers at once give one tree without gaps", async () => {
  await Promise.all([
    ...Array.from({ length: 30 }, () => write(3)),
    ...Array.from({ length: 4 }, async () => {
      for (let round = 0; round < 10; round += 1) await sequence(database.ground);
    }),
  ]);
  await sequenceAll(database.ground);
  const stored = await newest();
  expect({ size: stored?.size, root: stored?.root }).toEqual(await recomputed());
});

test("an entry knows its place once it is covered", async () => {
  await write(1);
  const { rows } = await database.owner.query("SELECT entry_id FROM log_pending");
  const place = () => transaction(database.ground.database, "read", (tx) => placeOf(tx.sql, rows[0].entry_id));
  expect(await place()).toEqual({ leafIndex: null, covered: false });
  await sequence(database.ground);
  expect(await place()).toMatchObject({ covered: true });
});

test("a tile at the growing edge that was changed stops the sequencer before it signs", async () => {
  // Full tiles far behind are the verifier's to find; whatever the next root is made of is looked at in every round.
  const turn = `UPDATE log_tile SET hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1)
    WHERE level = 0 AND n = (SELECT max(n) FROM log_tile WHERE level = 0)`;
  await write(1);
  await database.owner.query(`ALTER TABLE log_tile DISABLE TRIGGER ALL; ${turn}`);
  await expect(sequence(database.ground)).rejects.toThrow(/do not give the root/);
  await database.owner.query(`${turn}; ALTER TABLE log_tile ENABLE TRIGGER ALL`);
  expect(await sequence(database.ground)).toBe(1);
});

test("a database older than the checkpoint kept beside the state is noticed", async () => {
  const kept = join(database.ground.home, "checkpoint");
  const before = readFileSync(kept, "utf8");
  await write(1);
  writeFileSync(kept, signCheckpoint({ size: 10_000_000, root: emptyRoot }, logSigner(database.ground.keys)));
  await expect(sequence(database.ground)).rejects.toThrow(/older than the log/);
  writeFileSync(kept, before);
  expect(await sequence(database.ground)).toBe(1);
});

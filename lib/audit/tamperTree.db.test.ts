import { generateKeyPairSync } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { signCheckpoint } from "#lib/audit/checkpoint.ts";
import { leafHash, sha256 } from "#lib/audit/hash.ts";
import { live } from "#lib/audit/live.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { signerOf } from "#lib/audit/note.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { type GrownLog, grownLog, size } from "#testing/grownLog.ts";

let log: GrownLog;
beforeAll(async () => {
  log = await grownLog();
});
afterEach(() => log.putBack());

describe("the end of the log", () => {
  const cut = async (from: number) => {
    await log.attack("DELETE FROM log_entry WHERE id IN (SELECT entry_id FROM log_leaf WHERE leaf_index >= $1)", [
      from,
    ]);
    await log.attack("DELETE FROM log_leaf WHERE leaf_index >= $1", [from]);
    await log.attack("DELETE FROM log_checkpoint WHERE size > $1", [from]);
  };

  test("newest entries that were deleted together with their checkpoints", async () => {
    await cut(563);
    expect(await log.found()).toMatchObject({ code: "record-missing", leafIndex: 563 });
  });

  test("and with their tiles: the checkpoint kept beside the state is newer", async () => {
    await cut(263);
    await log.attack("DELETE FROM log_tile WHERE level = 0 AND n = 2");
    await log.attack("UPDATE log_tile SET hashes = substring(hashes FROM 1 FOR 7 * 32) WHERE level = 0 AND n = 1");
    await log.attack("UPDATE log_tile SET hashes = substring(hashes FROM 1 FOR 32) WHERE level = 1");
    expect(await log.found()).toMatchObject({
      code: "log-shortened",
      table: "checkpoint kept beside the state",
      leafIndex: 263,
    });
  });

  test("an older copy of the database", async () => {
    await log.write(5);
    await sequenceAll(log.ground);
    await log.putBack();
    const fault = await log.found();
    expect(fault).toMatchObject({ code: "log-shortened", table: "checkpoint kept beside the state", leafIndex: size });
    expect(fault?.what).toContain("645 entries were signed and there are 640");
    expect(await log.foundOffline()).toBeNull();
    await expect(sequenceAll(log.ground)).resolves.toBeUndefined();
    await log.write(1);
    await expect(sequenceAll(log.ground)).rejects.toThrow(/older than the log/);
    rmSync(join(log.ground.home, "checkpoint"));
  });

  test("checkpoints that were deleted: entries stand uncovered", async () => {
    await log.attack("DELETE FROM log_checkpoint WHERE size > 563");
    expect(await log.found()).toMatchObject({ code: "record-uncovered", leafIndex: 563, id: await log.entryAt(563) });
  });
});

describe("tiles and checkpoints", () => {
  test.each([
    [0, 0, 31 * 32 + 5, 31],
    [0, 2, 127 * 32, 639],
    [1, 0, 32, 256],
  ])("a tile %i/%i that was altered", async (level, n, byte, leafIndex) => {
    await log.attack(
      "UPDATE log_tile SET hashes = set_byte(hashes, $3, get_byte(hashes, $3) # 1) WHERE level = $1 AND n = $2",
      [level, n, byte],
    );
    expect(await log.found()).toMatchObject({
      code: "tile-altered",
      table: "log_tile",
      id: `${level}/${n}`,
      leafIndex,
    });
    expect(await log.foundOffline()).toMatchObject({ code: "tile-altered", leafIndex });
  });

  test("a tile that is gone", async () => {
    await log.attack("DELETE FROM log_tile WHERE level = 0 AND n = 1");
    expect(await log.found()).toMatchObject({ code: "tile-missing", table: "log_tile", id: "0/1", leafIndex: 256 });
  });

  test("an entry that was edited together with all tiles above it: the checkpoints around it tell where", async () => {
    const bytes = await log.edit(await log.entryAt(257));
    const { rows } = await log.owner.query("SELECT hashes FROM log_tile WHERE level = 0 AND n = 1");
    const hashes = Buffer.from(rows[0].hashes);
    hashes.set(leafHash(bytes), 32);
    await log.attack("UPDATE log_tile SET hashes = $1 WHERE level = 0 AND n = 1", [hashes]);
    const narrowed = { table: "log_entry", code: "tree-altered", leafIndex: 256, id: await log.entryAt(256) };
    expect(await log.found()).toMatchObject(narrowed);
    await log.attack("UPDATE log_tile SET hashes = substring(hashes FROM 1 FOR 32) || $1 WHERE level = 1", [
      rootOf(hashes),
    ]);
    const fault = await log.found();
    expect(fault).toMatchObject({ table: "log_entry", code: "tree-altered", leafIndex: 253 });
    expect(fault?.what).toContain("from leaf 253 to leaf 262");
    expect(await log.foundOffline()).toMatchObject({ code: "tree-altered", leafIndex: 0 });
  });

  test("a checkpoint's note, root or size that was altered", async () => {
    for (const change of ["note = replace(note, '563', '564')", "root = sha256('x')", "note = 'x'", "note = ''"]) {
      await log.attack(`UPDATE log_checkpoint SET ${change} WHERE size = 563`);
      const fault = await log.found();
      expect(fault).toMatchObject({ table: "log_checkpoint", id: "563" });
      expect(fault?.code).toMatch(/^checkpoint-/);
      await log.putBack();
    }
  });

  test("checkpoints that were signed anew with another key", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const own = logSigner(log.ground.keys);
    const other = signerOf(own.name, privateKey.export({ format: "der", type: "pkcs8" }));
    const { rows } = await log.owner.query("SELECT size, root FROM log_checkpoint");
    for (const { size, root } of rows)
      await log.attack("UPDATE log_checkpoint SET note = $2 WHERE size = $1", [
        size,
        signCheckpoint({ size: Number(size), root }, other),
      ]);
    expect(await log.found()).toMatchObject({ code: "checkpoint-signature", table: "log_checkpoint", id: "3" });
    expect(await log.foundOffline().catch(() => "refused")).toMatchObject({ code: "checkpoint-signature" });
  });

  test("a whole log that was made anew and signed with the true key, against a checkpoint that was kept", async () => {
    const kept = await log.owner.query("SELECT note FROM log_checkpoint WHERE size = 263");
    await log.edit(await log.entryAt(200));
    const { rows } = await log.owner.query(
      "SELECT e.leaf_hash FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id ORDER BY leaf_index",
    );
    const leaves = Buffer.concat(rows.map((row) => row.leaf_hash));
    await log.attack("DELETE FROM log_checkpoint; DELETE FROM log_tile");
    for (const n of [0, 1, 2])
      await log.attack("INSERT INTO log_tile VALUES (0, $1, $2)", [n, leaves.subarray(n * 8192, (n + 1) * 8192)]);
    const above = Buffer.concat([0, 1].map((n) => rootOf(leaves.subarray(n * 8192, (n + 1) * 8192))));
    await log.attack("INSERT INTO log_tile VALUES (1, 0, $1)", [above]);
    const root = rootOf(leaves);
    const note = signCheckpoint({ size, root }, logSigner(log.ground.keys));
    await log.attack("INSERT INTO log_checkpoint VALUES ($1, $2, $3, now())", [size, root, note]);
    const { fault } = await live(log.ground, { kept: [{ table: "mine", id: "mine", note: kept.rows[0].note }] });
    expect(fault).toMatchObject({ code: "tree-altered", table: "log_entry", leafIndex: 0 });
    expect(fault?.what).toContain("from leaf 0 to leaf 262");
  });
});

describe("batches", () => {
  const id = "0190c0de-0000-7000-8000-00000000000a";
  const insert = () =>
    log.attack("INSERT INTO batch VALUES ($1, 'bans', 'platform', 7, $2, $3, now())", [
      id,
      sha256(Buffer.from("r")),
      sha256(Buffer.from("c")),
    ]);

  test("a batch without an entry", async () => {
    await insert();
    expect(await log.found()).toMatchObject({ code: "batch-unlogged", table: "batch", id });
  });

  test("rows that do not give the batch's root, as the room above finds", async () => {
    await insert();
    const verdict = await live(log.ground, { recomputeBatch: async () => sha256(Buffer.from("other")) });
    expect(verdict.faults).toBe(2);
  });
});

import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { type GrownLog, grownLog, rounds, size } from "#testing/grownLog.ts";

let log: GrownLog;
beforeAll(async () => {
  log = await grownLog();
});
afterEach(() => log.putBack());

test("untouched, it is sound, live and offline", async () => {
  expect(await live(log.ground)).toMatchObject({
    code: "sound",
    size,
    checkpoints: rounds.length,
    waiting: 0,
    faults: 0,
  });
  expect(await log.foundOffline()).toBeNull();
});

describe("records", () => {
  test.each([0, 255, 256, 300, 639])("an edit of the bytes of leaf %i", async (leafIndex) => {
    const id = await log.entryAt(leafIndex);
    await log.edit(id);
    expect(await log.found()).toMatchObject({ code: "record-altered", table: "log_entry", id, leafIndex });
    expect(await log.foundOffline()).toMatchObject({ code: "record-altered", id, leafIndex });
  });

  test.each([
    ["at", "at + interval '1 millisecond'"],
    ["at", "at + interval '1 microsecond'"],
    ["actor_id", "'somebody'"],
    ["actor_role", "'auditor'"],
    ["actor_kind", "'person'"],
    ["action", "'test.undone'"],
    ["subject", "subject || '0'"],
    ["subject", `'test:"'`],
  ])("an edit of the column %s to %s", async (column, value) => {
    const id = await log.entryAt(400);
    await log.attack(`UPDATE log_entry SET ${column} = ${value} WHERE id = $1`, [id]);
    const fault = await log.found();
    expect(fault).toMatchObject({ code: "record-columns", table: "log_entry", id, leafIndex: 400 });
    expect(fault?.what).toContain(column);
  });

  test("an id that was changed in the entry and in its leaf", async () => {
    const id = "0190c0de-0000-7000-8000-000000000000";
    await log.attack("UPDATE log_entry SET id = $1 WHERE id = $2", [id, await log.entryAt(17)]);
    await log.attack("UPDATE log_leaf SET entry_id = $1 WHERE leaf_index = 17", [id]);
    expect(await log.found()).toMatchObject({ code: "record-columns", id, leafIndex: 17 });
  });

  test("bytes that are no entry, and were never signed", async () => {
    const id = await log.entryAt(9);
    await log.attack("UPDATE log_entry SET bytes = '{}' WHERE id = $1", [id]);
    expect(await log.found()).toMatchObject({ code: "record-altered", id, leafIndex: 9 });
  });

  test("two leaves that were swapped", async () => {
    const [one, other] = [await log.entryAt(100), await log.entryAt(500)];
    await log.attack("DELETE FROM log_leaf WHERE leaf_index IN (100, 500)");
    await log.attack("INSERT INTO log_leaf VALUES (100, $1), (500, $2)", [other, one]);
    expect(await log.found()).toMatchObject({ code: "record-altered", id: other, leafIndex: 100 });
    expect(await log.foundOffline()).toMatchObject({ code: "record-altered", id: other, leafIndex: 100 });
  });

  test("an entry that was deleted, its leaf left", async () => {
    const id = await log.entryAt(258);
    await log.attack("DELETE FROM log_entry WHERE id = $1", [id]);
    expect(await log.found()).toMatchObject({ code: "record-missing", table: "log_entry", id, leafIndex: 258 });
    expect(await log.foundOffline()).toMatchObject({ code: "record-missing" });
  });

  test("an entry that was deleted with its leaf", async () => {
    await log.attack("DELETE FROM log_entry WHERE id = $1", [await log.entryAt(258)]);
    await log.attack("DELETE FROM log_leaf WHERE leaf_index = 258");
    expect(await log.found()).toMatchObject({ code: "record-missing", table: "log_leaf", id: "258", leafIndex: 258 });
  });

  test("an entry that was deleted, and those after it moved up", async () => {
    await log.attack("DELETE FROM log_leaf WHERE leaf_index = 258");
    await log.attack("UPDATE log_leaf SET leaf_index = leaf_index + 1000000 WHERE leaf_index > 258");
    await log.attack("UPDATE log_leaf SET leaf_index = leaf_index - 1000001 WHERE leaf_index >= 1000000");
    expect(await log.found()).toMatchObject({ code: "record-altered", id: await log.entryAt(258), leafIndex: 258 });
  });

  test("an entry that was inserted in the middle", async () => {
    const id = "0190c0de-0000-7000-8000-000000000001";
    await log.attack("UPDATE log_leaf SET leaf_index = leaf_index + 1000000 WHERE leaf_index >= 258");
    await log.attack("UPDATE log_leaf SET leaf_index = leaf_index - 999999 WHERE leaf_index >= 1000000");
    const bytes = Buffer.from(
      String(await log.bytesOf(await log.entryAt(1))).replace(/"id":"0[^"]*","subject"/, `"id":"${id}","subject"`),
    );
    await log.attack(
      `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
       SELECT $1, at, actor_id, actor_role, actor_kind, action, subject, $2 FROM log_entry WHERE id = $3`,
      [id, bytes, await log.entryAt(1)],
    );
    await log.attack("INSERT INTO log_leaf (leaf_index, entry_id) VALUES (258, $1)", [id]);
    expect(await log.found()).toMatchObject({ code: "record-altered", table: "log_entry", id, leafIndex: 258 });
  });

  test("an entry beside the log", async () => {
    const id = "0190c0de-0000-7000-8000-000000000002";
    await log.attack(
      `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
       VALUES ($1, now(), 'a', 'operator', 'program', 'x.y', 'x:1', '{}')`,
      [id],
    );
    expect(await log.found()).toMatchObject({ code: "record-unplaced", table: "log_entry", id });
  });

  test("an entry that waits in vain, and one that waits again", async () => {
    await log.write(1);
    expect(await live(log.ground)).toMatchObject({ code: "sound", waiting: 1 });
    log.setNow(new Date(Date.now() + 61_000));
    expect(await log.found()).toMatchObject({ code: "record-waiting", table: "log_entry" });
    log.setNow(null);
    await log.putBack();
    const id = await log.entryAt(5);
    await log.attack("INSERT INTO log_pending (entry_id) VALUES ($1)", [id]);
    expect(await log.found()).toMatchObject({ code: "record-unplaced", table: "log_pending", id });
  });
});

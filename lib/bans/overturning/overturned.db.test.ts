import { beforeAll, describe, expect, test } from "vitest";
import type { RecomputeBatch } from "#lib/audit/batches.ts";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { found } from "#lib/bans/found.ts";
import { arrivedSince } from "#lib/bans/overturning/arrivedSince.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import { countOverturned } from "#lib/bans/overturning/countOverturned.ts";
import { overturnedBatchRoot } from "#lib/bans/overturning/overturnedBatchRoot.ts";
import { overturnedFromRows } from "#lib/bans/overturning/overturnedFromRows.ts";
import { recountOverturned } from "#lib/bans/overturning/recountOverturned.ts";
import { recountNow } from "#lib/catalogue/proving.ts";
import { type Sql, sqlOn } from "#lib/db/sql.ts";
import { transaction } from "#lib/db/transaction.ts";
import { begin } from "#lib/recounts/begin.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: TestDatabase;
beforeAll(async () => {
  desk = await testDatabase();
});

const ban = (number: number): ReturnType<typeof banRecord> => ({
  ...banRecord(number),
  id: `o-${number}`,
  action: "ban",
});
const ended = (number: number, id: string) => ({
  ...banRecord(number),
  ...{ id, action: "reinstate", signal: "appeal", appeal_of: `o-${number}`, occurred_at: "2023-11-05T08:00:00Z" },
});
async function arrive(...records: object[]): Promise<void> {
  const input = pieces(records.map((record) => JSON.stringify(record)).join("\n"));
  await importBans(desk.ground, desk.people.operator, { source: "platform", input });
  await sequenceAll(desk.ground);
}
const counted = () => countOverturned(desk.ground, desk.people.operator, {});
const span = { from: "2023-09-01", to: "2023-10-01" };
const known = async (asked: Parameters<typeof found>[2]) =>
  (await found(desk.ground, desk.people.analyst, asked)).known;
const overturned = async () => {
  const { months } = await found(desk.ground, desk.people.analyst, { from: "2023-09-01", to: "2023-12-01" });
  return months
    .filter((row) => row.overturned > 0)
    .map(({ signal, month, overturned: sum }) => ({ signal, month, sum }));
};
async function tamper(sentence: string): Promise<void> {
  const client = await desk.owner.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(sentence);
  client.release(true);
}
const differences = () => overturnedFromRows(sqlOn(desk.owner));

describe("bans.countOverturned", () => {
  test("where no reinstatement names a ban of the span, nothing is known of overturned bans", async () => {
    // Bans and not one reinstatement: a platform that does not tell is not one that is never wrong.
    await arrive(ban(0));
    expect(await known(span)).toBe(false);
    const { appeal_of: _, ...silent } = ended(0, "r-0");
    await arrive(silent);
    expect(await known(span)).toBe(false);
  });
  test("does it", async () => {
    await arrive(ban(1), ban(2), ban(3), ended(1, "r-1"));
    expect(await counted()).toEqual({ overturned: 1, more: false });
    // The signal and the month are those of the ban, not of its end.
    const { signal } = ban(1);
    expect(await overturned()).toEqual([{ signal, month: "2023-09", sum: 1 }]);
    expect(await differences()).toEqual([]);
    expect(await known(span)).toBe(true);
    expect(await known({ ...span, country: String(ban(1).country) })).toBe(true);
    expect(await known({ ...span, country: "AQ" })).toBe(false);
    expect(await known({ from: "2023-10-01", to: "2023-11-01" })).toBe(false);
  });
  test("a ban that is reinstated twice counts once", async () => {
    await arrive(ended(1, "r-2"), ended(2, "r-3"), ended(2, "r-4"));
    expect(await counted()).toMatchObject({ overturned: 1 });
    await arrive(ended(2, "r-5"));
    await expect(counted()).rejects.toThrow("counted already");
    expect((await overturned()).reduce((sum, row) => sum + row.sum, 0)).toBe(2);
  });
  test("a reinstatement that arrives before its ban is awaited, and counts when the ban is there", async () => {
    await arrive(ended(11, "r-11"));
    expect(await counted()).toMatchObject({ overturned: 0 });
    const read = () => found(desk.ground, desk.people.auditor, { from: "2023-09-01", to: "2023-12-01" });
    expect((await read()).counting).toMatchObject({ waiting: 1, uncounted: 0 });
    await arrive(ban(11), ended(3, "r-12"));
    expect((await read()).counting).toMatchObject({ waiting: 1, uncounted: 1 });
    expect(await countAllOverturned(desk.ground)).toBe(2);
    expect((await read()).counting).toMatchObject({ waiting: 0, uncounted: 0 });
    expect(await differences()).toEqual([]);
  });
  test("a late ban alone is picked up", async () => {
    await arrive(ended(12, "r-20"));
    await counted();
    await arrive(ban(12));
    expect(await counted()).toMatchObject({ overturned: 1 });
  });
  test("a reinstatement of a reinstatement overturns no ban", async () => {
    await arrive({ ...ended(1, "r-30"), appeal_of: "r-1" });
    await expect(counted()).rejects.toThrow("counted already");
  });
  test("refuses without permission", async () => {
    expect(await outcome(countOverturned(desk.ground, desk.people.auditor, {}))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await expect(counted()).rejects.toThrow("counted already");
  });
  test("a reinstatement that is sequenced while a counting reads the log is left to the next", async () => {
    await countAllOverturned(desk.ground);
    await arrive(ban(31));
    const { rows } = await desk.owner.query<{ through: string }>("SELECT through FROM ban_overturned_mark");
    const [during, next] = await transaction(desk.ground.database, "write", async (tx) => {
      let read = 0;
      const sql = async (...asked: Parameters<Sql>) => {
        const answer = await tx.sql(...asked);
        read += 1;
        if (read === 1) await arrive(ended(31, "r-31"));
        return answer;
      };
      const first = await arrivedSince({ sql: sql as Sql }, Number(rows[0]?.through));
      return [first, await arrivedSince(tx, first.through)] as const;
    });
    expect(next.batches).toHaveLength(1);
    expect(during.batches).not.toContain(next.batches[0]);
    expect(await counted()).toMatchObject({ overturned: 1 });
  });
  test("two at once, one wins", async () => {
    await arrive(ban(21), ended(21, "r-21"));
    expect(await outcomes(counted(), counted())).toEqual(["conflict", "done"]);
    expect(await differences()).toEqual([]);
  });
  test("its batch stands in the log, and its rows give the root", async () => {
    await sequenceAll(desk.ground);
    const recomputeBatch: RecomputeBatch = async ({ sql }, { id, kind }) =>
      kind === "overturned" ? overturnedBatchRoot(sql, id) : null;
    expect(await live(desk.ground, { recomputeBatch })).toMatchObject({ code: "sound" });
    await tamper(`UPDATE ban_overturned SET country = 'ZZ' WHERE country = '${ban(21).country}'`);
    const { code, fault } = await live(desk.ground, { recomputeBatch });
    expect({ code, table: fault?.table }).toEqual({ code: "batch-differs", table: "batch" });
  });
  test("a roll-up that says otherwise than the rows is found", async () => {
    const { signal, country } = ban(21);
    await tamper(
      `UPDATE ban_overturned_day SET count = count + 1 WHERE signal = '${signal}' AND country = '${country}'`,
    );
    expect(await differences()).toMatchObject([{ signal, country, kept: 4, counted: 2 }]);
    const told = await recountOverturned(desk.ground, desk.people.auditor, {});
    expect(told).toEqual([
      expect.stringMatching(`${country} ${signal} has 4 overturned bans, and the rows give 2\\.$`),
    ]);
    const { disagreements } = await recountNow(desk.ground, (await begin(desk.ground, desk.people.operator, {})).id);
    expect(disagreements).toEqual(expect.arrayContaining([...told]));
    expect(await outcome(recountOverturned(desk.ground, desk.people.machine, {}))).toBe("forbidden");
  });
  test("the mark never goes back, and what was counted stands", async () => {
    await expect(desk.owner.query("UPDATE ban_overturned_mark SET through = -1")).rejects.toThrow("never goes back");
    await expect(desk.owner.query("UPDATE ban_overturned SET day = day")).rejects.toThrow("only ever added to");
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import type { Ground } from "#lib/db/ground.ts";
import { arrive, banOn, openOwnedLedger, spareFolder } from "#testing/archives.ts";
import type { TestDatabase } from "#testing/database.ts";
import { outcome } from "#testing/refused.ts";
import { dropLetGo } from "./dropLetGo.ts";
import { letGo } from "./letGo.ts";
import { make } from "./make.ts";
import { months } from "./months.ts";
import { putBack } from "./putBack.ts";
import { restore } from "./restore.ts";

let base: TestDatabase;
/** As the command has it: over the login that owns the database. */
let owned: Ground;
let septemberBefore: object[];
const spare = spareFolder();
let hours = 0;

beforeAll(async () => {
  ({ base, owned } = await openOwnedLedger());
  septemberBefore = await rowsOf("2023-09");
  await archive("2023-09", "september");
  await archive("2023-10", "october");
});

/** An hour later, so that what arrived before is taken to be over. */
const archive = (month: string, folder: string) => {
  hours += 1;
  base.setNow(new Date(Date.now() + hours * 3_600_000));
  return make(base.ground, operator, { month, folder: spare(folder) });
};
const rowsOf = async (month: string): Promise<object[]> => {
  const sorted = "to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') = $1 ORDER BY batch_id, batch_row";
  return (await base.owner.query(`SELECT * FROM ban WHERE ${sorted}`, [month])).rows;
};
const put = (month: string) => putBack(owned, operator, { month });
const lying = async () => (await letGo(owned, operator, {})).map(({ id, month, rows }) => ({ id, month, rows }));
const disagreements = async () => (await recount(base.ground, base.people.auditor, { roots: true })).disagreements;
const restoredEntries = async () => {
  const { rows } = await base.owner.query(
    "SELECT subject, actor_id, convert_from(bytes, 'UTF8')::json -> 'data' AS data FROM log_entry WHERE action = 'month.restored' ORDER BY id",
  );
  return rows;
};

/** All that the catalogue says of a month, its own name left out. */
const shapeOf = async (name: string) => {
  const { rows } = await base.owner.query(
    `SELECT c.relacl::text AS grants, c.relowner::regrole::text AS owner, c.relnamespace::regnamespace::text AS schema,
            (SELECT array_agg(replace(pg_get_triggerdef(t.oid), c.relname, 'month') ORDER BY t.tgname) FROM pg_trigger t WHERE t.tgrelid = c.oid) AS triggers,
            (SELECT array_agg(replace(pg_get_constraintdef(k.oid) || k.conname, c.relname, 'month') ORDER BY k.conname) FROM pg_constraint k WHERE k.conrelid = c.oid) AS constraints,
            (SELECT array_agg(replace(pg_get_indexdef(x.indexrelid), c.relname, 'month') || h.inhparent::regclass || x.indisvalid ORDER BY h.inhparent)
               FROM pg_index x JOIN pg_inherits h ON h.inhrelid = x.indexrelid WHERE x.indrelid = c.oid) AS indexes
       FROM pg_class c WHERE c.oid = to_regclass($1)`,
    [name],
  );
  return rows[0];
};

describe("archives.putBack", () => {
  test("refuses without permission", async () => {
    for (const actor of [base.people.administrator, base.people.counsel, base.people.auditor]) {
      expect(await outcome(putBack(owned, actor, { month: "2023-09" }))).toBe("forbidden");
      expect(await outcome(letGo(owned, actor, {}))).toBe("forbidden");
    }
    // Whoever may, over the login that the desk runs as.
    const asDesk = putBack(base.ground, operator, { month: "2023-09" });
    await expect(asDesk).rejects.toMatchObject({ code: "forbidden", message: expect.stringMatching(/owner of the/) });
    expect(await outcome(letGo(base.ground, operator, {}))).toBe("forbidden");
    expect(await lying()).toHaveLength(2);
  });

  test("refuses the wrong state", async () => {
    expect(await outcome(put("2023-9"))).toBe("invalid");
    await expect(put("2023-08")).rejects.toThrow("2023-08 did not leave the ledger: there is nothing to put back.");
    const [{ name } = { name: "" }] = (await base.owner.query("SELECT name FROM let_go.month WHERE name ~ '2023_10'"))
      .rows;
    const tamper = (sql: string) =>
      base.owner.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);
    await tamper(
      `CREATE TABLE let_go.kept AS SELECT * FROM let_go.${name} LIMIT 1; DELETE FROM let_go.${name} WHERE ctid = '(0,1)'`,
    );
    await expect(put("2023-10")).rejects.toThrow(/is not the rows that left the ledger.*restore-archive/);
    await tamper(`INSERT INTO let_go.${name} SELECT * FROM let_go.kept; DROP TABLE let_go.kept`);
    expect(await rowsOf("2023-10")).toEqual([]);
  });

  test("changes nothing where the log cannot be written", async () => {
    await base.owner.query(`CREATE FUNCTION shut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the log is shut'; END $$;
      CREATE TRIGGER shut BEFORE INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION shut()`);
    const before = await lying();
    await expect(put("2023-09")).rejects.toThrow(/the log is shut/);
    await base.owner.query("DROP TRIGGER shut ON log_entry");
    expect(await lying()).toEqual(before);
    expect(await rowsOf("2023-09")).toEqual([]);
  });

  test("does it", async () => {
    const [first] = await letGo(owned, operator, {});
    expect(first).toMatchObject({ month: "2023-09", rows: 180 });
    expect(Number(first?.keptUntil) - Number(first?.leftAt)).toBe(7 * 24 * 3_600_000);
    const { id } = first ?? { id: "" };
    expect(await put("2023-09")).toEqual([{ id, month: "2023-09", rows: 180 }]);
    expect(await rowsOf("2023-09")).toEqual(septemberBefore);
    expect(await restoredEntries()).toEqual([
      { subject: "month:2023-09", actor_id: "operator", data: { archive: id, rows: 180, from: "let_go" } },
    ]);
    expect((await lying()).map(({ month }) => month)).toEqual(["2023-10"]);
    const listed = (await months(base.ground, base.people.auditor, {})).months.find(({ month }) => month === "2023-09");
    expect(listed).toMatchObject({ state: "open", rows: 180, archivedRows: 0 });
    expect(await disagreements()).toEqual([]);
  });

  test("leaves a month that is as every other", async () => {
    await base.owner.query("SELECT ban_month('2022-05-01')");
    const made = await shapeOf("public.ban_2022_05");
    expect(made).toMatchObject({ indexes: { length: 3 }, grants: expect.stringContaining("countersign_app=ar/") });
    expect(await shapeOf("public.ban_2023_09")).toEqual(made);
    await expect(base.owner.query("DELETE FROM ban_2023_09")).rejects.toMatchObject({ code: "23001" });
  });

  test("two at once, one wins", async () => {
    const race = await Promise.allSettled([put("2023-10"), put("2023-10")]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", message: "2023-10 is back in the ledger already. Nothing was changed." },
    });
    expect(await outcome(put("2023-10"))).toBe("conflict");
    await expect(restore(base.ground, operator, { folder: spare("october") })).rejects.toThrow(/back in the ledger/);
    expect(await rowsOf("2023-10")).not.toEqual([]);
    expect(await restoredEntries()).toHaveLength(2);
    expect(await disagreements()).toEqual([]);
  });
});

describe("a month that is put back", () => {
  test("goes in beside late rows that opened it again, from every archive of the week", async () => {
    const before = await rowsOf("2023-10");
    const whole = await archive("2023-10", "october-again");
    await arrive(base, [banOn(9_000, "2023-10-09T10:00:00Z")], 1, "late");
    const late = await archive("2023-10", "october-late");
    await arrive(base, [banOn(9_001, "2023-10-10T10:00:00Z")], 1, "late");
    expect(await rowsOf("2023-10")).toHaveLength(1);
    expect((await put("2023-10")).map(({ id, rows }) => ({ id, rows }))).toEqual([
      { id: whole.id, rows: before.length },
      { id: late.id, rows: 1 },
    ]);
    const after = await rowsOf("2023-10");
    expect(after).toHaveLength(before.length + 2);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(await lying()).toEqual([]);
    expect(await disagreements()).toEqual([]);
    // It can leave once more, and once more come back.
    await archive("2023-10", "october-once-more");
    expect(await put("2023-10")).toMatchObject([{ rows: after.length }]);
    expect(await rowsOf("2023-10")).toEqual(after);
  });

  test("waits for an import that opens the month at the same moment", async () => {
    await archive("2023-10", "october-busy");
    const importing = await base.owner.connect();
    await importing.query("BEGIN; SELECT ban_month('2023-10-01')");
    const waiting =
      "SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted";
    const waits = async () => (await base.owner.query(waiting)).rowCount;
    const putting = put("2023-10");
    await expect.poll(waits, { interval: 5, timeout: 4_000 }).toBe(1);
    await importing.query("COMMIT");
    importing.release();
    const [back] = await putting;
    expect(await rowsOf("2023-10")).toHaveLength(back?.rows ?? 0);
    expect(await shapeOf("public.ban_2023_10")).toEqual(await shapeOf("public.ban_2022_05"));
  });

  test("is nothing that came back from its folder, and nothing whose week is over", async () => {
    await archive("2023-09", "september-again");
    await restore(base.ground, operator, { folder: spare("september-again") });
    expect(await lying()).toEqual([]);
    expect(await outcome(put("2023-09"))).toBe("conflict");
    expect(await rowsOf("2023-09")).toEqual(septemberBefore);
    await archive("2023-09", "september-last");
    await base.owner.query("UPDATE let_go.month SET left_at = now() - interval '8 days'");
    expect(await dropLetGo(base.ground)).toBe(2);
    await expect(put("2023-09")).rejects.toThrow(/Nothing of 2023-09 lies here any more.*restore-archive/);
    await restore(base.ground, operator, { folder: spare("september-last") });
    expect(await disagreements()).toEqual([]);
  });
});

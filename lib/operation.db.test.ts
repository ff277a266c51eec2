import { beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { operation, query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

const input = z.object({ key: z.string().min(3) });
const put = operation({
  name: "settings.put",
  permission: "settings:manage",
  input,
  async run({ tx, now }, { key }) {
    await tx.db.setting.create({ data: { key, value: {}, changedAt: now } });
    return { result: key, audit: [{ action: "setting.put", subject: `setting:${key}`, data: { length: key.length } }] };
  },
});
const sneak = query({
  name: "settings.sneak",
  permission: "settings:manage",
  input,
  run: ({ tx, now }, { key }) => tx.db.setting.create({ data: { key, value: {}, changedAt: now } }),
});

const entries = async (where = "true") =>
  (
    await database.owner.query(
      `SELECT action, subject, actor_id, actor_role, convert_from(bytes, 'UTF8')::jsonb AS body FROM log_entry WHERE ${where} ORDER BY id`,
    )
  ).rows;
const settings = async () => Number((await database.owner.query("SELECT count(*) FROM setting")).rows[0].count);

describe("the one door", () => {
  beforeEach(async () => {
    await database.owner.query("DELETE FROM setting");
  });

  test("a change commits with its entry, whose columns and bytes agree", async () => {
    const { administrator } = database.people;
    expect(await put(database.ground, administrator, { key: "abc" })).toBe("abc");
    const [entry] = await entries("action = 'setting.put'");
    expect(entry).toMatchObject({ subject: "setting:abc", actor_id: administrator.id, actor_role: "administrator" });
    expect(entry.body).toMatchObject({
      v: 1,
      action: "setting.put",
      actor: { id: administrator.id },
      data: { length: 3 },
    });
    expect(JSON.stringify(entry.body)).not.toContain("desk.example");
  });

  test("who may not is refused with the permission and its holders, and that is an entry", async () => {
    const refusal = await put(database.ground, database.people.analyst, { key: "abc" }).catch((error) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: "forbidden" });
    expect(refusal.message).toContain("settings:manage");
    expect(refusal.message).toContain("administrator");
    expect(await entries("action = 'access.refused'")).toHaveLength(1);
    expect(await settings()).toBe(0);
  });

  test("bad input names the field, and nothing happens", async () => {
    const refusal = await put(database.ground, database.people.administrator, { key: "a" }).catch((error) => error);
    expect(refusal).toMatchObject({ code: "invalid", fields: { key: expect.any(String) } });
    expect(await settings()).toBe(0);
  });

  test("a text that cannot be kept is bad input and no fault", async () => {
    const { ground, people } = database;
    const nested = query({
      name: "settings.nested",
      permission: "settings:manage",
      input: z.object({ given: z.array(z.object({ note: z.string() })) }),
      run: async () => "done",
    });
    for (const text of ["abc\0", "abc\ud800"]) {
      expect(await put(ground, people.administrator, { key: text }).catch((error) => error)).toMatchObject({
        code: "invalid",
        fields: { key: expect.any(String) },
      });
      const given = [{ note: "abc" }, { note: text }];
      await expect(nested(ground, people.administrator, { given })).rejects.toMatchObject({
        code: "invalid",
        fields: { "given.1.note": expect.any(String) },
      });
    }
    expect(await settings()).toBe(0);
  });

  test("when the entry cannot be written, the change does not happen either", async () => {
    await database.owner.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the log is shut'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION fail()`);
    await expect(put(database.ground, database.people.administrator, { key: "abc" })).rejects.toThrow(
      /the log is shut/,
    );
    await database.owner.query("DROP TRIGGER fail ON log_entry");
    expect(await settings()).toBe(0);
  });

  test("a read cannot write", async () => {
    await expect(sneak(database.ground, database.people.administrator, { key: "abc" })).rejects.toThrow(
      /read-only transaction/,
    );
    expect(await settings()).toBe(0);
  });

  test("a minute is everyone's limit, and a door may say how much longer it takes", async () => {
    const limit = (timeoutMs?: number) =>
      query({
        name: "settings.limit",
        permission: "settings:manage",
        input: z.object({}),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        run: async ({ tx }) =>
          (await tx.sql<{ limit: string }>`SELECT current_setting('statement_timeout') AS limit`)[0]?.limit,
      })(database.ground, database.people.administrator, {});
    expect([await limit(), await limit(3_600_000), await limit()]).toEqual(["1min", "1h", "1min"]);
  });

  test("a change without an entry does not compile", () => {
    type Plan = Parameters<typeof operation<typeof input, string>>[0];
    type Answer = Awaited<ReturnType<Plan["run"]>>;
    expectTypeOf<{ result: string; audit: [] }>().not.toExtend<Answer>();
    expectTypeOf<{ result: string }>().not.toExtend<Answer>();
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { flatten, fragment, join } from "#lib/db/sql.ts";
import { transaction } from "#lib/db/transaction.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

const put = (key: string) => ({ key, value: {}, changedAt: new Date() });

describe("transaction", () => {
  test("Prisma, SQL and the connection are one connection and one snapshot", async () => {
    const seen = await transaction(database.ground.database, "write", async (tx) => {
      await tx.db.setting.create({ data: put("one") });
      const bySql = await tx.sql<{
        key: string;
        pid: number;
      }>`SELECT key, pg_backend_pid() AS pid FROM setting WHERE key = ${"one"}`;
      const byHand = await tx.connection.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      return [bySql[0]?.key, bySql[0]?.pid === byHand.rows[0]?.pid];
    });
    expect(seen).toEqual(["one", true]);
  });

  test("twenty at once never meet on a connection", async () => {
    const pids = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        transaction(database.ground.database, "write", async (tx) => {
          await tx.sql`SELECT set_config('countersign.test', ${String(n)}, true)`;
          await tx.db.setting.count();
          const [row] = await tx.sql<{ mine: string }>`SELECT current_setting('countersign.test') AS mine`;
          return row?.mine;
        }),
      ),
    );
    expect(pids).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  });

  test("what fails leaves nothing, by Prisma or by SQL", async () => {
    const failing = transaction(database.ground.database, "write", async (tx) => {
      await tx.db.setting.create({ data: put("gone") });
      await tx.sql`INSERT INTO setting (key, value, changed_at) VALUES ('gone too', '{}', now())`;
      throw new Error("cut off");
    });
    await expect(failing).rejects.toThrow("cut off");
    expect(await database.ground.database.prisma.setting.count({ where: { key: { startsWith: "gone" } } })).toBe(0);
  });

  test("a serialisation failure is tried again, at a statement or at the commit", async () => {
    for (const when of ["NOT DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED"]) {
      await database.owner.query(`CREATE SEQUENCE tried;
        CREATE FUNCTION clash() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
          IF nextval('tried') < 3 THEN RAISE 'clash' USING ERRCODE = 'serialization_failure'; END IF; RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER clash AFTER INSERT ON setting ${when} FOR EACH ROW EXECUTE FUNCTION clash()`);
      let tries = 0;
      await transaction(database.ground.database, "write", async (tx) => {
        tries += 1;
        await tx.sql`INSERT INTO setting (key, value, changed_at) VALUES (${when}, '{}', now())`;
      });
      expect(tries, when).toBe(3);
      await database.owner.query("DROP TRIGGER clash ON setting; DROP FUNCTION clash; DROP SEQUENCE tried");
    }
    await database.owner.query("DELETE FROM setting WHERE key LIKE '%DEFERRABLE%'");
  });

  test("a read cannot write, by Prisma or by SQL", async () => {
    const bySql = transaction(database.ground.database, "read", (tx) => tx.sql`DELETE FROM sign_in_link`);
    await expect(bySql).rejects.toThrow(/read-only transaction/);
    const byPrisma = transaction(database.ground.database, "read", (tx) => tx.db.setting.create({ data: put("read") }));
    await expect(byPrisma).rejects.toThrow(/read-only transaction/);
  });

  test("values never become text, fragments do", async () => {
    const keys = [fragment`key = ${"one"}`, fragment`key = ${"'; DROP TABLE setting; --"}`];
    const rows = await transaction(
      database.ground.database,
      "read",
      (tx) => tx.sql<{ key: string }>`
      SELECT key FROM setting WHERE ${join(keys, " OR ", fragment`true`)} AND changed_at > ${new Date(0)}`,
    );
    expect(rows).toEqual([{ key: "one" }]);
  });

  test("nor does an object from outside that looks like a fragment", () => {
    const forged: unknown = JSON.parse(
      '{"kind":"fragment","isSql":true,"strings":["1; DROP TABLE setting"],"values":[]}',
    );
    expect(flatten(["SELECT ", ""], [forged])).toEqual({ text: "SELECT $1", parameters: [forged] });
  });
});

describe("the application's own role", () => {
  const attacks = [
    "UPDATE log_entry SET action = 'x'",
    "DELETE FROM log_entry",
    "TRUNCATE log_entry CASCADE",
    "UPDATE log_leaf SET leaf_index = 0",
    "DELETE FROM log_leaf",
    "DELETE FROM log_checkpoint",
    "UPDATE log_checkpoint SET note = ''",
    "DELETE FROM log_tile",
    "ALTER TABLE log_entry DISABLE TRIGGER ALL",
    "DROP TABLE log_entry",
    "UPDATE batch SET row_count = 1",
    "UPDATE register_field SET holding = 'held'",
  ];
  test.each(attacks)("is refused: %s", async (attack) => {
    await expect(database.ground.database.pool.query(attack)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("cannot become the owner", async () => {
    await expect(database.ground.database.pool.query("SET ROLE countersign_owner")).rejects.toThrow(
      /permission denied/,
    );
  });
});

test("even the owner's statement meets the trigger", async () => {
  await database.owner.query(
    `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
     VALUES (gen_random_uuid(), now(), 'a', 'operator', 'program', 'x.y', 'x:1', '{}')`,
  );
  for (const attack of ["UPDATE log_entry SET action = 'z'", "DELETE FROM log_entry", "TRUNCATE log_entry CASCADE"]) {
    await expect(database.owner.query(attack)).rejects.toThrow(/only ever added to/);
  }
});

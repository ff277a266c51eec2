import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Permission, permissions, type Role, roles } from "#lib/auth/permissions.ts";
import { catalogue } from "#lib/catalogue.ts";
import { newId } from "#lib/db/id.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

const sources = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const read = (path: string) => readFileSync(join("lib", path), "utf8");
const operations = catalogue.filter(({ kind }) => kind === "operation");
const promises = ["does it", "refuses without permission", "refuses the wrong state", "two at once, one wins"];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

test("nothing that goes through the door is missing from the catalogue", () => {
  const written = sources
    .filter((path) => !path.includes(".test."))
    .flatMap((path) =>
      [...read(path).matchAll(/= (?:operation|query)\(\{\s*name: "([^"]+)"/g)].map(([, name]) => name),
    );
  expect(catalogue.map(({ name }) => name).sort()).toEqual(written.sort());
  expect(new Set(written).size).toBe(written.length);
  expect(written.length).toBeGreaterThan(50);
});

test("every permission is asked for somewhere, and names its room", () => {
  const asked = new Set<Permission>(catalogue.map(({ permission }) => permission));
  expect(Object.keys(permissions).filter((permission) => !asked.has(permission as Permission))).toEqual([]);
});

describe("every operation keeps its four promises in a test", () => {
  const tests = sources.filter((path) => path.endsWith(".db.test.ts")).map(read);
  test.each(operations.map(({ name }) => name))("%s", (name) => {
    const kept = tests
      .map((text) => text.split(`describe("${name}"`)[1]?.split(/\ndescribe\(/)[0])
      .find((text) => text !== undefined);
    expect(promises.filter((promise) => !kept?.includes(`"${promise}"`))).toEqual([]);
  });
});

/** A caller of that role, whom the door knows by nothing else. */
const actorOf = (role: Role) => ({ id: newId(), role, kind: "person", name: role }) as const;

describe("the permission table is what the door does", () => {
  test.each(catalogue.map((call) => [call.name, call] as const))(
    "%s refuses every role that it does not name",
    async (_, call) => {
      for (const role of roles.filter((one) => !(permissions[call.permission] as readonly Role[]).includes(one))) {
        const refusal = await (call as (...given: unknown[]) => Promise<unknown>)(
          database.ground,
          actorOf(role),
          {},
        ).catch((error) => error);
        expect(refusal).toMatchObject({ code: "forbidden" });
      }
    },
  );
});

test("while the log cannot be written, not even a refusal is given quietly", async () => {
  await database.owner.query(`CREATE FUNCTION shut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the log is shut'; END $$;
    CREATE TRIGGER shut BEFORE INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION shut()`);
  for (const call of operations) {
    const role = roles.find((one) => !(permissions[call.permission] as readonly Role[]).includes(one)) ?? "officer";
    const failing = (call as (...given: unknown[]) => Promise<unknown>)(database.ground, actorOf(role), {});
    await expect(failing).rejects.toThrow(/the log is shut/);
  }
  await database.owner.query("DROP TRIGGER shut ON log_entry");
});

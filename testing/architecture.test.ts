import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** A promise of ARCHITECTURE.md: its number, what holds it, the tests that try to break it. */
const promises = [...readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^\| (\d+) \|[^|]+\|([^|]+)\|([^|]+)\|$/gm)].map(
  ([, number = "", heldBy = "", tests = ""]) => ({ number: Number(number), heldBy, tests: named(tests) }),
);

function named(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

const migrations = join("prisma", "migrations");
const sql = readdirSync(migrations)
  .map((name) => readFileSync(join(migrations, name, "migration.sql"), "utf8"))
  .join("\n");

test("each of the thirteen promises names tests that are there", () => {
  expect(promises.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1));
  for (const { number, tests } of promises) {
    expect(tests.length, `promise ${number}`).toBeGreaterThan(0);
    expect(tests.filter((path) => !/\.test\.ts$/.test(path) || !existsSync(path))).toEqual([]);
  }
});

test("each constraint, trigger and table that holds a promise stands in a migration", () => {
  const inDatabase = promises.flatMap(({ heldBy }) => named(heldBy).filter((name) => /^[a-z]+(_[a-z]+)+$/.test(name)));
  expect(inDatabase.length).toBeGreaterThan(8);
  expect(inDatabase.filter((name) => !new RegExp(`\\b${name}\\b`).test(sql))).toEqual([]);
});

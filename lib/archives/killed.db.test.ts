import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { arrive, banOn, spareFolder } from "#testing/archives.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { make } from "./make.ts";
import { verify } from "./verify.ts";

let base: TestDatabase;
const spare = spareFolder();
const months = ["2023-03", "2023-04", "2023-05", "2023-06"] as const;
const rowsOfMonth = 1_500;

beforeAll(async () => {
  base = await testDatabase();
  for (const [at, month] of months.entries()) {
    const of = Array.from({ length: rowsOfMonth }, (_, n) => banOn(at * rowsOfMonth + n, `${month}-10T10:00:00Z`));
    await arrive(base, of, 100);
  }
  base.setNow(new Date(Date.now() + 3_600_000));
});

const standing = async (month: string) =>
  (
    await base.owner.query(
      `SELECT (SELECT count(*) FROM ban WHERE to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') = $1)::int AS rows,
              (SELECT count(*) FROM ban_archive WHERE to_char(month, 'YYYY-MM') = $1)::int AS archives,
              (SELECT count(*) FROM log_entry WHERE action = 'month.archived' AND subject = 'month:' || $1)::int AS entries`,
      [month],
    )
  ).rows[0];

/** Starts it, waits until it works, lets it go on for a while of its own work, and kills it. */
async function killed(month: string, folder: string, when: (runs: () => boolean) => Promise<void>): Promise<void> {
  const appUrl = base.ownerUrl.replace("countersign_owner:", "countersign_login:");
  const child = spawn(process.execPath, ["testing/archiveChild.ts", appUrl, base.ground.home, month, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  await once(child.stdout, "data");
  await when(() => child.exitCode === null);
  child.kill("SIGKILL");
  await ended;
}

/** Until the folder has this file, or the process is done. */
const until = (path: string) => async (runs: () => boolean) => {
  await expect.poll(() => existsSync(path) || !runs(), { interval: 5, timeout: 60_000 }).toBe(true);
};

test.each([
  ["before it wrote anything", 0, async () => undefined],
  ["while it writes", 1, until(`${spare("1")}/rows.csv.gz`)],
  ["while it verifies", 2, until(`${spare("2")}/manifest.json`)],
] as const)("killed %s: archived or not, and nothing between", async (_, at, when) => {
  const month = months[at] ?? "";
  await killed(month, spare(String(at)), when);
  // What the server had begun for it ends first: its connection is gone.
  await expect
    .poll(
      async () =>
        (
          await base.owner.query(
            "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()",
          )
        ).rowCount,
      { timeout: 60_000 },
    )
    .toBe(0);
  const found = await standing(month);
  if (found.archives === 1) {
    expect(found).toEqual({ rows: 0, archives: 1, entries: 1 });
    expect(await verify(spare(String(at)))).toMatchObject({ holds: true, manifest: { rows: rowsOfMonth } });
    return;
  }
  expect(found).toEqual({ rows: rowsOfMonth, archives: 0, entries: 0 });
  await make(base.ground, operator, { month, folder: spare(`again-${at}`) });
  expect(await standing(month)).toEqual({ rows: 0, archives: 1, entries: 1 });
  expect(await verify(spare(`again-${at}`))).toMatchObject({ holds: true });
});

test("a folder that cannot be written keeps the month in the ledger", async () => {
  // Nothing can be written below a file.
  await expect(make(base.ground, operator, { month: "2023-06", folder: "/dev/null/2023-06" })).rejects.toMatchObject({
    code: "ENOTDIR",
  });
  expect(await standing("2023-06")).toEqual({ rows: rowsOfMonth, archives: 0, entries: 0 });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { make } from "#lib/archives/make.ts";
import { operator } from "#lib/auth/actor.ts";
import { arrive, banOn, spareFolder } from "#testing/archives.ts";
import { testDatabase } from "#testing/database.ts";

const spare = spareFolder();

test("countersign bans put-back says what lies there, and puts it back as the owner, once", async () => {
  const base = await testDatabase();
  /** The command, where the desk runs over a login that owns nothing. */
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, ["bin/countersign.ts", "bans", "put-back", ...args], {
      env: {
        ...process.env,
        COUNTERSIGN_HOME: base.ground.home,
        DATABASE_URL: base.ownerUrl,
        DATABASE_APP_URL: base.ownerUrl.replace("countersign_owner:", "countersign_login:"),
      },
    });
    const [stdout, stderr] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, "close")]);
    const lines = stdout.join("").split("\n").filter(Boolean);
    return { code: child.exitCode, lines: lines.map((line) => JSON.parse(line)), stderr: stderr.join("") };
  };
  await arrive(
    base,
    Array.from({ length: 20 }, (_, n) => banOn(n, "2023-09-10T10:00:00Z")),
  );
  base.setNow(new Date(Date.now() + 3_600_000));
  const { id } = await make(base.ground, operator, { month: "2023-09", folder: spare("september") });
  const left = { id, month: "2023-09", rows: 20 };
  expect(await run()).toMatchObject({ code: 0, lines: [left], stderr: "" });
  expect(await run("2023-09")).toMatchObject({ code: 2, lines: [] });
  expect(await run("--month", "2023-09")).toEqual({ code: 0, lines: [left], stderr: "" });
  const stderr = "2023-09 is back in the ledger already. Nothing was changed.\n";
  expect(await run("--month", "2023-09")).toEqual({ code: 6, lines: [], stderr });
  const none = "No month lies here: none left the ledger within the last week.\n";
  expect(await run()).toEqual({ code: 0, lines: [], stderr: none });
  const { rows } = await base.owner.query(
    "SELECT l.leaf_index IS NOT NULL AS placed FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id WHERE e.action = 'month.restored'",
  );
  expect(rows).toEqual([{ placed: true }]);
});

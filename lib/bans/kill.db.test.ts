import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { importBans } from "#lib/bans/importBans.ts";
import { recount } from "#lib/bans/recount.ts";
import { banLines } from "#testing/bans.ts";
import { testDatabase } from "#testing/database.ts";

const rows = 220_000;
const batchRows = 50_000;

test("killed in the middle of a COPY, twice: whole batches stay, and the whole again gives exactly the rows sent", async () => {
  const { ground, people, owner, ownerUrl } = await testDatabase();
  const appUrl = ownerUrl.replace("countersign_owner:", "countersign_login:");
  const committed = async () => Number((await owner.query("SELECT count(*) AS n FROM ban")).rows[0].n);
  // True while this run's own batches are committed and the next one is inside its COPY into the ledger.
  const copying = async (known: number) => {
    const { rows: found } = await owner.query(
      `SELECT (SELECT COALESCE(sum(row_count), 0) FROM batch) > $1 AND EXISTS (SELECT FROM pg_stat_progress_copy
         WHERE datname = current_database() AND relid::regclass::text LIKE 'ban_2%' AND tuples_processed > 0) AS copying`,
      [known],
    );
    return found[0].copying as boolean;
  };
  let before = 0;
  for (let kill = 0; kill < 2; kill += 1) {
    const child = spawn(
      process.execPath,
      ["testing/importBansChild.ts", appUrl, ground.home, String(rows), String(batchRows)],
      { stdio: "inherit" },
    );
    const gone = once(child, "exit");
    while (child.exitCode === null && !(await copying(before)));
    child.kill("SIGKILL");
    const [, signal] = await gone;
    expect(signal).toBe("SIGKILL");
    before = await committed();
    expect(before % batchRows).toBe(0);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(rows);
    expect((await recount(ground, people.auditor, {})).disagreements).toEqual([]);
  }
  const again = await importBans(ground, people.operator, { source: "platform", input: banLines(0, rows) });
  expect(again).toMatchObject({ read: rows, duplicate: before, imported: rows - before, rejected: 0 });
  expect(await recount(ground, people.auditor, { roots: true })).toMatchObject({ rows, disagreements: [] });
}, 180_000);

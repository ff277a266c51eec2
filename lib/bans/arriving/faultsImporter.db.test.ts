import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { banLines } from "#testing/bans.ts";
import { testDatabase } from "#testing/database.ts";
import { expectWhole, killPoints, withSeed } from "#testing/faults.ts";

const rows = 40_000;
const batchRows = 1_000;

test("an importer that is killed at random points leaves whole batches, and the whole again gives exactly the rows sent", async () => {
  const { ground, people, owner, ownerUrl } = await testDatabase();
  const appUrl = ownerUrl.replace("countersign_owner:", "countersign_login:");
  const committed = async () => Number((await owner.query("SELECT sum(row_count) AS n FROM batch")).rows[0].n);
  await withSeed(async () => {
    for (const point of killPoints(0.4, rows)) {
      const importer = spawn(
        process.execPath,
        ["testing/importBansChild.ts", appUrl, ground.home, String(rows), String(batchRows)],
        { stdio: "inherit" },
      );
      const gone = once(importer, "exit");
      while (importer.exitCode === null && (await committed()) < point);
      importer.kill("SIGKILL");
      await gone;
      expect((await committed()) % batchRows).toBe(0);
    }
    const before = await committed();
    const again = await importBans(ground, people.operator, { source: "platform", input: banLines(0, rows) });
    expect(again).toMatchObject({ read: rows, duplicate: before, imported: rows - before, rejected: 0 });
    await expectWhole(ground, people.auditor, rows);
  });
}, 180_000);

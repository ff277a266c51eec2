import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { embedded } from "#lib/db/embedded.ts";
import { withFileLock } from "#lib/db/fileLock.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "countersign-embedded-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function one(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query("SELECT 1 AS one")).rows[0];
  } finally {
    await client.end();
  }
}

test("three starts at once share one server; the last to leave stops it", async () => {
  const servers = await Promise.all([embedded(home), embedded(home), embedded(home)]);
  expect(new Set(servers.map((server) => server.ownerUrl)).size).toBe(1);
  const [first, second, third] = servers;
  await first?.leave();
  await second?.leave();
  expect(await one(third?.appUrl ?? "")).toEqual({ one: 1 });
  await third?.leave();
  await expect(one(third?.appUrl ?? "")).rejects.toThrow(/ECONNREFUSED/);
});

test("a server that was killed starts again with what it had", async () => {
  const before = await embedded(home);
  const client = new pg.Client({ connectionString: before.ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");
  const postmaster = Number(readFileSync(join(home, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(postmaster, "SIGKILL");
  await client.end().catch(() => undefined);
  const after = await embedded(home);
  const again = new pg.Client({ connectionString: after.ownerUrl });
  await again.connect();
  expect((await again.query("SELECT id FROM kept")).rows).toEqual([{ id: 1 }]);
  await again.end();
  await after.leave();
});

test("a lock left by a process that is gone is taken over, by one of many", async () => {
  const path = join(home, "some.lock");
  writeFileSync(path, "2147483646");
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withFileLock(path, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise(setImmediate);
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
});

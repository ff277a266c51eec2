import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { type Embedded, embedded } from "#lib/db/embedded.ts";
import { type Ground, makeGround } from "#lib/db/ground.ts";
import { migrate } from "#lib/db/migrate.ts";
import { Refusal } from "#lib/refusal.ts";
import { banLines } from "#testing/bans.ts";
import { expectWhole, killPoints, seeded, withSeed } from "#testing/faults.ts";
import { type People, people } from "#testing/people.ts";

// A server of this test's own: the other tests keep theirs.
const home = mkdtempSync(join(tmpdir(), "countersign-kill-"));
const rows = 40_000;
let server: Embedded;
let ground: Ground;
let known: People;

async function open(): Promise<void> {
  server = await embedded(home);
  ground = makeGround({ appUrl: server.appUrl, home });
}

beforeAll(async () => {
  await open();
  await migrate(server.ownerUrl);
  const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
  known = await people(owner);
  await owner.end();
});
afterAll(async () => {
  await ground.database.end().catch(() => undefined);
  await server.leave();
  rmSync(home, { recursive: true, force: true });
});

const owned = async <Row extends pg.QueryResultRow>(query: string): Promise<Row | undefined> => {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows[0];
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** The whole server, or the one process in it that is taking the import, at which PostgreSQL restarts itself. */
async function killOne(whole: boolean): Promise<void> {
  const postmaster = Number(readFileSync(join(home, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  const taking = await owned<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'countersign' AND state <> 'idle' LIMIT 1",
  );
  process.kill(whole ? postmaster : (taking?.pid ?? postmaster), "SIGKILL");
}

test("PostgreSQL that is killed at random points is told in one sentence; started again, the whole again gives exactly the rows sent", async () => {
  const random = seeded(killPoints(1, rows).length);
  const send = () =>
    importBans(ground, known.operator, { source: "platform", input: banLines(0, rows), batchRows: 1_000 });
  await withSeed(async () => {
    for (const point of killPoints(0.3, rows)) {
      let isOver = false;
      const ended = send()
        .then(
          () => null,
          (error: unknown) => error,
        )
        .finally(() => {
          isOver = true;
        });
      const watch = new pg.Client({ connectionString: server.ownerUrl });
      watch.on("error", () => undefined);
      await watch.connect();
      const committed = async () => Number((await watch.query("SELECT sum(row_count) AS n FROM batch")).rows[0].n);
      while (!isOver && (await committed()) < point);
      await killOne(random() < 0.5);
      const error = await ended;
      if (error !== null) {
        expect(error).toBeInstanceOf(Refusal);
        expect(error).toMatchObject({ code: "conflict", message: expect.stringContaining("lands once") });
      }
      await watch.end().catch(() => undefined);
      await ground.database.end();
      await open();
    }
    expect(await send()).toMatchObject({ read: rows, rejected: 0 });
    await expectWhole(ground, known.auditor, rows);
  });
}, 180_000);

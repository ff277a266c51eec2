import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { loadKeyring } from "#lib/crypto/keyring.ts";
import type { Ground } from "#lib/db/ground.ts";
import { openDatabase } from "#lib/db/transaction.ts";
import { silentJournal } from "#lib/journal.ts";
import { atEnd } from "#testing/atEnd.ts";
import { databaseUrl, templateName } from "#testing/cluster.ts";
import { type People, people } from "#testing/people.ts";

/** A database of its own for one test file, as the application sees it, and as its owner does for tampering. */
export type TestDatabase = {
  readonly ground: Ground;
  readonly people: People;
  /** The owner's login: what a superuser could do to us. */
  readonly owner: pg.Pool;
  readonly ownerUrl: string;
  /** Sets the clock that operations see; without it they see the real one. */
  readonly setNow: (at: Date | null) => void;
};

/** Copies the migrated template; the copy is dropped when the file is done. Call it in a `beforeAll` or at the top. */
export async function testDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject("clusterUrl");
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await asOwner(clusterUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY file_copy`),
  );
  atEnd(() => asOwner(clusterUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)));
  const ownerUrl = databaseUrl(clusterUrl, name);
  const home = mkdtempSync(join(tmpdir(), "countersign-home-")); // in the run's own folder, and removed with it
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on("error", () => undefined);
  atEnd(() => owner.end());
  const database = openDatabase(ownerUrl.replace("countersign_owner:", "countersign_login:"));
  atEnd(() => database.end());
  let fixed: Date | null = null;
  const ground: Ground = {
    database,
    keys: loadKeyring(home, {}),
    journal: silentJournal,
    home,
    code: join(import.meta.dirname, ".."),
    now: () => fixed ?? new Date(),
  };
  return {
    ground,
    people: await people(owner),
    owner,
    ownerUrl,
    setNow: (at) => {
      fixed = at;
    },
  };
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Copying one template twice at once is refused by PostgreSQL: the copies wait for each other.
    await client.query("SELECT pg_advisory_lock(1)");
    await work(client);
  } finally {
    await client.end();
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import type { Ground } from "#lib/db/ground.ts";
import { openDatabase } from "#lib/db/transaction.ts";
import { atEnd } from "#testing/atEnd.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

/** One invented ban `of` many, in the days from `from` on; what is given replaces its own. */
export function banOn(number: number, at: string, given: Readonly<Record<string, unknown>> = {}): object {
  return { ...banRecord(number), occurred_at: at, ...given };
}

/** Imports these as one source in batches of `batchRows`, and lets the log sign them. */
export async function arrive(
  base: TestDatabase,
  records: readonly object[],
  batchRows = 50,
  source = "platform",
): Promise<void> {
  const input = pieces(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  const { rejected } = await importBans(base.ground, operator, { source, input, batchRows });
  if (rejected > 0) throw new Error("the invented bans were refused");
  await sequenceAll(base.ground);
}

/** Four hundred bans from 20 August 2023 on, four hours apart, and the ground of a command that works as the owner of the database. */
export async function openOwnedLedger(): Promise<{ base: TestDatabase; owned: Ground }> {
  const base = await testDatabase();
  const database = openDatabase(base.ownerUrl);
  atEnd(() => database.end());
  const records = Array.from({ length: 400 }, (_, n) =>
    banOn(n, new Date(Date.UTC(2023, 7, 20) + n * 4 * 3_600_000).toISOString()),
  );
  await arrive(base, records, 60);
  return { base, owned: { ...base.ground, database } };
}

/** A folder that goes away with the test file. */
export function spareFolder(): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), "countersign-archives-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return (name) => join(root, name);
}

import { z } from "zod";
import { operator } from "#lib/auth/actor.ts";
import { accountKeys, destroyAccountKey } from "#lib/crypto/accountKeys.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const hourMs = 3_600_000;

/**
 * Destroys the key of a version that two people retired, and then writes the certificate: its fingerprint, and how many bans of the
 * ledger and grievances nobody can link to an account any more (counted by reading both once; what lies in archives is not counted, nor a
 * month that was let go this week). Copies in backups are not reached: they go when the backups go.
 */
export const destroyRetired = operation({
  name: "bans.destroyRetired",
  permission: "accountKeys:destroy",
  input: z.object({ version: z.number().int().min(1) }),
  timeoutMs: hourMs,
  async prepare({ ground, read }, { version }) {
    if (!(await read(retiredOnes)).includes(version)) throw notRetired();
    // Whatever stands in the database: a key that new rows are hashed under is never destroyed, nor the last that is here.
    if (version >= accountKeys(ground.keys).current)
      throw new Refusal("conflict", "The newest account key that is here hashes new rows. Nothing was destroyed.");
    destroyAccountKey(ground.keys, version);
  },
  async run({ tx, now }, { version }) {
    const [row] = await tx.sql<{ fingerprint: string }>`
      UPDATE account_key_version SET destroyed_at = ${now} WHERE version = ${version} AND retired_at IS NOT NULL AND destroyed_at IS NULL
      RETURNING fingerprint`;
    if (row === undefined) throw notRetired();
    const [counted] = await tx.sql<{ bans: number; grievances: number }>`
      SELECT (SELECT count(*) FROM ban WHERE account_key = ${version})::float8 AS bans,
             (SELECT count(*) FROM grievance WHERE account_key = ${version})::float8 AS grievances`;
    const { bans = 0, grievances = 0 } = counted ?? {};
    const data = { version, fingerprint: row.fingerprint, bans, grievances };
    return { result: data, audit: [{ action: "accountKey.destroyed", subject: `accountKey:${version}`, data }] };
  },
});

function notRetired(): Refusal {
  return new Refusal(
    "conflict",
    "This version was not retired by two people, or is destroyed already. Nothing was changed.",
  );
}

async function retiredOnes({ sql }: Tx): Promise<number[]> {
  const rows = await sql<{ version: number }>`
    SELECT version FROM account_key_version WHERE retired_at IS NOT NULL AND destroyed_at IS NULL ORDER BY 1`;
  return rows.map(({ version }) => version);
}

/** Destroys every key that waits for it; for the job, which tries again each night where the environment still gives one. */
export async function destroyAllRetired(ground: Ground): Promise<void> {
  for (const version of await transaction(ground.database, "read", retiredOnes))
    await destroyRetired(ground, operator, { version });
}

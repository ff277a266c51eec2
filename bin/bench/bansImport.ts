import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { writeBans } from "#bin/bench/banFile.ts";
import { type Imported, importProcess } from "#bin/bench/importProcess.ts";
import { judged, type Measured } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { batchRowsMax } from "#lib/bans/arriving/batch.ts";
import { Packing } from "#lib/bans/arriving/packing.ts";
import type { Ground } from "#lib/db/ground.ts";
import { fold } from "#lib/tallies/fold.ts";

/** The least the whole path may be of COPY alone, and of what two cores allow; the most memory that the importing process may hold. */
const ofCopy = { is: "at least", ratio: 0.5 } as const;
const ofTwoCores = { is: "at least", ratio: 0.8 } as const;
const rssMbMax = 400;
const unit = "rows/s";

/** What each part takes by itself, in seconds. */
type Parts = { readonly pack: number; readonly ledger: number; readonly keys: number };

/**
 * The whole path (read, validate, keyed hash, leaf, COPY, roll-up, log) by the command itself in a process of its own, beside COPY of
 * the same finished rows into tables of the same shape with the same indexes, and beside its parts, each alone and perfectly overlapped.
 */
export async function bench({ rows = 1_000_000 }: { rows?: number } = {}): Promise<Measured[]> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const file = join(ground.home, "bans.ndjson");
      await writeBans(file, rows);
      await client.query("CHECKPOINT");
      const imported = await importProcess(file, ground.home);
      const folded = await foldSeconds(ground);
      const ledger = await copyAgain(client, ground.home, "ban_2025_01");
      const keys = await copyAgain(client, ground.home, "ban_key");
      const pack = await packAlone(ground, file);
      return compared(rows, imported, folded, { pack, ledger, keys });
    } finally {
      await client.end();
    }
  });
}

/** The counts of the batches into every sum: after the import, as far as no server did it meanwhile. Answers its seconds. */
export async function foldSeconds(ground: Ground): Promise<number> {
  const started = performance.now();
  await fold(ground);
  return Math.round(performance.now() - started) / 1000;
}

function compared(
  rows: number,
  { seconds, rssMb }: Imported,
  folded: number,
  { pack, ledger, keys }: Parts,
): Measured[] {
  const perSecond = (taken: number) => Math.round(rows / taken);
  const what = `${rows} bans of one month, random ids, in batches of ${batchRowsMax}`;
  const value = perSecond(seconds + folded);
  const measured = { what: "read, validate, keyed hash, leaf hash, COPY, roll up, log", value, unit };
  const limit = (said: string, taken: number) => ({ what: said, value: perSecond(taken), unit });
  const twoCores = Math.max((pack + ledger + keys) / 2, pack, ledger + keys);
  return [
    judged({
      ...{ name: "bans-import", what, measured, goal: ofCopy, also: { importSeconds: seconds, foldSeconds: folded } },
      limit: limit("COPY of the same finished rows and keys, same tables, same indexes", ledger + keys),
    }),
    judged({
      ...{ name: "bans-import-ledger", what, measured, goal: ofCopy },
      limit: limit("COPY of the same finished rows into the ledger's table alone, without their keys", ledger),
    }),
    judged({
      ...{ name: "bans-import-cores", what, measured, goal: ofTwoCores },
      limit: limit("the parts, each alone in this run, perfectly overlapped on two cores", twoCores),
      also: { packPerSecond: perSecond(pack), ledgerPerSecond: perSecond(ledger), keysPerSecond: perSecond(keys) },
    }),
    ...memory("bans-import-memory", what, rssMb),
  ];
}

/** What an import may hold, judged; nothing where the platform does not tell. */
export function memory(name: string, what: string, rssMb: number | null): Measured[] {
  if (rssMb === null) return [];
  const measured = { what: "the most that the importing process held, its threads included", value: rssMb, unit: "MB" };
  const limit = { what: "what an import may hold, whatever its length", value: rssMbMax, unit: "MB" };
  return [judged({ name, what, measured, limit, goal: { is: "at most", ratio: 1 } })];
}

/** COPY of the rows just imported, out to a file and in again, in one transaction: what PostgreSQL alone can do. Answers its seconds. */
async function copyAgain(client: pg.Client, home: string, table: string): Promise<number> {
  const file = join(home, `${table}.copy`);
  await pipeline(client.query(to(`COPY ${table} TO STDOUT (FORMAT binary)`)), createWriteStream(file));
  await client.query(`CREATE TABLE limit_${table} (LIKE ${table} INCLUDING ALL)`);
  await client.query("CHECKPOINT");
  return copyFile(client, file, `limit_${table}`);
}

async function copyFile(client: pg.Client, file: string, table: string): Promise<number> {
  const started = performance.now();
  await pipeline(
    createReadStream(file, { highWaterMark: 262_144 }),
    client.query(from(`COPY ${table} FROM STDIN (FORMAT binary)`)),
  );
  return (performance.now() - started) / 1000;
}

/**
 * Rows a second of COPY of the finished rows of one month's partition into a table like it, and of as many keys into the ledger's own table,
 * whose index has the keys of all months: a random page for each. Other keys, of the same batches and in the same order; they are rolled back.
 */
export async function copyOfMonth(client: pg.Client, home: string, table: string): Promise<number> {
  const { rows } = await client.query(`SELECT count(*)::int AS bans FROM ${table}`);
  const ledger = await copyAgain(client, home, table);
  await client.query(
    `CREATE TABLE other_keys AS SELECT md5(batch_id::text || batch_row)::uuid AS key, batch_id, batch_row FROM ${table} ORDER BY batch_id, 1`,
  );
  const file = join(home, "other_keys.copy");
  await pipeline(client.query(to("COPY other_keys TO STDOUT (FORMAT binary)")), createWriteStream(file));
  await client.query("DROP TABLE other_keys");
  await client.query("CHECKPOINT");
  await client.query("BEGIN");
  const keys = await copyFile(client, file, "ban_key");
  await client.query("ROLLBACK");
  return Math.round(Number(rows[0].bans) / (ledger + keys));
}

/** All that the import does but the database's part: from the file's bytes to sealed batches, in one thread. Answers its seconds. */
async function packAlone({ keys }: Ground, file: string): Promise<number> {
  const settings = { source: "bench", format: "ndjson", rowsMax: batchRowsMax, nowMs: Date.now(), keys } as const;
  const packing = new Packing(settings);
  const started = performance.now();
  for await (const chunk of createReadStream(file, { highWaterMark: 262_144 })) {
    packing.push(chunk as Buffer);
    packing.spare.push(...packing.take().batches.map(({ memory: used }) => used));
  }
  packing.end();
  return (performance.now() - started) / 1000;
}

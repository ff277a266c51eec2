import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareBatches, type RecomputeBatch, recomputeBatches, unloggedBatches } from "#lib/audit/batches.ts";
import type { FoundCheckpoint, LeafRun } from "#lib/audit/evidence.ts";
import type { Place, Verdict } from "#lib/audit/fault.ts";
import { LeafWindow, windowLeaves } from "#lib/audit/leafWindow.ts";
import { parseVerifier, type Verifier } from "#lib/audit/note.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint, storedTiles } from "#lib/audit/stored.ts";
import { strays } from "#lib/audit/strays.ts";
import { tileWidth } from "#lib/audit/tile.ts";
import { verify } from "#lib/audit/verify.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";

/** A log of a hundred million entries takes minutes. */
const dayMs = 86_400_000;

export type LiveOptions = {
  /** The key to trust; without it the workspace's own. */
  readonly verifier?: Verifier;
  /** Checkpoints that somebody kept elsewhere, beside the one that lies beside the state. */
  readonly kept?: readonly FoundCheckpoint[];
  readonly onProgress?: (done: { leaves: number; of: number }) => void;
  /** Recomputes batches from the rows that they are of. */
  readonly recomputeBatch?: RecomputeBatch;
};

/**
 * Verifies the log in the database, as it stood at one moment: every leaf from its row, every column against the bytes, every tile and
 * level, every checkpoint's signature and root, the checkpoint kept beside the state, entries without a place, batches. The database and
 * whoever owns it are not believed; the key, the file beside the state and this program are. Two connections share the snapshot: one
 * streams rows while the other looks things up.
 */
export async function live(ground: Ground, options: LiveOptions = {}): Promise<Verdict> {
  // Read before the snapshot is taken: the file is written after its commit, so the database must know at least as much.
  const kept = [...keptBeside(ground.home), ...(options.kept ?? [])];
  const snapshotOf = async (tx: Tx) => {
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    await tx.sql`SET LOCAL statement_timeout = 0`;
    const [row] = await tx.sql<{ name: string }>`SELECT pg_export_snapshot() AS name`;
    return row?.name ?? "";
  };
  const lookUp = (rows: Tx, snapshot: string) =>
    transaction(
      ground.database,
      "read",
      async (tx) => {
        await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
        await tx.connection.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
        await tx.sql`SET LOCAL statement_timeout = 0`;
        return walk(ground, rows, tx, { ...options, kept });
      },
      dayMs,
    );
  return transaction(ground.database, "read", async (rows) => lookUp(rows, await snapshotOf(rows)), dayMs);
}

async function walk(ground: Ground, rows: Tx, tx: Tx, options: LiveOptions): Promise<Verdict> {
  const { sql } = tx;
  const of = (await newestCheckpoint(sql))?.size ?? 0;
  const batches = { count: 0 };
  const { size, root, checkpoints, faults } = await verify(
    {
      verifier: options.verifier ?? parseVerifier(logSigner(ground.keys).verifier),
      runs: runs(rows, sql, batches),
      tiles: storedTiles(sql),
      tilePlace: (level, n) => ({ table: "log_tile", id: `${level}/${n}` }),
      record: (leafIndex) => recordAt(sql, leafIndex),
      checkpoints: storedCheckpoints(sql),
      kept: options.kept ?? [],
    },
    (leaves) => options.onProgress?.({ leaves, of: Math.max(of, leaves) }),
  );
  const { waiting, faults: strayed } = await strays(sql, size, ground.now());
  const unlogged = await unloggedBatches(sql);
  const recomputed = options.recomputeBatch === undefined ? [] : await recomputeBatches(tx, options.recomputeBatch);
  for (const fault of [...strayed, ...unlogged, ...recomputed]) faults.add(fault);
  const fault = faults.first;
  return {
    ...{ code: fault?.code ?? "sound", size, waiting, checkpoints, root },
    ...{ batches: batches.count, fault, faults: faults.count },
  };
}

/** Window after window; while one is hashed, PostgreSQL sends the next. */
async function* runs(rows: Tx, sql: Tx["sql"], batches: { count: number }): AsyncGenerator<LeafRun> {
  let window = await LeafWindow.open(rows, 0);
  let next: LeafWindow | null = null;
  try {
    while (window !== null) {
      await window.fill();
      const tiles = await tilesOf(sql, (window.next - windowLeaves) / tileWidth);
      next = window.isLast ? null : await LeafWindow.open(rows, window.next);
      const differing = await compareBatches(sql, window.batchEntries);
      batches.count += window.batchEntries.length;
      for (const run of window.runs((n) => tiles.get(n) ?? Buffer.alloc(0))) {
        const faults = differing.filter(
          ({ leafIndex }) => Math.floor((leafIndex ?? 0) / tileWidth) * tileWidth === run.first,
        );
        yield faults.length === 0 ? run : { ...run, faults: [...run.faults, ...faults] };
      }
      window = next;
    }
  } finally {
    await next?.abandon();
  }
}

async function tilesOf(sql: Tx["sql"], from: number): Promise<Map<number, Buffer>> {
  const tiles = await sql<{ n: string; hashes: Buffer }>`
    SELECT n, hashes FROM log_tile WHERE level = 0 AND n >= ${from} AND n < ${from + windowLeaves / tileWidth}`;
  return new Map(tiles.map(({ n, hashes }) => [Number(n), hashes]));
}

async function recordAt(sql: Tx["sql"], leafIndex: number): Promise<Place> {
  const [leaf] = await sql<{ entry_id: string }>`SELECT entry_id FROM log_leaf WHERE leaf_index = ${leafIndex}`;
  return leaf === undefined ? { table: "log_leaf", id: String(leafIndex) } : { table: "log_entry", id: leaf.entry_id };
}

/** A thousand checkpoints a query. */
async function* storedCheckpoints(sql: Tx["sql"]): AsyncGenerator<FoundCheckpoint> {
  for (let after = "-1"; ; ) {
    const found = await sql<{ size: string; root: Buffer; note: string }>`
      SELECT size, root, note FROM log_checkpoint WHERE size > ${after}::bigint ORDER BY size LIMIT 1000`;
    for (const { size, root, note } of found)
      yield { table: "log_checkpoint", id: size, note, claimed: { size: Number(size), root } };
    const last = found.at(-1);
    if (last === undefined) return;
    after = last.size;
  }
}

function keptBeside(home: string): FoundCheckpoint[] {
  const path = join(home, "checkpoint");
  try {
    return [{ table: "checkpoint kept beside the state", id: path, note: readFileSync(path, "utf8") }];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

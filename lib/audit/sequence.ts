import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openCheckpoint, signCheckpoint } from "#lib/audit/checkpoint.ts";
import { emptyRoot, hashBytes } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint, storedTiles } from "#lib/audit/stored.ts";
import { rangeRoot, tileWidth } from "#lib/audit/tile.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";

/** Held for one round: of many processes one sequences. */
const sequencerLock = 0x6373_7371;
/** Entries a round: a round stays well under a second. */
const roundMax = 5_000;
/** How long the sequencer rests between rounds; with the round itself an entry is signed well within a second. */
const restMs = 250;

/** What is stored and what was signed disagree. The sequencer signs nothing more until a person has looked. */
export class LogDamaged extends Error {
  override readonly name = "LogDamaged";
}

/**
 * One round: gives waiting entries their leaf index, grows the tiles, signs a checkpoint, all in one transaction; answers how many.
 * Before it builds on the tree it proves that the stored tiles give the root that was last signed.
 * @throws LogDamaged when they do not, or when the database is older than the checkpoint kept beside the state.
 */
export async function sequence(ground: Ground): Promise<number> {
  const done = await transaction(ground.database, "write", async (tx) => {
    const [lock] = await tx.sql<{ taken: boolean }>`SELECT pg_try_advisory_xact_lock(${sequencerLock}) AS taken`;
    if (lock?.taken !== true) return null;
    const waiting = await tx.sql<{ id: string; leaf_hash: Buffer }>`
      SELECT e.id, e.leaf_hash FROM log_pending p JOIN log_entry e ON e.id = p.entry_id ORDER BY p.entry_id LIMIT ${roundMax}`;
    if (waiting.length === 0) return null;
    const size = await provenSize(tx, ground);
    await tx.sql`INSERT INTO log_leaf (leaf_index, entry_id)
      SELECT ${size} + place - 1, id FROM unnest(${waiting.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS given (id, place)`;
    await tx.sql`DELETE FROM log_pending WHERE entry_id = ANY(${waiting.map(({ id }) => id)}::uuid[])`;
    await grow(tx, 0, size, Buffer.concat(waiting.map(({ leaf_hash }) => leaf_hash)));
    const tree = { size: size + waiting.length, root: await rangeRoot(storedTiles(tx.sql), 0, size + waiting.length) };
    const note = signCheckpoint(tree, logSigner(ground.keys));
    await tx.sql`INSERT INTO log_checkpoint (size, root, note, signed_at) VALUES (${tree.size}, ${Buffer.from(tree.root)}, ${note}, ${ground.now()})`;
    return { count: waiting.length, note };
  });
  if (done === null) return 0;
  keepBeside(ground.home, done.note);
  return done.count;
}

/** Sequences until nothing waits: what a command does before it leaves. */
export async function sequenceAll(ground: Ground): Promise<void> {
  while ((await sequence(ground)) > 0);
}

/** Sequences from now on, in the background; the answer stops it after the round under way. */
export function startSequencer(ground: Ground): () => Promise<void> {
  const stopping = new AbortController();
  const work = (async () => {
    while (!stopping.signal.aborted) {
      try {
        // A full round means that more waits. Otherwise it rests: a round costs the same for one entry as for a thousand.
        if ((await sequence(ground)) < roundMax)
          await pause(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      } catch (error) {
        ground.journal.fault("sequencer", error);
        await pause(5 * restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  })();
  return async () => {
    stopping.abort();
    await work;
  };
}

/** The size of the stored tree, once its tiles are shown to give the root last signed. */
async function provenSize(tx: Tx, ground: Ground): Promise<number> {
  const newest = await newestCheckpoint(tx.sql);
  const size = newest?.size ?? 0;
  const kept = readBeside(ground);
  if (kept !== null && kept.size > size) {
    throw new LogDamaged(
      `The database's log has ${size} entries, and a checkpoint of ${kept.size} was signed: the database is older than the log.`,
    );
  }
  if (newest === null) return 0;
  const root = await rangeRoot(storedTiles(tx.sql), 0, size);
  if (Buffer.compare(root, newest.root) !== 0)
    throw new LogDamaged("The stored tiles do not give the root that was signed.");
  if (kept !== null && kept.size > 0) {
    const then = await rangeRoot(storedTiles(tx.sql), 0, kept.size);
    if (Buffer.compare(then, kept.root) !== 0)
      throw new LogDamaged("The stored log is not the one whose checkpoint is kept beside the state.");
  }
  return size;
}

/** Appends hashes at `level` from node `first` on; each tile that becomes full gives one hash to the level above. */
async function grow(tx: Tx, level: number, first: number, hashes: Buffer): Promise<void> {
  const n = Math.floor(first / tileWidth);
  const [begun] =
    first % tileWidth === 0
      ? []
      : await tx.sql<{ hashes: Buffer }>`SELECT hashes FROM log_tile WHERE level = ${level} AND n = ${n}`;
  const run = begun === undefined ? hashes : Buffer.concat([begun.hashes, hashes]);
  const above: Buffer[] = [];
  for (let at = 0; at * tileWidth * hashBytes < run.length; at += 1) {
    const tile = run.subarray(at * tileWidth * hashBytes, (at + 1) * tileWidth * hashBytes);
    await tx.sql`INSERT INTO log_tile (level, n, hashes) VALUES (${level}, ${n + at}, ${tile})
      ON CONFLICT (level, n) DO UPDATE SET hashes = EXCLUDED.hashes`;
    if (tile.length === tileWidth * hashBytes) above.push(rootOf(tile));
  }
  if (above.length > 0) await grow(tx, level + 1, n, Buffer.concat(above));
}

/** Copies the checkpoint beside the state: a database put back to an earlier day is then noticed. */
function keepBeside(home: string, note: string): void {
  const draft = join(home, `.checkpoint.${process.pid}`);
  writeFileSync(draft, note, { mode: 0o600 });
  renameSync(draft, join(home, "checkpoint"));
}

function readBeside(ground: Ground): { size: number; root: Buffer } | null {
  let note: string;
  try {
    note = readFileSync(join(ground.home, "checkpoint"), "utf8");
  } catch {
    return null;
  }
  const { size, root } = openCheckpoint(note, parseVerifier(logSigner(ground.keys).verifier));
  return { size, root: size === 0 ? emptyRoot : root };
}

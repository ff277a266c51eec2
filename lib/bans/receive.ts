import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import { type BanBatch, keepRows, keyRowBytes, type Received } from "#lib/bans/batch.ts";
import { copyInto } from "#lib/bans/copyInto.ts";
import { packedColumns } from "#lib/bans/pack.ts";
import { findRepeat, keepAnswer } from "#lib/bans/repeat.ts";
import { roll } from "#lib/bans/roll.ts";
import { sealBatch } from "#lib/bans/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";

/** What else is to commit with a batch, such as how far an import has come; it runs after the rows, in their transaction. */
export type Beside = (tx: Tx, now: Date, counts: Received) => Promise<void>;

const isBatch = (value: unknown): value is BanBatch =>
  typeof value === "object" && value !== null && "leaves" in value && "size" in value && Number(value.size) > 0;

/**
 * Takes one batch of checked bans into the ledger: keys, rows, counts, roll-up and one entry, in one transaction. A ban whose source and
 * id are known changes nothing, whatever its other columns say. With `repeat`, the sender's answer is kept in the same transaction.
 */
export const receive = operation({
  name: "bans.receive",
  permission: "bans:import",
  input: z.object({
    batch: z.custom<BanBatch>(isBatch, "A batch holds at least one ban"),
    repeat: z
      .object({
        key: z.string().min(1).max(255),
        digest: z.string(),
        answer: z.record(z.string(), z.unknown()),
        startedMs: z.number(),
      })
      .optional(),
    beside: z.custom<Beside>((value) => typeof value === "function").optional(),
  }),
  run: async ({ tx, actor, now }, { batch, repeat, beside }) => {
    const { source } = batch;
    await assertKeyLive(tx, actor);
    // The row of the source is the lock under which its keys are looked at and written.
    await tx.sql`INSERT INTO ban_source (name, first_received_at, last_received_at) VALUES (${source}, ${now}, ${now})
      ON CONFLICT (name) DO UPDATE SET last_received_at = greatest(ban_source.last_received_at, EXCLUDED.last_received_at)`;
    const answered = repeat === undefined ? null : await findRepeat(tx, actor, repeat);
    const kept = answered === null ? await takeKeys(tx, batch) : null;
    const counts = { imported: kept?.size ?? 0, duplicate: batch.size - (kept?.size ?? 0) };
    const conclude = async (): Promise<Received> => {
      await beside?.(tx, now, counts);
      if (repeat === undefined) return counts;
      return { ...counts, answered: answered ?? (await keepAnswer(tx, actor, now, repeat, counts)) };
    };
    if (kept === null) {
      const data = { kind: "bans", source, rows: 0, duplicate: counts.duplicate };
      const subject = `source:${source}` as const;
      return { result: await conclude(), audit: [{ action: "batch.repeated", subject, data }] };
    }
    const seal = sealBatch(kept);
    for (const month of seal.months) await tx.sql`SELECT ban_month(${month}::date)`;
    await copyInto(tx.connection, tableOf(seal.months), packedColumns, kept.rows.subarray(0, kept.ends[kept.size - 1]));
    await roll(tx, kept, seal, now);
    const data = {
      kind: "bans",
      source,
      rows: kept.size,
      root: seal.root.toString("hex"),
      countsDigest: seal.digest.toString("hex"),
    };
    return { result: await conclude(), audit: [{ action: "batch.received", subject: `batch:${kept.id}`, data }] };
  },
});

/** Straight into the partition where there is one; the parent sorts rows of several months itself. */
function tableOf(months: readonly string[]): string {
  const [only] = months;
  return months.length === 1 && only !== undefined ? `ban_${only.slice(0, 4)}_${only.slice(5, 7)}` : "ban";
}

/** Writes the keys and answers the batch of rows that are new, or null when none is. The rule is that all are; a second look costs a staging table. */
async function takeKeys(tx: Tx, batch: BanBatch): Promise<BanBatch | null> {
  await tx.sql`SAVEPOINT keys`;
  try {
    await copyKeys(tx, batch);
    await tx.sql`RELEASE SAVEPOINT keys`;
    return batch;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await tx.sql`ROLLBACK TO SAVEPOINT keys`;
  }
  const positions = await newPositions(tx, batch);
  if (positions.length === 0) return null;
  const kept = keepRows(batch, positions);
  await copyKeys(tx, kept);
  return kept;
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}

async function copyKeys(tx: Tx, batch: BanBatch): Promise<void> {
  sealBatch(batch);
  const rows = batch.keyRows.subarray(0, batch.size * keyRowBytes);
  await copyInto(tx.connection, "ban_key", "key, batch_id, batch_row", rows);
}

/** The rows whose key is neither in the ledger nor earlier in the batch, ascending. */
async function newPositions(tx: Tx, batch: BanBatch): Promise<number[]> {
  await tx.sql`CREATE TEMPORARY TABLE IF NOT EXISTS arriving (key uuid NOT NULL, position integer NOT NULL) ON COMMIT DROP`;
  await tx.sql`TRUNCATE arriving`;
  const rows = Buffer.alloc(batch.size * 30);
  for (let row = 0; row < batch.size; row += 1) {
    const at = row * 30;
    rows[at + 1] = 2;
    rows[at + 5] = 16;
    batch.keys.copy(rows, at + 6, row * 16, row * 16 + 16);
    rows[at + 25] = 4;
    rows.writeInt32BE(row, at + 26);
  }
  await copyInto(tx.connection, "arriving", "key, position", rows);
  const [found] = await tx.sql<{ positions: number[] | null }>`
    SELECT array_agg(position ORDER BY position) AS positions FROM (
      SELECT min(position) AS position FROM arriving a
       WHERE NOT EXISTS (SELECT FROM ban_key k WHERE k.key = a.key) GROUP BY a.key) new`;
  return found?.positions ?? [];
}

import { type BanBatch, keyRowBytes, startOf } from "#lib/bans/arriving/batch.ts";
import { copyInto } from "#lib/bans/arriving/copyInto.ts";
import { keepRows } from "#lib/bans/arriving/keepRows.ts";
import { otherAccounts } from "#lib/bans/arriving/otherAccounts.ts";
import { packedColumns } from "#lib/bans/arriving/pack.ts";
import { sealBatch } from "#lib/bans/arriving/seal.ts";
import type { AccountKeyPlace } from "#lib/crypto/keyring.ts";
import type { Tx } from "#lib/db/transaction.ts";

type Keys = { readonly account: AccountKeyPlace };

/** The rows that are new, null when none is; and by number those whose id is known with other content. */
export type TakenKeys = { readonly kept: BanBatch | null; readonly conflicting: readonly number[] };

const keyColumns = "key, batch_id, batch_row";

/**
 * Writes the keys of a batch. The rule is that all are new; a second look costs staging tables, and none where the very same batch was
 * received before, as when a file is sent again.
 */
export async function takeKeys(tx: Tx, keys: Keys, batch: BanBatch): Promise<TakenKeys> {
  await tx.sql`SAVEPOINT keys`;
  try {
    await copyKeys(tx, batch, "ban_key");
    await tx.sql`RELEASE SAVEPOINT keys`;
    return { kept: batch, conflicting: [] };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await tx.sql`ROLLBACK TO SAVEPOINT keys`;
  }
  if (await wasReceived(tx, batch)) return { kept: null, conflicting: [] };
  const { fresh, conflicting } = await sift(tx, keys, batch);
  if (fresh.length === 0) return { kept: null, conflicting };
  const kept = keepRows(batch, fresh);
  await copyKeys(tx, kept, "ban_key");
  return { kept, conflicting };
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}

async function copyKeys(tx: Tx, batch: BanBatch, table: "ban_key" | "arriving_key"): Promise<void> {
  sealBatch(batch);
  await copyInto(tx.connection, table, keyColumns, batch.keyRows.subarray(0, batch.size * keyRowBytes));
}

/** The root is over all that the rows say, their source and order included. */
async function wasReceived(tx: Tx, batch: BanBatch): Promise<boolean> {
  const [found] = await tx.sql`SELECT FROM batch WHERE root = ${sealBatch(batch).root} AND row_count = ${batch.size}
    AND source = ${batch.source} AND kind = 'bans' AND leaf = 2`;
  return found !== undefined;
}

/** Parts the rows of a batch: those that are new, and those whose id is known with other content; the others are duplicates. */
async function sift(tx: Tx, keys: Keys, batch: BanBatch): Promise<{ fresh: number[]; conflicting: number[] }> {
  await tx.sql`CREATE TEMPORARY TABLE IF NOT EXISTS arriving_key (LIKE ban_key) ON COMMIT DROP`;
  await copyKeys(tx, batch, "arriving_key");
  const known = await knownRows(tx);
  const conflicting = known.size === 0 ? [] : await differing(tx, batch, known);
  if (known.size > 0) conflicting.push(...(await otherAccounts(tx, keys, batch, new Set(conflicting))));
  const firsts = new Map<string, number>();
  for (let row = 0; row < batch.size; row += 1) {
    if (known.has(row)) continue;
    const key = batch.keys.toString("latin1", row * 16, row * 16 + 16);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    else if (!sameLeaf(batch, first, row)) conflicting.push(row);
  }
  return { fresh: [...firsts.values()], conflicting: conflicting.sort((one, other) => one - other) };
}

function sameLeaf({ leaves }: BanBatch, one: number, other: number): boolean {
  return leaves.compare(leaves, one * 32, one * 32 + 32, other * 32, other * 32 + 32) === 0;
}

/** Each key is looked up by itself: a join could read all keys of the ledger for one batch. Where it was found stays in `known_key`. */
async function knownRows(tx: Tx): Promise<Set<number>> {
  await tx.sql`CREATE TEMPORARY TABLE IF NOT EXISTS known_key (position integer, batch_id uuid, batch_row integer) ON COMMIT DROP`;
  const [found] = await tx.sql<{ positions: number[] | null }>`
    WITH known AS (
      INSERT INTO known_key SELECT a.batch_row, k.batch_id, k.batch_row FROM arriving_key a
       CROSS JOIN LATERAL (SELECT k.batch_id, k.batch_row FROM ban_key k WHERE k.key = a.key LIMIT 1) k RETURNING position)
    SELECT array_agg(position) AS positions FROM known`;
  return new Set(found?.positions);
}

/**
 * Which of the known rows say something else than the ledger: all columns where the batch that holds the ban commits to all, else what
 * its leaf says. Where another version of the account key made the hash, `otherAccounts` compares the accounts; a ban whose month is in an
 * archive is not here to be compared with, and passes for the same.
 */
async function differing(tx: Tx, batch: BanBatch, known: ReadonlySet<number>): Promise<number[]> {
  await tx.sql`CREATE TEMPORARY TABLE IF NOT EXISTS arriving (LIKE ban) ON COMMIT DROP`;
  const bytesOf = (row: number) => batch.rows.subarray(startOf(batch.ends, row), batch.ends[row]);
  const areAll = known.size === batch.size;
  const rows = areAll ? batch.rows.subarray(0, batch.ends[batch.size - 1]) : Buffer.concat([...known].map(bytesOf));
  await copyInto(tx.connection, "arriving", packedColumns, rows);
  const [found] = await tx.sql<{ rows: number[] | null }>`
    SELECT array_agg(a.batch_row) AS rows FROM arriving a JOIN known_key k ON k.position = a.batch_row JOIN batch h ON h.id = k.batch_id
     WHERE NOT COALESCE(
       (SELECT (b.action, b.surface, b.reason, b.signal, b.automation, b.reported_before, b.country)
               = (a.action, a.surface, a.reason, a.signal, a.automation, a.reported_before, a.country)
           AND (h.leaf = 1 OR (b.account = a.account OR b.account_key <> a.account_key)
             AND (b.account_created_on, b.request, b.external_report, b.appeal_of, b.policy)
               IS NOT DISTINCT FROM (a.account_created_on, a.request, a.external_report, a.appeal_of, a.policy))
          FROM ban b WHERE b.batch_id = k.batch_id AND b.batch_row = k.batch_row AND b.occurred_at = a.occurred_at),
       (SELECT false FROM ban b WHERE b.batch_id = k.batch_id AND b.batch_row = k.batch_row LIMIT 1),
       true)`;
  return found?.rows ?? [];
}

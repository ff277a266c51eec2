import { hashBytes } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { type ArchivedRow, leafOfRow } from "./row.ts";
import { type Span, spansOf } from "./subtrees.ts";

/** A batch with its rows of one month, and the leaf of every row that it ever had. */
export type LoadedBatch = {
  readonly id: string;
  readonly source: string;
  readonly size: number;
  readonly form: number;
  readonly root: Buffer;
  readonly rows: readonly ArchivedRow[];
  readonly own: readonly Span[];
  readonly leaves: Buffer;
};

/** The batches that may have rows of the days, in the order of their ids. */
export async function batchesOfMonth({ sql }: Pick<Tx, "sql">, first: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    SELECT batch_id AS id FROM ban_batch_count WHERE last_day >= ${first}::date AND first_day < ${first}::date + interval '1 month' ORDER BY 1`;
  return rows.map(({ id }) => id);
}

/**
 * Loads a batch, at most 50,000 rows, and holds its leaves against the root that arrived. Null where it has no row of the month.
 * @throws Refusal `conflict` when its rows do not give its root: what is damaged is not archived.
 */
export async function loadBatch({ sql }: Pick<Tx, "sql">, id: string, month: string): Promise<LoadedBatch | null> {
  const [batch] = await sql<Omit<LoadedBatch, "rows" | "own" | "leaves">>`
    SELECT id, source, row_count AS size, leaf AS form, root FROM batch WHERE id = ${id}::uuid`;
  if (batch === undefined) throw damaged(id);
  const all = await sql<ArchivedRow>`
    SELECT b.batch_id::text AS batch, ${batch.source} AS source, ${textColumns} FROM ban b WHERE b.batch_id = ${id}::uuid ORDER BY b.batch_row`;
  const rows = all.filter(({ occurred_at: at }) => at.startsWith(month));
  if (rows.length === 0) return null;
  const leaves = Buffer.alloc(batch.size * hashBytes);
  for (const row of all) leafOfRow(row, batch.form).copy(leaves, Number(row.row) * hashBytes);
  let known = all.length;
  for (const { numbers, bytes } of await archivedLeaves({ sql }, id)) {
    for (const [at, number] of numbers.entries())
      bytes.copy(leaves, number * hashBytes, at * hashBytes, (at + 1) * hashBytes);
    known += numbers.length;
  }
  if (known !== batch.size || !rootOf(leaves).equals(batch.root)) throw damaged(id);
  return { ...batch, rows, own: spansOf(rows.map(({ row }) => Number(row))), leaves };
}

const textColumns = fragment`b.batch_row::text AS row, b.sender_id AS id,
  to_char(b.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS occurred_at, b.action, b.country, b.surface, b.reason, b.signal,
  b.automation, b.reported_before::text AS reported_before, COALESCE(to_char(b.account_created_on, 'YYYY-MM-DD'), '') AS account_created_on,
  encode(b.account, 'hex') AS account, b.account_key::text AS account_key, COALESCE(b.request, '') AS request,
  COALESCE(b.external_report, '') AS external_report, COALESCE(b.appeal_of, '') AS appeal_of, COALESCE(b.policy, '') AS policy`;

/** The leaves of a batch's rows that are in archives now, which keep them because the batch has rows in other months. */
async function archivedLeaves({ sql }: Pick<Tx, "sql">, id: string): Promise<{ numbers: number[]; bytes: Buffer }[]> {
  return sql<{ numbers: number[]; bytes: Buffer }>`
    SELECT (SELECT array_agg(n ORDER BY n) FROM unnest(b.numbers) span, generate_series(lower(span), upper(span) - 1) n) AS numbers, b.leaves AS bytes
      FROM ban_archive_batch b JOIN ban_archived a ON a.id = b.archive_id WHERE b.batch_id = ${id}::uuid AND b.leaves IS NOT NULL`;
}

function damaged(id: string): Refusal {
  return new Refusal(
    "conflict",
    `The rows of batch ${id} do not give the root that arrived: a row was changed, added or removed. Nothing was archived; countersign log verify --rows says more.`,
  );
}

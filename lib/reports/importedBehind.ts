import type { Tx } from "#lib/db/transaction.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import { countable } from "./countable.ts";
import { counting, type Folded, recordsMax } from "./foldedBehind.ts";
import type { Period } from "./report.ts";

/** A request that came with a batch, as its row tells. */
export type Imported = Folded<StatisticRow> & { readonly batch: string };

/**
 * The imported requests of these batches by id, those received in a span of days, or all; and every one whose row no longer says when it
 * was received.
 */
export async function* importedBehind(
  { sql }: Tx,
  batches: readonly string[],
  { span, after }: { readonly span: Period | null; readonly after: string | null },
): AsyncGenerator<Imported> {
  for (let last = after ?? "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await sql<{ id: string; batch: string; statistic: unknown }>`
      SELECT id, batch_id AS batch, statistic FROM (
        SELECT id, batch_id, statistic, left(statistic ->> 'receivedAt', 10) AS day FROM legal_request
         WHERE batch_id = ANY (${batches}::uuid[]) AND id > ${last}::uuid) given
       WHERE COALESCE(day !~ '^\\d{4}-\\d\\d-\\d\\d$', true) OR day BETWEEN ${span?.from ?? "0000"} AND ${span?.to ?? "9999-99"}
       ORDER BY id LIMIT ${recordsMax}`;
    for (const { id, batch, statistic } of page) {
      const [row, faults] = counting(`legal_request: request ${id}`, () => countable(statistic));
      yield { id, batch, row, faults };
    }
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.id;
  }
}

/** A sentence for each batch of requests that has another number of rows than arrived. */
export async function importedMissing({ sql }: Tx, batches: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string; arrived: number; rows: string }>`
    SELECT h.id, h.row_count AS arrived, (SELECT count(*) FROM legal_request r WHERE r.batch_id = h.id) AS rows
      FROM batch h WHERE h.kind = 'requests' AND h.id = ANY (${batches}::uuid[]) ORDER BY h.id`;
  return found
    .filter(({ arrived, rows }) => Number(rows) !== arrived)
    .map(({ id, arrived, rows }) => `legal_request: batch ${id} has ${rows} rows where ${arrived} arrived.`);
}

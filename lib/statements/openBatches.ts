import type { Tx } from "#lib/db/transaction.ts";
import { publicSurface } from "./statement.ts";

/** A batch of the ledger that is not gone through yet: how far it was, and whether anything in it is of a public surface at all. */
export type OpenBatch = {
  readonly id: string;
  readonly rowCount: number;
  readonly seen: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly anyPublic: boolean;
};

const batchesMax = 500;

/** The oldest batches that are still to be gone through, at most 500. Whether one holds a public surface is told by its sums, not by its rows. */
export function openBatches(tx: Tx): Promise<OpenBatch[]> {
  return tx.sql<OpenBatch>`
    SELECT o.*, position(${`"surface":"${publicSurface}"`} IN c.lines) > 0 AS "anyPublic",
           to_char(c.first_day, 'YYYY-MM-DD') AS "firstDay", to_char(c.last_day, 'YYYY-MM-DD') AS "lastDay"
      FROM (SELECT h.id, h.row_count AS "rowCount", COALESCE(d.rows_seen, 0) AS seen FROM batch h LEFT JOIN statement_drafting d ON d.batch_id = h.id
             WHERE h.kind = 'bans' AND d.done IS NOT TRUE ORDER BY h.id LIMIT ${batchesMax}) o
      JOIN ban_batch_count c ON c.batch_id = o.id ORDER BY o.id`;
}

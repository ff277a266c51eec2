import type { BanBatch, BatchSeal } from "#lib/bans/arriving/batch.ts";
import { copyInto } from "#lib/bans/arriving/copyInto.ts";
import { countColumns, lineColumns } from "#lib/bans/arriving/counts.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** Writes the batch, its count lines, which bans it ends, and its counts where the roll-up takes them in (`ban_tally_fold`): nothing here waits for another import. */
export async function roll(tx: Tx, batch: BanBatch, seal: BatchSeal, now: Date): Promise<void> {
  await tx.sql`INSERT INTO batch (id, kind, source, row_count, root, counts_digest, received_at, leaf, nodes)
    VALUES (${batch.id}, 'bans', ${batch.source}, ${batch.size}, ${seal.root}, ${seal.digest}, ${now}, 2, ${seal.nodes})`;
  // Megabytes where bans are of many kinds: a parameter would be copied twice on its way.
  await copyInto(tx.connection, "ban_batch_count", lineColumns, seal.lineRow);
  await copyInto(tx.connection, "ban_tally_open", countColumns, seal.counts);
  if (batch.reinstatements.length === 0) return;
  await tx.sql`
    INSERT INTO ban_reinstatement (original, batch_id, batch_row, occurred_at)
    SELECT original, ${batch.id}::uuid, row, to_timestamp("occurredAtMs" / 1000.0)
      FROM json_to_recordset(${JSON.stringify(batch.reinstatements)}::json) AS given (row integer, original uuid, "occurredAtMs" bigint)`;
}

import type { BanBatch, BatchSeal } from "#lib/bans/batch.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** Writes the batch, its count lines, which bans it ends, and adds its counts to the roll-up, in one order for all, so that two imports never wait for each other in a ring. */
export async function roll(tx: Tx, batch: BanBatch, seal: BatchSeal, now: Date): Promise<void> {
  await tx.sql`INSERT INTO batch (id, kind, source, row_count, root, counts_digest, received_at, leaf, nodes)
    VALUES (${batch.id}, 'bans', ${batch.source}, ${batch.size}, ${seal.root}, ${seal.digest}, ${now}, 2, ${seal.nodes})`;
  await tx.sql`INSERT INTO ban_batch_count (batch_id, first_day, last_day, lines)
    VALUES (${batch.id}, ${seal.firstDay}::date, ${seal.lastDay}::date, ${seal.lines})`;
  await tx.sql`
    INSERT INTO ban_day AS kept (day, country, surface, action, reason, signal, automation, reported_before, count)
    SELECT day, country, surface, action, reason, signal, automation, "reportedBefore", count
      FROM json_to_recordset(${`[${seal.lines.replaceAll("\n", ",")}]`}::json) AS given (day date, country char(2), surface ban_surface,
        action ban_action, reason ban_reason, signal ban_signal, automation ban_automation, "reportedBefore" boolean, count bigint)
     ORDER BY day, country, surface, action, reason, signal, automation, "reportedBefore"
    ON CONFLICT (day, country, surface, action, reason, signal, automation, reported_before)
      DO UPDATE SET count = kept.count + EXCLUDED.count`;
  if (batch.reinstatements.length === 0) return;
  await tx.sql`
    INSERT INTO ban_reinstatement (original, batch_id, batch_row, occurred_at)
    SELECT original, ${batch.id}::uuid, row, to_timestamp("occurredAtMs" / 1000.0)
      FROM json_to_recordset(${JSON.stringify(batch.reinstatements)}::json) AS given (row integer, original uuid, "occurredAtMs" bigint)`;
}

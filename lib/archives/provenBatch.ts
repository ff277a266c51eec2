import { proveInclusion } from "#lib/audit/proof.ts";
import { newestCheckpoint, type StoredCheckpoint, storedTiles } from "#lib/audit/stored.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Month } from "./archive.ts";
import { type LoadedBatch, loadBatch } from "./loadBatch.ts";

/** A batch, and its entry's way to the checkpoint. */
export type ProvenBatch = LoadedBatch & {
  /** The entry `batch.received`, as the log commits to it. */
  readonly entry: string;
  readonly index: number;
  /** Base64, from the entry's sibling up (RFC 6962). */
  readonly proof: readonly string[];
};

/** The newest checkpoint, under which every batch of an archive is proved. @throws Refusal `conflict` before the first. */
export async function checkpointNow({ sql }: Pick<Tx, "sql">): Promise<StoredCheckpoint> {
  const checkpoint = await newestCheckpoint(sql);
  if (checkpoint === null) throw waits();
  return checkpoint;
}

/** One batch with its rows of the month; null where it has none. @throws Refusal `conflict` while no checkpoint covers its entry. */
export async function provenBatch(
  tx: Pick<Tx, "sql">,
  id: string,
  month: Month,
  size: number,
): Promise<ProvenBatch | null> {
  const batch = await loadBatch(tx, id, month);
  if (batch === null) return null;
  const [entry] = await tx.sql<{ bytes: Buffer; index: string | null }>`
    SELECT e.bytes, l.leaf_index AS index FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE e.subject = ${`batch:${id}`} AND e.action = 'batch.received'`;
  if (entry === undefined || entry.index === null || Number(entry.index) >= size) throw waits();
  const index = Number(entry.index);
  const proof = await proveInclusion(storedTiles(tx.sql), index, size);
  return {
    ...batch,
    entry: entry.bytes.toString("utf8"),
    index,
    proof: proof.map((one) => Buffer.from(one).toString("base64")),
  };
}

function waits(): Refusal {
  return new Refusal(
    "conflict",
    "The log has not yet signed every batch of this month. Nothing was archived: try again in a few seconds.",
  );
}

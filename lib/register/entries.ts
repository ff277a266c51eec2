import type { Tx } from "#lib/db/transaction.ts";

/** Where the log keeps what was done with a version: by action, the leaf of its entry; null in the second before it is placed. */
export async function entriesOf(tx: Tx, versionId: string): Promise<Readonly<Record<string, number | null>>> {
  const rows = await tx.sql<{ action: string; leaf: string | null }>`
    SELECT e.action, l.leaf_index AS leaf FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE e.subject = ${`register:${versionId}`}`;
  return Object.fromEntries(rows.map(({ action, leaf }) => [action, leaf === null ? null : Number(leaf)]));
}

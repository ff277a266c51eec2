import type { Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** One entry of the log about a request. `leafIndex` is null for the second in which the log has not placed it yet. */
export type HistoryLine = {
  readonly entryId: string;
  readonly at: Date;
  readonly action: string;
  readonly actorName: string;
  readonly actorRole: string;
  readonly data: Entry["data"];
  readonly leafIndex: number | null;
};

/** What the log says of a request, oldest first: the same rows that the tree commits to. An imported one has its batch's entry. */
export async function history(tx: Tx, id: string, batchId: string | null): Promise<HistoryLine[]> {
  const rows = await tx.sql<Omit<HistoryLine, "data" | "leafIndex"> & { bytes: Buffer; leafIndex: string | null }>`
    SELECT e.id AS "entryId", e.at, e.action, COALESCE(p.name, o.name, initcap(e.actor_role)) AS "actorName", e.actor_role AS "actorRole",
           e.bytes, l.leaf_index AS "leafIndex"
      FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id LEFT JOIN person p ON p.id::text = e.actor_id
      LEFT JOIN officer o ON o.id::text = e.actor_id
     WHERE e.subject = ${`request:${id}`} OR e.subject = ${`batch:${batchId ?? ""}`} ORDER BY e.id`;
  return rows.map(({ bytes, leafIndex, ...row }) => ({
    ...row,
    data: (JSON.parse(bytes.toString("utf8")) as Entry).data,
    leafIndex: leafIndex === null ? null : Number(leafIndex),
  }));
}

import { decodeEntry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import { orderRow } from "./orderRow.ts";
import type { Sources } from "./sources.ts";

/** The orders that a report was counted from, ascending by id, each as it stood when the report was compiled, with the authority's reference. */
export async function ordersBehind({ sql }: Tx, sources: Sources): Promise<{ row: StatisticRow; reference: string }[]> {
  const counts = new Map((sources.others ?? []).filter(([subject]) => subject.startsWith("banOrder:")));
  if (counts.size === 0) return [];
  const rows = await sql<{ subject: string; reference: string; bytes: Buffer }>`
    SELECT e.subject, o.reference, e.bytes FROM log_entry e JOIN ban_order o ON 'banOrder:' || o.id = e.subject LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE e.subject = ANY (${[...counts.keys()]}) ORDER BY e.subject, l.leaf_index NULLS LAST, e.id`;
  return [...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, entries]) => ({
    row: orderRow(entries.slice(0, counts.get(subject)).map(({ bytes }) => decodeEntry(bytes))),
    reference: entries[0]?.reference ?? "",
  }));
}

import { decodeEntry } from "#lib/audit/entry.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import type { Head } from "./compose.ts";
import { orderRow } from "./orderRow.ts";
import { addDays } from "./report.ts";

/** Orders of a period, and with how many entries each was counted. */
export type GatheredOrders = {
  readonly rows: StatisticRow[];
  /** Subject and number of entries. */
  readonly others: (readonly [string, number])[];
};

/**
 * Orders to ban or to restore received in the period (days of UTC) and, where the report is about one country, there: as their own entries
 * tell. One that is a request of the same instrument, such as an imported one, is counted as that request and not twice.
 */
export async function gatherOrders({ sql }: Tx, { period, country }: Head): Promise<GatheredOrders> {
  const [from, until] = [`${period.from}T00:00:00Z`, `${addDays(period.to, 1)}T00:00:00Z`];
  const place = country === null ? fragment`` : fragment` AND o.country = ${country}`;
  const rows = await sql<{ subject: string; bytes: Buffer }>`
    SELECT e.subject, e.bytes FROM ban_order o JOIN log_entry e ON e.subject = 'banOrder:' || o.id LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE o.received_at >= ${from} AND o.received_at < ${until}${place}
       AND NOT EXISTS (SELECT FROM legal_request r WHERE r.id = o.request_id AND r.instrument = o.instrument)
     ORDER BY e.subject, l.leaf_index NULLS LAST, e.id`;
  const bySubject = [...Map.groupBy(rows, ({ subject }) => subject)];
  return {
    rows: bySubject.map(([, entries]) => orderRow(entries.map(({ bytes }) => decodeEntry(bytes)))),
    others: bySubject.map(([subject, entries]): [string, number] => [subject, entries.length]),
  };
}

import { decodeEntry } from "#lib/audit/entry.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Head } from "./compose.ts";
import { type ContactRow, foldOutside, type SuspicionRow } from "./outside.ts";
import { addDays } from "./report.ts";

/** Suspicions and contacts of a period, and with how many entries each was counted. */
export type GatheredOutside = {
  readonly suspicions: SuspicionRow[];
  readonly contacts: ContactRow[];
  /** Subject and number of entries, ascending. */
  readonly others: (readonly [string, number])[];
};

/** Suspicions raised and contacts held in the period (days of UTC) and, where the report is about one country, there: as their own entries tell. */
export async function gatherOutside({ sql }: Tx, { period, country }: Head): Promise<GatheredOutside> {
  const [from, until] = [`${period.from}T00:00:00Z`, `${addDays(period.to, 1)}T00:00:00Z`];
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  const rows = await sql<{ subject: string; bytes: Buffer }>`
    SELECT e.subject, e.bytes FROM (
        SELECT 'suspicion:' || id AS subject FROM suspicion WHERE raised_at >= ${from} AND raised_at < ${until}${place}
        UNION ALL SELECT 'contact:' || id FROM contact WHERE held_at >= ${from} AND held_at < ${until}${place}) given
      JOIN log_entry e ON e.subject = given.subject LEFT JOIN log_leaf l ON l.entry_id = e.id
     ORDER BY e.subject, l.leaf_index NULLS LAST, e.id`;
  const bySubject = [...Map.groupBy(rows, ({ subject }) => subject)];
  const folded = bySubject.map(([, entries]) => foldOutside(entries.map(({ bytes }) => decodeEntry(bytes))));
  return {
    suspicions: folded.flatMap((one) => (one.kind === "suspicion" ? [one.row] : [])),
    contacts: folded.flatMap((one) => (one.kind === "contact" ? [one.row] : [])),
    others: bySubject
      .map(([subject, entries]): [string, number] => [subject, entries.length])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

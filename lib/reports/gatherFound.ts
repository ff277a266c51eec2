import { decodeEntry } from "#lib/audit/entry.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Head } from "./compose.ts";
import { type FoundData, foldDescription, inOrder, type OverturnedCell } from "./found.ts";

/** What the database knows of how accounts were found, and from which countings and descriptions. */
export type GatheredFound = {
  readonly found: FoundData;
  /** Countings with a ban of the period. */
  readonly batches: readonly string[];
  /** Ids, ascending. */
  readonly descriptions: readonly string[];
};

/**
 * Bans of the period that were overturned so far, and the descriptions in force now, of each the highest number whose day has come: as counted
 * and signed, so that both can be proved.
 */
export async function gatherFound({ sql }: Tx, { period, country }: Head, now: Date): Promise<GatheredFound> {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  const cells = await sql<Omit<OverturnedCell, "count"> & { count: string }>`
    SELECT to_char(day, 'YYYY-MM') AS month, signal, automation, sum(count) AS count FROM ban_overturned_day
     WHERE day BETWEEN ${period.from} AND ${period.to}${place} GROUP BY 1, 2, 3`;
  const batches = await sql<{ id: string }>`
    SELECT batch_id AS id FROM ban_overturned_count WHERE first_day <= ${period.to} AND last_day >= ${period.from}`;
  const texts = await sql<{ id: string; text: string }>`
    SELECT DISTINCT ON (code) id, text FROM description_version WHERE language = 'en' AND in_force_from <= ${now}
     ORDER BY code, number DESC`;
  const entries = await sql<{ subject: string; bytes: Buffer }>`
    SELECT e.subject, e.bytes FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE e.subject = ANY (${texts.map(({ id }) => `description:${id}`)}) ORDER BY e.subject, l.leaf_index NULLS LAST, e.id`;
  const bySubject = Map.groupBy(entries, ({ subject }) => subject);
  const descriptions = texts.map(({ id, text }) => {
    const own = (bySubject.get(`description:${id}`) ?? []).map(({ bytes }) => decodeEntry(bytes));
    return foldDescription(own, text, now.toISOString());
  });
  return {
    found: {
      overturned: cells.map((cell) => ({ ...cell, count: Number(cell.count) })),
      descriptions: inOrder(descriptions),
    },
    batches: batches.map(({ id }) => id),
    descriptions: texts.map(({ id }) => id).sort(),
  };
}

import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";

type Counted = readonly (readonly [subject: string, count: number])[];

/** The entries of each subject in the order of the log, as many of them as a report was counted with; those written since are left out. */
export async function entriesBehind(tx: Tx, counted: Counted): Promise<Map<string, Entry[]>> {
  const found = await bytesBehind(tx, counted);
  return new Map([...found].map(([subject, entries]) => [subject, entries.map(decodeEntry)]));
}

/** The same as bytes, for who expects that some may be no entries any more. */
export async function bytesBehind({ sql }: Tx, counted: Counted): Promise<Map<string, Buffer[]>> {
  const counts = new Map(counted);
  if (counts.size === 0) return new Map();
  const rows = await sql<{ subject: string; bytes: Buffer }>`
    SELECT e.subject, e.bytes FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE e.subject = ANY (${[...counts.keys()]}) ORDER BY e.subject, l.leaf_index NULLS LAST, e.id`;
  return new Map(
    [...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, entries]) => [
      subject,
      entries.slice(0, counts.get(subject)).map(({ bytes }) => bytes),
    ]),
  );
}

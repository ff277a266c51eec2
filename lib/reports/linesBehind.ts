import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Period } from "./report.ts";

/** Batches whose count lines are not what the log says: by id, and in a sentence each. */
export type Unsound = { readonly ids: readonly string[]; readonly said: readonly string[] };

type Lines = {
  readonly table: string;
  readonly id: string;
  /** SHA-256 of its count lines as they stand. */
  readonly digest: string;
  readonly entry: Buffer | null;
};

const pageBatches = 500;

/**
 * Holds the count lines from which a report is computed again against the log: those of its own grievances, and those of bans and of
 * overturned bans that came after it. Lines that the log does not know prove nothing, and may not even be JSON.
 */
export async function unsoundLines(tx: Tx, period: Period, batches: readonly string[]): Promise<Unsound> {
  const ids: string[] = [];
  const said: string[] = [];
  for (let last = "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await pageAfter(tx, period, batches, last);
    for (const { table, id, digest, entry } of page) {
      const data = dataOf(entry);
      if (data?.countsDigest === digest) continue;
      ids.push(id);
      if (data === null) said.push(`log_entry: no entry of the log tells of batch ${id}.`);
      else said.push(`${table}: the lines of batch ${id} do not give the digest that the log holds.`);
    }
    const end = page.at(-1);
    if (end === undefined) return { ids, said };
    last = end.id;
  }
}

/** A batch has lines in one of the tables. */
function pageAfter({ sql }: Tx, { from, to }: Period, batches: readonly string[], last: string): Promise<Lines[]> {
  return sql<Lines>`
    SELECT c.name AS table, c.batch_id AS id, encode(sha256(convert_to(c.lines, 'UTF8')), 'hex') AS digest,
           (SELECT e.bytes FROM log_entry e WHERE e.subject = 'batch:' || c.batch_id AND e.action = 'batch.received' LIMIT 1) AS entry
      FROM (SELECT name, batch_id, lines FROM (
              SELECT 'ban_batch_count' AS name, batch_id, lines, first_day, last_day, false AS own FROM ban_batch_count
              UNION ALL SELECT 'ban_overturned_count', batch_id, lines, first_day, last_day, false FROM ban_overturned_count
              UNION ALL SELECT 'grievance_batch_count', batch_id, lines, first_day, last_day, true FROM grievance_batch_count) every
             WHERE batch_id > ${last}::uuid AND first_day <= ${to} AND last_day >= ${from} AND (batch_id = ANY (${batches}::uuid[])) = own
             ORDER BY batch_id LIMIT ${pageBatches}) c
     ORDER BY c.batch_id`;
}

/** What an entry of the log says; null where there is none that can be read. */
function dataOf(bytes: Buffer | null): Entry["data"] | null {
  try {
    return bytes === null ? null : decodeEntry(bytes).data;
  } catch {
    return null;
  }
}

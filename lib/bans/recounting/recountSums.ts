import { randomBytes } from "node:crypto";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** A month of the ledger by its first day and that of the next; `partition` is the table of its rows. */
export type Month = {
  readonly first: string;
  readonly next: string;
  /** Null where no rows of it are in the ledger. */
  readonly partition: string | null;
  /** Whether the roll-up or a batch has something of it. */
  readonly known: boolean;
  /** Whether some of its rows are in an archive. */
  readonly archived: boolean;
};

/**
 * How rows are compared without being sorted or grouped: each gives a random number, and the sums are equal when the rows are, whatever
 * their order. Other rows give the same sum once in 2^64 times, and nobody can choose them: the numbers are others each time.
 */
export type Sums = {
  /** What a row gives for its cell of the roll-up; `time` is the start of its day. */
  readonly cell: (time: Fragment) => Fragment;
  /** What a row gives for its batch, by the name of the column. */
  readonly batch: (column: Fragment) => Fragment;
  /** What a row gives that reinstates the ban of this key; null where that is null. */
  readonly reinstating: (original: Fragment) => Fragment;
};

export async function openSums({ sql }: Pick<Tx, "sql">): Promise<Sums> {
  const seed = fragment`${randomBytes(8).readBigInt64BE().toString()}::bigint`;
  // PostgreSQL has had a hash of its own for timestamptz since 18; before, a conversion costs a third of the count.
  const [found] = await sql<{ own: boolean }>`SELECT to_regproc('timestamptz_hash_extended') IS NOT NULL AS own`;
  const hashOf = (time: Fragment) =>
    found?.own === true
      ? fragment`timestamptz_hash_extended(${time}, ${seed})`
      : fragment`timestamp_hash_extended(${time} AT TIME ZONE 'UTC', ${seed})`;
  return {
    // By its bytes: the collation of the database would be asked at every row.
    cell: (
      time,
    ) => fragment`hashboolextended(reported_before, hashbpcharextended(country COLLATE "C", hashenumextended(automation,
      hashenumextended(signal, hashenumextended(reason, hashenumextended(action, hashenumextended(surface, ${hashOf(time)})))))))`,
    batch: (column) => fragment`uuid_hash_extended(${column}, ${seed})`,
    reinstating: (original) =>
      fragment`uuid_hash_extended(${original}, hashint4extended(batch_row, uuid_hash_extended(batch_id, ${hashOf(fragment`occurred_at`)})))`,
  };
}

/**
 * The key of the ban that a row names, of a batch from `source`: SHA-256(source ‖ 0 ‖ sender's id), its first 16 bytes. A row that the house
 * itself wrote (`reinstate.ts`) names it by the key. Null where no key can be read. Written here again, so that it is no word of the database's own function.
 */
export const namedOriginal: Fragment = fragment`(CASE WHEN h.source <> 'countersign'
       THEN encode(substr(sha256(convert_to(h.source, 'UTF8') || '\\x00'::bytea || convert_to(b.appeal_of, 'UTF8')), 1, 16), 'hex')::uuid
       WHEN h.source = 'countersign' AND b.appeal_of ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN b.appeal_of::uuid END)`;

/** The start of a row's day in UTC, and the same of a `date`. */
export const startOfRowsDay: Fragment = fragment`date_bin('1 day', occurred_at, '2000-01-01 00:00:00+00')`;
export const startOfDay: Fragment = fragment`(day::timestamp AT TIME ZONE 'UTC')`;

/** The count lines of a month, one a row, of all batches or of those `among`; of batches whose lines are not what the log says none. */
export function countLines(
  { first, next }: Month,
  unsound: readonly string[],
  among: Fragment = fragment`true`,
): Fragment {
  return fragment`(SELECT c.batch_id, line.day, line.country, line.surface, line.action, line.reason, line.signal, line.automation,
         line."reportedBefore" AS reported_before, line.count
    FROM ban_batch_count c
    CROSS JOIN LATERAL json_to_recordset(('[' || replace(c.lines, chr(10), ',') || ']')::json) AS line (day date, country char(2),
      surface ban_surface, action ban_action, reason ban_reason, signal ban_signal, automation ban_automation, "reportedBefore" boolean, count bigint)
   WHERE c.first_day < ${next}::date AND c.last_day >= ${first}::date AND c.batch_id <> ALL (${unsound}::uuid[]) AND ${among}
     AND line.day >= ${first}::date AND line.day < ${next}::date)`;
}

/** How many rows of a month each batch has: all that arrived, or, of one that has other months too, what its count lines say. */
export function batchRows(month: Month, unsound: readonly string[]): Fragment {
  const { first, next } = month;
  return fragment`(SELECT h.id AS batch_id, h.row_count::bigint AS count FROM ban_batch_count c JOIN batch h ON h.id = c.batch_id
     WHERE c.first_day >= ${first}::date AND c.last_day < ${next}::date AND h.id <> ALL (${unsound}::uuid[])
    UNION ALL
    SELECT l.batch_id, sum(l.count) FROM ${countLines(month, unsound, fragment`(c.first_day < ${first}::date OR c.last_day >= ${next}::date)`)} l GROUP BY 1)`;
}

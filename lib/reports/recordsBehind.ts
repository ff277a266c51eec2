import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type StatisticRow, statistic } from "#lib/requests/statistic.ts";
import type { Head } from "./compose.ts";
import { entriesBehind } from "./entriesBehind.ts";
import type { GrievanceCell } from "./measure.ts";
import { foldOutside } from "./outside.ts";
import { addDays } from "./report.ts";
import type { Sources } from "./sources.ts";
import type { Tally } from "./tally.ts";

type Counted = Omit<GrievanceCell, "count"> & { readonly count: string };

/** The grievances of a report as its batches' rows give them. */
export async function grievanceRows({ sql }: Tx, { period, country }: Head, { batches }: Sources) {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  const [from, until] = [`${period.from}T00:00:00Z`, `${addDays(period.to, 1)}T00:00:00Z`];
  return summed(
    await sql<Counted>`
      SELECT (received_at AT TIME ZONE 'UTC')::date::text AS day, category, action, count(*) AS count FROM grievance
       WHERE received_at >= ${from} AND received_at < ${until}${place} AND batch_id = ANY (${batches}::uuid[]) GROUP BY 1, 2, 3`,
  );
}

/** The same as the count lines of its batches give them. */
export async function grievanceLines({ sql }: Tx, { period: { from, to }, country }: Head, { batches }: Sources) {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  return summed(
    await sql<Counted>`
      SELECT day, category, action, sum(count) AS count FROM grievance_batch_count c
        CROSS JOIN LATERAL json_to_recordset(('[' || replace(c.lines, chr(10), ',') || ']')::json)
          AS line (day text, country char(2), category text, action text, count bigint)
       WHERE c.batch_id = ANY (${batches}::uuid[]) AND c.first_day <= ${to} AND c.last_day >= ${from} AND day BETWEEN ${from} AND ${to}${place}
       GROUP BY 1, 2, 3`,
  );
}

function summed(rows: readonly Counted[]): GrievanceCell[] {
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/**
 * Adds up the requests, orders, suspicions and contacts that a report was counted from, each as its own entries told then; imported requests
 * by their rows. Answers a sentence for each that has fewer entries now, or others than such a record begins with.
 */
export async function tallyRecords(tx: Tx, sources: Sources, tally: Tally): Promise<string[]> {
  const imported = await tx.sql<{ statistic: StatisticRow }>`
    SELECT statistic FROM legal_request WHERE imported AND batch_id = ANY (${sources.batches}::uuid[])`;
  for (const { statistic: row } of imported) tally.request(row);
  const requests = sources.requests.map(([id, count]): [string, number] => [`request:${id}`, count]);
  return [
    ...(await tallyEach(tx, requests, (entries) => tally.request(statistic(entries)))),
    ...(await tallyEach(tx, sources.others ?? [], (entries) => tally.outside(foldOutside(entries)))),
  ];
}

async function tallyEach(
  tx: Tx,
  counted: readonly (readonly [string, number])[],
  add: (entries: Parameters<typeof foldOutside>[0]) => void,
): Promise<string[]> {
  const found = await entriesBehind(tx, counted);
  return counted.flatMap(([subject, count]) => {
    const entries = found.get(subject) ?? [];
    if (entries.length < count)
      return [`log_entry: ${subject} was counted with ${count} of its entries, and ${entries.length} are here.`];
    try {
      add(entries);
      return [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [`log_entry: ${subject} cannot be counted any more: ${error.message}.`];
    }
  });
}

import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { statistic } from "#lib/requests/statistic.ts";
import type { Head } from "./compose.ts";
import { countable, countableOutside } from "./countable.ts";
import { type Folded, foldedBehind } from "./foldedBehind.ts";
import { importedBehind, importedMissing } from "./importedBehind.ts";
import type { GrievanceCell } from "./measure.ts";
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
 * by their rows. Answers a sentence for each that has fewer entries now, or others than were logged, or what is no such record.
 */
export async function tallyRecords(tx: Tx, sources: Sources, tally: Tally): Promise<string[]> {
  const { batches, others = [] } = sources;
  const requests = sources.requests.map(([id, count]) => [`request:${id}`, count] as const);
  const own = foldedBehind(tx, requests, (entries) => countable(statistic(entries)));
  return [
    ...(await importedMissing(tx, batches)),
    ...(await tallyEach(importedBehind(tx, batches, { span: null, after: null }), tally.request)),
    ...(await tallyEach(own, tally.request)),
    ...(await tallyEach(foldedBehind(tx, others, countableOutside), tally.outside)),
  ];
}

async function tallyEach<Row>(found: AsyncIterable<Folded<Row>>, add: (row: Row) => void): Promise<string[]> {
  const said: string[] = [];
  for await (const { row, faults } of found) {
    if (row !== null) add(row);
    said.push(...faults);
  }
  return said;
}

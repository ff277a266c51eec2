import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type StatisticRow, statistic } from "#lib/requests/statistic.ts";
import type { Head } from "./compose.ts";
import { bytesBehind } from "./entriesBehind.ts";
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

/** So many requests, or subjects of the log, are in memory at a time. */
const pageRecords = 1_000;

/**
 * Adds up the requests, orders, suspicions and contacts that a report was counted from, each as its own entries told then; imported requests
 * by their rows. Answers a sentence for each that has fewer entries now, or others than such a record begins with, or what is no entry.
 */
export async function tallyRecords(tx: Tx, sources: Sources, tally: Tally): Promise<string[]> {
  const requests = sources.requests.map(([id, count]): [string, number] => [`request:${id}`, count]);
  return [
    ...(await tallyImported(tx, sources, tally)),
    ...(await tallyEach(tx, requests, (entries) => tally.request(statistic(entries)))),
    ...(await tallyEach(tx, sources.others ?? [], (entries) => tally.outside(foldOutside(entries)))),
  ];
}

async function tallyImported({ sql }: Tx, { batches }: Sources, tally: Tally): Promise<string[]> {
  const said: string[] = [];
  for (let last = "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await sql<{ id: string; statistic: StatisticRow }>`
      SELECT id, statistic FROM legal_request WHERE imported AND batch_id = ANY (${batches}::uuid[]) AND id > ${last}::uuid
       ORDER BY id LIMIT ${pageRecords}`;
    for (const { id, statistic: row } of page)
      said.push(...faultsIn(`legal_request: request ${id}`, () => tally.request(row)));
    const end = page.at(-1);
    if (end === undefined) return said;
    last = end.id;
  }
}

async function tallyEach(
  tx: Tx,
  counted: readonly (readonly [string, number])[],
  add: (entries: Entry[]) => void,
): Promise<string[]> {
  const said: string[] = [];
  for (let at = 0; at < counted.length; at += pageRecords) {
    const page = counted.slice(at, at + pageRecords);
    const found = await bytesBehind(tx, page);
    for (const [subject, count] of page) {
      const entries = found.get(subject) ?? [];
      if (entries.length < count)
        said.push(`log_entry: ${subject} was counted with ${count} of its entries, and ${entries.length} are here.`);
      else said.push(...faultsIn(`log_entry: ${subject}`, () => add(entries.map(decodeEntry))));
    }
  }
  return said;
}

/** A sentence where what was kept cannot be read or folded: RangeError and TypeError say so. */
function faultsIn(what: string, count: () => void): string[] {
  try {
    count();
    return [];
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return [`${what} cannot be counted any more: ${error.message}.`];
  }
}

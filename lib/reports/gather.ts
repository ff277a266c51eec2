import { decodeEntry } from "#lib/audit/entry.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { everyInstrument } from "#lib/law/instrument.ts";
import { type StatisticRow, statistic } from "#lib/requests/statistic.ts";
import { type Head, readsOf } from "./compose.ts";
import { gatherFound } from "./gatherFound.ts";
import { gatherOrders } from "./gatherOrders.ts";
import { gatherOutside } from "./gatherOutside.ts";
import type { DayCell, GrievanceCell, MonthCell, ReportData } from "./measure.ts";
import { addDays } from "./report.ts";
import type { Sources } from "./sources.ts";

type Counted = { count: string };

/**
 * What the database knows of a report's period, and which batches and requests that came from. Bans are read from their daily roll-up,
 * so that a month of ten million takes no longer than a quiet one. The transaction must see one snapshot.
 */
export async function gather(tx: Tx, head: Head, now: Date): Promise<{ data: ReportData; sources: Sources }> {
  const reads = readsOf(head.template);
  const banDays = await tx.sql<Omit<DayCell, "count"> & Counted>`
    SELECT day::text, action, reported_before AS "reportedBefore", sum(count) AS count
      FROM ban_day WHERE ${daysOf(head)} GROUP BY day, action, reported_before`;
  const banMonths =
    reads.bans === "days"
      ? []
      : await tx.sql<Omit<MonthCell, "count"> & Counted>`
    SELECT to_char(day, 'YYYY-MM') AS month, action, reason, signal, automation, reported_before AS "reportedBefore", sum(count) AS count
      FROM ban_day WHERE ${daysOf(head)} GROUP BY 1, action, reason, signal, automation, reported_before`;
  const grievances = reads.grievances ? await grievanceDays(tx, head) : [];
  const imported = await importedRows(tx, head);
  const own = await ownRows(tx, head);
  const outside = reads.outside === true ? await gatherOutside(tx, head) : null;
  const orders = reads.orders === true ? await gatherOrders(tx, head) : null;
  const others = [...(outside?.others ?? []), ...(orders?.others ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const found = reads.found === true ? await gatherFound(tx, head, now) : null;
  const batches = await tx.sql<{ id: string }>`
    SELECT batch_id AS id FROM ban_batch_count WHERE first_day <= ${head.period.to} AND last_day >= ${head.period.from}
    UNION ALL
    SELECT batch_id FROM grievance_batch_count
     WHERE ${reads.grievances} AND first_day <= ${head.period.to} AND last_day >= ${head.period.from}`;
  const counted = [...batches.map(({ id }) => id), ...(found?.batches ?? [])];
  return {
    data: {
      banDays: banDays.map(summed),
      banMonths: banMonths.map(summed),
      grievances,
      requests: [...imported.map(({ statistic: row }) => row), ...own.map(({ row }) => row), ...(orders?.rows ?? [])],
      ...(outside !== null && { suspicions: outside.suspicions, contacts: outside.contacts }),
      ...(found !== null && { found: found.found }),
    },
    sources: {
      v: 1,
      batches: [...new Set([...counted, ...imported.map(({ batch }) => batch)])].sort(),
      requests: own.map(({ row, entries }): [string, number] => [row.id, entries]).sort(([a], [b]) => (a < b ? -1 : 1)),
      ...(found !== null && { descriptions: found.descriptions }),
      ...(others.length > 0 && { others }),
    },
  };
}

function summed<Cell extends Counted>(cell: Cell): Omit<Cell, "count"> & { count: number } {
  return { ...cell, count: Number(cell.count) };
}

function daysOf({ period, country }: Head) {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  return fragment`day BETWEEN ${period.from} AND ${period.to}${place}`;
}

async function grievanceDays(tx: Tx, head: Head): Promise<GrievanceCell[]> {
  const rows = await tx.sql<Omit<GrievanceCell, "count"> & Counted>`
    SELECT (received_at AT TIME ZONE 'UTC')::date::text AS day, category, action, count(*) AS count
      FROM grievance WHERE ${receivedIn(head)} GROUP BY 1, category, action`;
  return rows.map(summed);
}

/** Received in the period (days of UTC) and, where the report is about one country, from there. */
function receivedIn({ period, country }: Head) {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  const [from, until] = [`${period.from}T00:00:00Z`, `${addDays(period.to, 1)}T00:00:00Z`];
  return fragment`received_at >= ${from} AND received_at < ${until}${place}`;
}

/** Instruments of the compartment: their requests are not read here at all. */
const secret = everyInstrument.filter((one) => one.nationalSecurity).map((one) => one.id);

async function importedRows(tx: Tx, head: Head): Promise<{ batch: string; statistic: StatisticRow }[]> {
  return tx.sql<{ batch: string; statistic: StatisticRow }>`
    SELECT batch_id AS batch, statistic FROM legal_request
     WHERE imported AND ${receivedIn(head)} AND instrument <> ALL (${secret}) ORDER BY batch_id, batch_row`;
}

/** A request decided here is what its own entries say; the count of entries is kept, so that the evidence can end at the same one. */
async function ownRows(tx: Tx, head: Head): Promise<{ row: StatisticRow; entries: number }[]> {
  const rows = await tx.sql<{ id: string; bytes: Buffer }>`
    SELECT r.id, e.bytes FROM legal_request r
      JOIN log_entry e ON e.subject = 'request:' || r.id
      LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE NOT r.imported AND ${receivedIn(head)} AND r.instrument <> ALL (${secret})
     ORDER BY r.id, l.leaf_index NULLS LAST, e.id`;
  const bySubject = new Map<string, Buffer[]>();
  for (const { id, bytes } of rows) {
    const entries = bySubject.get(id);
    if (entries === undefined) bySubject.set(id, [bytes]);
    else entries.push(bytes);
  }
  return [...bySubject.values()].map((entries) => ({
    row: statistic(entries.map(decodeEntry)),
    entries: entries.length,
  }));
}

import {
  batchRows,
  countLines,
  type Month,
  type Sums,
  startOfDay,
  startOfRowsDay,
} from "#lib/bans/recounting/recountSums.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** What a month's rows came to. `batches`: the sum of what they give for their batches, those in archives with them. */
export type CountedMonth = {
  readonly rows: number;
  readonly batches: string;
  readonly faults: readonly string[];
};

type Summed = { readonly rows: string; readonly cells: string; readonly batches: string };

/** Sentences of one kind, at most; what is more follows from the same damage. */
const saidMax = 20;

/**
 * Counts one month: its rows, with the sums that archives kept of theirs, against the roll-up; the roll-up against the
 * count lines too, where `lines` asks for it: they are as many as a third of the rows, where bans are of many kinds.
 * `unsound` are batches whose count lines are not those that were logged; they are said already.
 */
export async function countMonth(
  tx: Tx,
  month: Month,
  { sums, unsound, lines }: { sums: Sums; unsound: readonly string[]; lines: boolean },
): Promise<CountedMonth> {
  const rows = await rowsOf(tx, month, sums);
  const archived = await archivedOf(tx, month, sums);
  const days = await daysOf(tx, month, sums);
  const counted = { rows: plus(rows.rows, archived.rows), cells: plus(rows.cells, archived.cells) };
  const faults: string[] = [];
  if (counted.rows !== days.rows || counted.cells !== days.cells) faults.push(...(await rollUpFaults(tx, month)));
  if (lines && unsound.length === 0) {
    const said = await linesOf(tx, month, sums);
    if (said.rows !== days.rows || said.cells !== days.cells)
      faults.push(...(await lineFaults(tx, month)), ...(await batchRowFaults(tx, month, [])));
  }
  return {
    rows: Number(rows.rows),
    batches: plus(rows.batches, archived.batches),
    faults,
  };
}

export function plus(one: string, other: string): string {
  return (BigInt(one) + BigInt(other)).toString();
}

/** The one pass over the rows. It reads no column behind the country: to step over texts would cost a third more. */
async function rowsOf({ sql }: Tx, { partition }: Month, sums: Sums): Promise<Summed> {
  if (partition === null) return { rows: "0", cells: "0", batches: "0" };
  const [found] = await sql<Summed>`
    SELECT count(*) AS rows, COALESCE(sum(${sums.cell(startOfRowsDay)}), 0) AS cells,
           COALESCE(sum(${sums.batch(fragment`batch_id`)}), 0) AS batches
      FROM ${tableOf(partition)}`;
  return found ?? { rows: "0", cells: "0", batches: "0" };
}

async function archivedOf({ sql }: Tx, { first, next }: Month, sums: Sums): Promise<Summed> {
  const [found] = await sql<Summed>`
    SELECT COALESCE(d.rows, 0) AS rows, COALESCE(d.cells, 0) AS cells, COALESCE(b.batches, 0) AS batches
      FROM (SELECT sum(count) AS rows, sum(count * ${sums.cell(startOfDay)}::numeric) AS cells
              FROM ban_archive_day JOIN ban_archived a ON a.id = archive_id WHERE day >= ${first}::date AND day < ${next}::date) d,
           (SELECT sum(k.rows * ${sums.batch(fragment`batch_id`)}::numeric) AS batches
              FROM ban_archive_batch k JOIN ban_archived a ON a.id = k.archive_id WHERE a.month = ${first}::date) b`;
  return found ?? { rows: "0", cells: "0", batches: "0" };
}

async function daysOf({ sql }: Tx, { first, next }: Month, sums: Sums): Promise<Omit<Summed, "batches">> {
  const [found] = await sql<Omit<Summed, "batches">>`
    SELECT COALESCE(sum(count), 0) AS rows, COALESCE(sum(count * ${sums.cell(startOfDay)}::numeric), 0) AS cells
      FROM ban_day WHERE day >= ${first}::date AND day < ${next}::date`;
  return found ?? { rows: "0", cells: "0" };
}

async function linesOf({ sql }: Tx, month: Month, sums: Sums): Promise<Omit<Summed, "batches">> {
  const [found] = await sql<Omit<Summed, "batches">>`
    SELECT COALESCE(sum(count), 0) AS rows, COALESCE(sum(count * ${sums.cell(startOfDay)}::numeric), 0) AS cells
      FROM ${countLines(month, [])} l`;
  return found ?? { rows: "0", cells: "0" };
}

/** What the rows of a month should give for their batches. */
export async function batchesOf({ sql }: Tx, month: Month, sums: Sums, unsound: readonly string[]): Promise<string> {
  const [found] = await sql<{ batches: string }>`
    SELECT COALESCE(sum(count * ${sums.batch(fragment`batch_id`)}::numeric), 0) AS batches FROM ${batchRows(month, unsound)} b`;
  return found?.batches ?? "0";
}

/** What all rows that ever arrived should give for their batches: no count line is read for it. */
export async function allBatches({ sql }: Tx, sums: Sums): Promise<string> {
  const [found] = await sql<{ batches: string }>`
    SELECT COALESCE(sum(row_count * ${sums.batch(fragment`id`)}::numeric), 0) AS batches FROM batch WHERE kind = 'bans'`;
  return found?.batches ?? "0";
}

/** A name out of PostgreSQL's own catalogue, of one form. */
export function tableOf(partition: string): Fragment {
  if (!/^ban_\d{4}_\d{2}$/.test(partition)) throw new TypeError("no partition of the ledger");
  return fragment(Object.assign([partition], { raw: [partition] }));
}

const cellColumns = fragment`day, country, surface, action, reason, signal, automation, reported_before`;
type Different = { day: string; country: string; counted: string; kept: string };

/** The cells in which two tables of counts differ, summed to days and countries. */
function different({ sql }: Tx, { first, next }: Month, counts: Fragment): Promise<Different[]> {
  return sql<Different>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, country, sum(counted) AS counted, sum(kept) AS kept FROM (
      SELECT ${cellColumns}, COALESCE(sum(count) FILTER (WHERE NOT kept), 0) AS counted, COALESCE(sum(count) FILTER (WHERE kept), 0) AS kept
        FROM (SELECT ${cellColumns}, count, false AS kept FROM ${counts} given
              UNION ALL SELECT ${cellColumns}, count, true FROM ban_day WHERE day >= ${first}::date AND day < ${next}::date) joined
       GROUP BY ${cellColumns}) cells
     WHERE counted <> kept GROUP BY day, country ORDER BY day, country LIMIT ${saidMax}`;
}

async function rollUpFaults(tx: Tx, month: Month): Promise<string[]> {
  const { first, next, partition } = month;
  const rows =
    partition === null
      ? fragment``
      : fragment`SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, country, surface, action, reason, signal, automation, reported_before,
                        count(*) AS count FROM ${tableOf(partition)} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 UNION ALL `;
  const found = await different(
    tx,
    month,
    fragment`(${rows}SELECT ${cellColumns}, count
    FROM ban_archive_day JOIN ban_archived a ON a.id = archive_id WHERE day >= ${first}::date AND day < ${next}::date)`,
  );
  return found.map(({ day, country, counted, kept }) =>
    counted === kept
      ? `ban_day: ${day} ${country} has the number of its rows, ${kept}, under other codes than the rows.`
      : `ban_day: ${day} ${country} says ${kept} where the rows are ${counted}.`,
  );
}

async function lineFaults(tx: Tx, month: Month): Promise<string[]> {
  const found = await different(tx, month, countLines(month, []));
  return found.map(({ day, country, counted, kept }) =>
    counted === kept
      ? `ban_day: ${day} ${country} has ${kept} under other codes than the count lines of its batches.`
      : `ban_day: ${day} ${country} says ${kept} where the count lines of its batches say ${counted}.`,
  );
}

/** Batches that have another number of rows in the month than arrived. */
export async function batchRowFaults(tx: Tx, month: Month, unsound: readonly string[]): Promise<string[]> {
  const { first, partition } = month;
  const rows =
    partition === null
      ? fragment``
      : fragment`SELECT batch_id, count(*) AS rows, 0 AS said FROM ${tableOf(partition)} GROUP BY 1 UNION ALL `;
  const found = await tx.sql<{ id: string; rows: string; said: string }>`
    SELECT batch_id AS id, sum(rows) AS rows, sum(said) AS said FROM (
      ${rows}SELECT batch_id, k.rows, 0 AS said FROM ban_archive_batch k JOIN ban_archived a ON a.id = k.archive_id WHERE a.month = ${first}::date
      UNION ALL SELECT batch_id, 0, count FROM ${batchRows(month, unsound)} b) joined
     WHERE batch_id <> ALL (${unsound}::uuid[]) GROUP BY batch_id HAVING sum(rows) <> sum(said) ORDER BY batch_id LIMIT ${saidMax}`;
  const name = first.slice(0, 7);
  return found.map(({ id, rows: has, said }) => `ban: batch ${id} has ${has} rows of ${name} where ${said} arrived.`);
}

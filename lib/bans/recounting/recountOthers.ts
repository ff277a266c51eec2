import { dataOf } from "#lib/bans/recounting/recountBatches.ts";
import { tableOf } from "#lib/bans/recounting/recountMonth.ts";
import { type Month, namedOriginal, openSums, type Sums } from "#lib/bans/recounting/recountSums.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";

const saidMax = 20;

/** How many rows end a ban that they name, and the sum of what they give. */
export type Reinstated = { readonly count: string; readonly sum: string };

/** The table of reinstatements, summed by the first day of the month. */
export async function keptReinstatements({ sql }: Tx, sums: Sums): Promise<Map<string, Reinstated>> {
  const found = await sql<Reinstated & { first: string }>`
    SELECT to_char(month, 'YYYY-MM-DD') AS first, count, sum FROM (
      SELECT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month, count(*) AS count, sum(${sums.reinstating(fragment`original`)}) AS sum
        FROM ban_reinstatement GROUP BY 1) summed`;
  return new Map(found.map(({ first, count, sum }) => [first, { count, sum }]));
}

/**
 * Holds the table of reinstatements against the rows that it is of: each names a row that reinstates that very ban, and there are as many
 * as there are such rows. They are looked up one by one only where the sums differ, or where some rows lie in an archive: nothing is said of those.
 */
export async function reinstatementFaults(
  tx: Tx,
  month: Month,
  { sums, kept = { count: "0", sum: "0" } }: { sums: Sums; kept: Reinstated | undefined },
): Promise<string[]> {
  const { sql } = tx;
  const { first, next } = month;
  const reinstated = await reinstatingRows(tx, month, sums);
  if (!month.archived && kept.count === reinstated.count && kept.sum === reinstated.sum) return [];
  const found = await sql<{ id: string; row: number }>`
    SELECT batch_id AS id, batch_row AS row FROM (
      SELECT r.batch_id, r.batch_row, COALESCE(b.action = 'reinstate' AND r.original = ${namedOriginal}, false) AS sound
        FROM ban_reinstatement r
        LEFT JOIN ban b ON b.batch_id = r.batch_id AND b.batch_row = r.batch_row AND b.occurred_at = r.occurred_at
        LEFT JOIN batch h ON h.id = r.batch_id
       WHERE r.occurred_at >= (${first}::timestamp AT TIME ZONE 'UTC') AND r.occurred_at < (${next}::timestamp AT TIME ZONE 'UTC')
         AND (b.batch_id IS NOT NULL OR NOT ${month.archived})) checked
     WHERE NOT sound ORDER BY batch_id, batch_row LIMIT ${saidMax}`;
  const said = found.map(
    ({ id, row }) => `ban_reinstatement: row ${row} of batch ${id} does not reinstate the ban that is named there.`,
  );
  if (said.length > 0 || month.archived) return said;
  return [
    `ban_reinstatement: ${kept.count} rows of ${first.slice(0, 7)} where ${reinstated.count} bans reinstate another.`,
  ];
}

async function reinstatingRows({ sql }: Tx, { partition }: Month, sums: Sums): Promise<Reinstated> {
  if (partition === null) return { count: "0", sum: "0" };
  const [found] = await sql<Reinstated>`
    SELECT count(*) AS count, COALESCE(sum(${sums.reinstating(namedOriginal)}), 0) AS sum
      FROM ${tableOf(partition)} b LEFT JOIN batch h ON h.id = b.batch_id WHERE b.action = 'reinstate' AND b.appeal_of IS NOT NULL`;
  return found ?? { count: "0", sum: "0" };
}

/**
 * Holds the archives of a month against the log: rows that are not here count as archived only where an entry names the very file that
 * they went to. The codes that it left here are held against its sums.
 */
export async function archiveFaults(tx: Tx, { first }: Month): Promise<string[]> {
  const archives = await tx.sql<{ id: string; digest: string; rows: number; batches: number; entries: Buffer[] }>`
    SELECT a.id, encode(a.digest, 'hex') AS digest, a.rows::float8 AS rows, a.batches,
           ARRAY(SELECT e.bytes FROM log_entry e WHERE e.subject = 'month:' || to_char(a.month, 'YYYY-MM') AND e.action = 'month.archived') AS entries
      FROM ban_archive a WHERE a.month = ${first}::date ORDER BY a.made_at, a.id`;
  const unnamed = archives.filter(
    ({ id, digest, rows, batches, entries }) =>
      !entries.some((bytes) => {
        const data = dataOf(bytes);
        return data?.archive === id && data.digest === digest && data.rows === rows && data.batches === batches;
      }),
  );
  return [
    ...unnamed.map(({ id }) => `ban_archive: no entry of the log tells of the archive ${id} as it stands.`),
    ...(await codeFaults(tx, first)),
  ];
}

/** One that was made before the first that left codes left none, and nothing is said of it. */
async function codeFaults({ sql }: Tx, first: string): Promise<string[]> {
  const found = await sql<{ id: string; day: string; country: string }>`
    SELECT archive_id AS id, to_char(day, 'YYYY-MM-DD') AS day, country FROM (
      SELECT c.archive_id, ${first}::date + coded.second / 86400 AS day, d.country, d.surface, d.action, d.reason, d.signal, d.automation, count(*) AS count
        FROM ban_archived a JOIN ban_archive_codes c ON c.archive_id = a.id CROSS JOIN LATERAL unnest(c.cells, c.seconds) AS coded (cell, second)
        LEFT JOIN ban_archive_cell d ON d.archive_id = c.archive_id AND d.number = coded.cell
       WHERE a.month = ${first}::date GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
      UNION ALL
      SELECT s.archive_id, s.day, s.country, s.surface, s.action, s.reason, s.signal, s.automation, -sum(s.count)
        FROM ban_archived a JOIN ban_archive_day s ON s.archive_id = a.id
       WHERE a.month = ${first}::date AND a.made_at >= (SELECT min(o.made_at) FROM ban_archive o
           WHERE EXISTS (SELECT FROM ban_archive_codes c WHERE c.archive_id = o.id)) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) joined
     GROUP BY archive_id, day, country, surface, action, reason, signal, automation HAVING sum(count) <> 0
     ORDER BY 1, 2, 3 LIMIT ${saidMax}`;
  const places = new Set(found.map(({ id, day, country }) => `${day} ${country ?? ""} in the archive ${id}`));
  return [...places].map((place) => `ban_archive_codes: the codes of ${place} are not those of its sums.`);
}

/** Holds the keys against the batches: as many of each batch, under the numbers of its rows. One pass over the narrowest table there is. */
export async function keyFaults(tx: Tx): Promise<string[]> {
  const { sql } = tx;
  const { batch } = await openSums(tx);
  const [same] = await sql<{ same: boolean }>`
    SELECT (k.keys, k.batches, k.numbers) IS NOT DISTINCT FROM (h.keys, h.batches, h.numbers) AS same
      FROM (SELECT count(*)::numeric AS keys, COALESCE(sum(${batch(fragment`batch_id`)}), 0) AS batches, COALESCE(sum(batch_row::bigint), 0) AS numbers
              FROM ban_key) k,
           (SELECT COALESCE(sum(row_count), 0)::numeric AS keys, COALESCE(sum(row_count * ${batch(fragment`id`)}::numeric), 0) AS batches,
                   COALESCE(sum(row_count::numeric * (row_count - 1) / 2), 0) AS numbers
              FROM batch WHERE kind = 'bans') h`;
  if (same?.same === true) return [];
  const found = await sql<{ id: string; keys: string; rows: number }>`
    SELECT COALESCE(k.batch_id, h.id) AS id, COALESCE(k.keys, 0) AS keys, COALESCE(h.row_count, 0) AS rows
      FROM (SELECT batch_id, count(*) AS keys, sum(batch_row::bigint) AS numbers FROM ban_key GROUP BY 1) k
      FULL JOIN (SELECT id, row_count FROM batch WHERE kind = 'bans') h ON h.id = k.batch_id
     WHERE k.keys IS DISTINCT FROM h.row_count OR k.numbers <> h.row_count::numeric * (h.row_count - 1) / 2
     ORDER BY 1 LIMIT ${saidMax}`;
  return found.map(({ id, keys, rows }) =>
    Number(keys) === rows
      ? `ban_key: the keys of batch ${id} are not under the numbers of its rows.`
      : `ban_key: batch ${id} has ${keys} keys where ${rows} arrived.`,
  );
}

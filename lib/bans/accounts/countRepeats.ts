import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";

const hourMs = 3_600_000;

/**
 * Counts anew, of every month that rows arrived for since it was last counted, how many accounts came back, and answers those months.
 * There is no index for it and none is wanted: the month's rows are read once and grouped by account, and the reinstatements of that
 * month and of the twelve before it are found by reading those once: one may be thirteen months old. An account that was hashed under two versions of the key counts as two.
 */
export async function countRepeats(ground: Ground): Promise<string[]> {
  const months = await transaction(ground.database, "read", monthsDue);
  for (const month of months)
    await transaction(ground.database, "write", (tx) => countMonth(tx, month, ground.now()), hourMs);
  return months;
}

/**
 * Months with a partition of which rows arrived since they were counted; archived ones stay as they were counted. A reinstatement that
 * arrives late for an earlier month counts that month anew and no later one.
 */
async function monthsDue({ sql }: Tx): Promise<string[]> {
  const rows = await sql<{ month: string }>`
    SELECT to_char(p.month, 'YYYY-MM-DD') AS month FROM ban_month_size p LEFT JOIN ban_repeat r USING (month)
     WHERE NOT EXISTS (SELECT FROM ban_archived a WHERE a.month = p.month)
       AND EXISTS (SELECT FROM ban_batch_count c JOIN batch h ON h.id = c.batch_id
                    WHERE c.last_day >= p.month AND c.first_day < p.month + interval '1 month'
                      AND h.received_at > COALESCE(r.counted_at, '-infinity')) ORDER BY 1`;
  return rows.map(({ month }) => month);
}

async function countMonth({ sql }: Tx, month: string, now: Date): Promise<void> {
  await sql`SET LOCAL work_mem = '64MB'`;
  await sql`
    WITH reinstated AS MATERIALIZED (
      SELECT account, account_key, min(occurred_at) AS at FROM ban
       WHERE action = 'reinstate' AND occurred_at >= (${month}::date - interval '12 months')::timestamp AT TIME ZONE 'UTC'
         AND occurred_at < (${month}::date + interval '1 month')::timestamp AT TIME ZONE 'UTC'
       GROUP BY 1, 2),
    banned AS (
      SELECT account, account_key, count(*) AS times, max(occurred_at) AS last FROM ban
       WHERE action <> 'reinstate' AND occurred_at >= ${month}::date::timestamp AT TIME ZONE 'UTC'
         AND occurred_at < (${month}::date + interval '1 month')::timestamp AT TIME ZONE 'UTC'
       GROUP BY 1, 2)
    INSERT INTO ban_repeat (month, accounts, repeated, after_reinstatement, counted_at)
    SELECT ${month}::date, count(*), count(*) FILTER (WHERE times > 1), count(*) FILTER (WHERE last > at), ${now}
      FROM banned LEFT JOIN reinstated USING (account, account_key)
    ON CONFLICT (month) DO UPDATE SET accounts = excluded.accounts, repeated = excluded.repeated,
      after_reinstatement = excluded.after_reinstatement, counted_at = excluded.counted_at`;
}

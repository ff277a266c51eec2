import { heldUntil } from "#lib/bans/ban.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Month, Obstacles } from "./archive.ts";

/** Finds what stands in the way of archiving a month. Reads the month once. */
export async function obstacles({ sql }: Pick<Tx, "sql">, month: Month): Promise<Obstacles> {
  const first = `${month}-01`;
  const [found] = await sql<{ rows: string; reported: Date | null; filedUntil: Date | null; arrived: Date | null }>`
    SELECT count(*) AS rows, max(occurred_at) FILTER (WHERE reason = 'child-exploitation' AND external_report IS NOT NULL) AS reported,
           (SELECT filing_held_until(max(f.filed_on)) FROM ban_filing f WHERE f.ban_occurred_at >= ${first}::date::timestamp AT TIME ZONE 'UTC'
             AND f.ban_occurred_at < (${first}::date + interval '1 month')::timestamp AT TIME ZONE 'UTC') AS "filedUntil",
           (SELECT max(h.received_at) FROM ban_batch_count c JOIN batch h ON h.id = c.batch_id
             WHERE c.last_day >= ${first}::date AND c.first_day < ${first}::date + interval '1 month') AS arrived
      FROM ban WHERE occurred_at >= ${first}::date::timestamp AT TIME ZONE 'UTC'
       AND occurred_at < (${first}::date + interval '1 month')::timestamp AT TIME ZONE 'UTC'`;
  const occurredAt = found?.reported ?? null;
  const filedUntil = found?.filedUntil ?? null;
  const reported = { reason: "child-exploitation", externalReport: "any" } as const;
  return {
    rows: Number(found?.rows ?? 0),
    heldUntil: occurredAt === null ? filedUntil : heldUntil({ ...reported, occurredAt }, filedUntil),
    lastReceivedAt: found?.arrived ?? null,
  };
}

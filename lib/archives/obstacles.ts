import { heldUntil } from "#lib/bans/ban.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Month, Obstacles } from "./archive.ts";

/** Finds what stands in the way of archiving a month. Reads the month once. */
export async function obstacles({ sql }: Pick<Tx, "sql">, month: Month): Promise<Obstacles> {
  const first = `${month}-01`;
  const [found] = await sql<{ rows: string; reported: Date | null; arrived: Date | null }>`
    SELECT count(*) AS rows, max(occurred_at) FILTER (WHERE reason = 'child-exploitation' AND external_report IS NOT NULL) AS reported,
           (SELECT max(h.received_at) FROM ban_batch_count c JOIN batch h ON h.id = c.batch_id
             WHERE c.last_day >= ${first}::date AND c.first_day < ${first}::date + interval '1 month') AS arrived
      FROM ban WHERE occurred_at >= ${first}::date::timestamp AT TIME ZONE 'UTC'
       AND occurred_at < (${first}::date + interval '1 month')::timestamp AT TIME ZONE 'UTC'`;
  const occurredAt = found?.reported ?? null;
  return {
    rows: Number(found?.rows ?? 0),
    heldUntil:
      occurredAt === null ? null : heldUntil({ reason: "child-exploitation", externalReport: "any", occurredAt }),
    lastReceivedAt: found?.arrived ?? null,
  };
}

import { z } from "zod";
import { banKey } from "#lib/bans/leaf.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";

/** What ended a ban: the ledger's row that reinstates, by its key, and when that happened. */
export type Ending = { readonly key: string; readonly occurredAt: Date; readonly source: string };

/** The first reinstatement of a ban after it, or null where it stands. One that is in an archive is not named. */
export const ending = query({
  name: "bans.ending",
  permission: "bans:read",
  input: z.object({ key: z.string().regex(/^[0-9a-f]{32}$/, "A ban's key is 32 hex digits") }),
  async run({ tx }, { key }): Promise<Ending | null> {
    const [found] = await tx.sql<{ source: string; senderId: string; occurredAt: Date }>`
      SELECT h.source, b.sender_id AS "senderId", r.occurred_at AS "occurredAt"
        FROM ban_reinstatement r JOIN ban b ON b.batch_id = r.batch_id AND b.batch_row = r.batch_row AND b.occurred_at = r.occurred_at
        JOIN batch h ON h.id = r.batch_id
       WHERE r.original = ${key}::uuid AND r.occurred_at >= ALL (${bannedAt(key)}) ORDER BY r.occurred_at, r.batch_id, r.batch_row LIMIT 1`;
    if (found === undefined) return null;
    const { source, senderId, occurredAt } = found;
    return { key: banKey(source, senderId), occurredAt, source };
  },
});

/** When the ban happened; no row where the ledger has it no more. Its batch's days lead to the month, so that no other is opened. */
function bannedAt(key: string): Fragment {
  return fragment`SELECT o.occurred_at FROM ban_key k JOIN ban_batch_count c ON c.batch_id = k.batch_id
    CROSS JOIN LATERAL (SELECT occurred_at FROM ban WHERE batch_id = k.batch_id AND batch_row = k.batch_row
      AND occurred_at >= c.first_day::timestamp AT TIME ZONE 'UTC' AND occurred_at < (c.last_day + 1)::timestamp AT TIME ZONE 'UTC' OFFSET 0) o
   WHERE k.key = ${key}::uuid`;
}

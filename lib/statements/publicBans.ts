import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { territories } from "./enums.ts";
import type { OpenBatch } from "./openBatches.ts";
import { publicSurface, type StatedBan } from "./statement.ts";

/** A ban of a public surface with its key, and the ids by which its sender knows it: in memory only, to check that no text holds them. */
export type PublicBan = StatedBan & { readonly ban: string; readonly ids: readonly string[] };

const banKey = fragment`encode(substr(sha256(convert_to(h.source, 'UTF8') || '\\x00'::bytea || convert_to(b.sender_id, 'UTF8')), 1, 16), 'hex')::uuid`;

/** Of the rows `[from, to)` of one batch the bans and suspensions on public surfaces in the European Economic Area, with their end where they have one. */
export function publicBans(
  tx: Tx,
  { id, firstDay, lastDay }: OpenBatch,
  from: number,
  to: number,
): Promise<PublicBan[]> {
  return tx.sql<PublicBan>`
    SELECT k.ban, b.action, b.reason, b.signal, b.automation, b.reported_before AS "reportedBefore", b.country, b.policy,
           to_char(b.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "appliedOn", to_char(b.account_created_on, 'YYYY-MM-DD') AS "accountCreatedOn",
           (SELECT to_char(min(r.occurred_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM ban_reinstatement r
             WHERE r.original = k.ban AND r.occurred_at >= b.occurred_at) AS "endedOn",
           array_remove(ARRAY[b.sender_id, b.external_report, b.request], NULL)
             || ARRAY(SELECT f.report FROM ban_filing f WHERE f.ban = k.ban) AS ids
      FROM ban b JOIN batch h ON h.id = b.batch_id CROSS JOIN LATERAL (SELECT ${banKey} AS ban) k
     WHERE b.batch_id = ${id} AND b.batch_row >= ${from} AND b.batch_row < ${to} AND b.occurred_at >= ${`${firstDay}T00:00:00Z`}::timestamptz
       AND b.occurred_at < ${`${lastDay}T00:00:00Z`}::timestamptz + interval '1 day'
       AND b.surface = ${publicSurface} AND b.action <> 'reinstate' AND b.country = ANY(${territories})`;
}

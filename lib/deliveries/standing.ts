import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Channel, Standing } from "./delivery.ts";

/** A delivery with all that decides whether it can be fetched. */
export type StandingDelivery = Standing & {
  readonly id: string;
  readonly requestId: string;
  readonly reference: string;
  readonly channel: Channel;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly madeAt: Date;
};

/** The columns of a `StandingDelivery`, with `d`, `r`, `a`, `f` and `k` for delivery, request, authority, officer and key. */
const columns = (now: Date) => fragment`
  d.id, d.request_id AS "requestId", r.reference, d.channel, d.file_name AS "fileName", encode(d.sha256, 'hex') AS sha256, d.size,
  d.made_at AS "madeAt", d.expires_at AS "expiresAt", d.revoked_at AS "revokedAt", d.fetches, d.fetches_max AS "fetchesMax",
  d.sealed IS NULL AS destroyed, a.frozen_at IS NOT NULL AS frozen, f.verified_at IS NOT NULL AND f.disabled_at IS NULL AS "officerStands",
  d.officer_key_id IS NULL OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ${now})) AS "keyStands"`;

/** Deliveries that fit a condition on `d`, the newest first. */
export function standingDeliveries(tx: Pick<Tx, "sql">, now: Date, condition: Fragment): Promise<StandingDelivery[]> {
  return tx.sql<StandingDelivery>`
    SELECT ${columns(now)} FROM delivery d JOIN legal_request r ON r.id = d.request_id JOIN authority a ON a.id = r.authority_id
      JOIN officer f ON f.id = d.officer_id LEFT JOIN officer_key k ON k.id = d.officer_key_id
     WHERE ${condition} ORDER BY d.made_at DESC, d.id DESC`;
}

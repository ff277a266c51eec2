import type { Tx } from "#lib/db/transaction.ts";
import { minuteWords } from "#lib/instant.ts";
import { Refusal } from "#lib/refusal.ts";
import type { BanOrder } from "./banOrder.ts";

/**
 * The order with this id, its row held until the end of the transaction, as the asker saw it.
 * @throws Refusal `not-found`, or `conflict` naming who changed it since
 */
export async function loadLocked(tx: Tx, id: string, version: number): Promise<BanOrder> {
  const [row] = await tx.sql<BanOrder>`
    SELECT id, asks, authority, country, instrument, reference, received_at AS "receivedAt", COALESCE(ban_reason, (SELECT b.reason FROM known_ban_at(ban_order.ban) b)) AS "banReason", state, outcome, reason,
           proposed_by AS "proposedBy", version FROM ban_order WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) throw new Refusal("not-found", "There is no such order.");
  if (row.version === version) return row;
  const [first] = await tx.sql<{ name: string | null; at: Date }>`
    SELECT p.name, e.at FROM log_entry e LEFT JOIN person p ON p.id::text = e.actor_id WHERE e.subject = ${`banOrder:${id}`} ORDER BY e.id DESC LIMIT 1`;
  const when = first === undefined ? "" : ` at ${minuteWords(first.at)}`;
  throw new Refusal(
    "conflict",
    `${first?.name ?? "Somebody"} was first with this order${when}. Nothing of yours was saved: look at it again.`,
  );
}

/** What the log says of an order, so that every figure about it can be folded from its entries alone. */
export function orderData({
  asks,
  country,
  instrument,
  receivedAt,
}: Pick<BanOrder, "asks" | "country" | "instrument" | "receivedAt">) {
  return { asks, country, instrument, receivedAt: receivedAt.toISOString() };
}

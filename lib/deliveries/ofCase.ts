import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type FetchOutcome, fetchOutcome, openDays } from "./delivery.ts";
import { type StandingDelivery, standingDeliveries } from "./standing.ts";

/** An attempt to fetch a delivery. */
export type FetchLine = {
  readonly id: string;
  readonly deliveryId: string;
  readonly at: Date;
  readonly way: "link" | "portal";
  readonly outcome: FetchOutcome;
};

/** A delivery as the desk sees it, with every attempt to fetch it. */
export type DeliveryLine = StandingDelivery & {
  readonly number: number;
  readonly officerName: string;
  readonly byName: string;
  /** What a fetch would come to now. */
  readonly outcome: FetchOutcome;
  readonly log: readonly FetchLine[];
};

/** An officer to whom it can be delivered, with the kinds of keys of theirs that hold. */
export type Recipient = {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly asked: boolean;
};

/** The deliveries of a request's production, the newest first, and to whom and how it can be delivered. */
export const ofCase = query({
  name: "deliveries.ofCase",
  permission: "deliveries:read",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx, now }, { requestId }) {
    const [found] = await tx.sql<{ instrument: string; frozen: boolean }>`
      SELECT r.instrument, a.frozen_at IS NOT NULL AS frozen FROM legal_request r JOIN authority a ON a.id = r.authority_id
       WHERE r.id = ${requestId}`;
    if (found === undefined) throw new Refusal("not-found", "There is no such request.");
    return {
      deliveries: await lines(tx, now, requestId),
      recipients: await recipients(tx, now, requestId),
      days: openDays(found.instrument),
      frozen: found.frozen,
    };
  },
});

async function lines(tx: Tx, now: Date, requestId: string): Promise<DeliveryLine[]> {
  const found = await standingDeliveries(tx, now, fragment`d.request_id = ${requestId}`);
  const names = await tx.sql<{ id: string; number: number; officerName: string; byName: string }>`
    SELECT d.id, d.number, f.name AS "officerName", COALESCE(p.name, 'Operator') AS "byName"
      FROM delivery d JOIN officer f ON f.id = d.officer_id LEFT JOIN person p ON p.id::text = d.made_by
     WHERE d.request_id = ${requestId}`;
  const log = await tx.sql<FetchLine>`
    SELECT h.id, h.delivery_id AS "deliveryId", h.at, h.way, h.outcome FROM delivery_fetch h JOIN delivery d ON d.id = h.delivery_id
     WHERE d.request_id = ${requestId} ORDER BY h.at DESC, h.id DESC`;
  return found.map((one) => {
    const { number = 0, officerName = "", byName = "" } = names.find(({ id }) => id === one.id) ?? {};
    const own = log.filter(({ deliveryId }) => deliveryId === one.id);
    return { ...one, number, officerName, byName, outcome: fetchOutcome(one, now), log: own };
  });
}

function recipients(tx: Tx, now: Date, requestId: string): Promise<Recipient[]> {
  return tx.sql<Recipient>`
    SELECT o.id, o.name, o.id = r.officer_id IS TRUE AS asked,
           ARRAY(SELECT k.kind FROM officer_key k WHERE k.officer_id = o.id AND k.revoked_at IS NULL
                  AND (k.expires_at IS NULL OR k.expires_at > ${now}) ORDER BY k.kind) AS kinds
      FROM legal_request r JOIN officer o ON o.authority_id = r.authority_id
     WHERE r.id = ${requestId} AND o.verified_at IS NOT NULL AND o.disabled_at IS NULL ORDER BY asked DESC, o.name LIMIT 200`;
}

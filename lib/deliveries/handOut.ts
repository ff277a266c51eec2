import { open } from "#lib/crypto/seal.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Audit } from "#lib/operation.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { type FetchOutcome, fetchOutcome, fetchSentences } from "./delivery.ts";
import type { StandingDelivery } from "./standing.ts";

/** What comes of an attempt to fetch: the encrypted file, or one sentence that says why not. */
export type HandedOut =
  | { readonly outcome: "served"; readonly fileName: string; readonly bytes: Buffer; readonly sha256: string }
  | { readonly outcome: Exclude<FetchOutcome, "served">; readonly sentence: string };

/**
 * Hands out a delivery once more, or says why not. Either way the attempt is a row and an entry, committed with what it changes: so it
 * answers instead of throwing. Of two who fetch the last time at once, one is served.
 */
export async function handOut(
  given: { tx: Tx; now: Date; ground: Ground },
  delivery: StandingDelivery,
  way: "link" | "portal",
): Promise<{ result: HandedOut; audit: Audit }> {
  const { tx, now, ground } = given;
  const [row] = await tx.sql<{ sealed: Buffer | null; keyId: string | null; fetches: number }>`
    UPDATE delivery SET fetches = fetches + 1
     WHERE id = ${delivery.id} AND ${fetchOutcome(delivery, now) === "served"} AND fetches < fetches_max AND revoked_at IS NULL
       AND sealed IS NOT NULL RETURNING sealed, key_id AS "keyId", fetches`;
  const outcome = row === undefined ? await whyNot(tx, delivery, now) : "served";
  await tx.sql`
    INSERT INTO delivery_fetch (id, delivery_id, at, way, outcome) VALUES (${newId()}, ${delivery.id}, ${now}, ${way}, ${outcome})`;
  const action = outcome === "served" ? "production.fetched" : "production.fetchRefused";
  const data = { delivery: delivery.id, way, outcome, fetches: row?.fetches ?? delivery.fetches };
  const audit: Audit = [{ action, subject: `request:${delivery.requestId}`, data }];
  if (outcome !== "served") return { result: { outcome, sentence: fetchSentences[outcome] }, audit };
  const sealed = { keyId: row?.keyId ?? "", bytes: row?.sealed ?? Buffer.alloc(0) };
  const bytes = open(ground.keys, sealed, `delivery:${delivery.id}`);
  if (row?.fetches === 1) {
    const { requestId } = delivery;
    await tell(tx, now, await deskOf(tx, requestId), { kind: "production-fetched", requestId });
  }
  return { result: { outcome, fileName: delivery.fileName, bytes, sha256: delivery.sha256 }, audit };
}

/** The reason seen before, or what somebody else changed since. */
async function whyNot(tx: Tx, delivery: StandingDelivery, now: Date): Promise<Exclude<FetchOutcome, "served">> {
  const before = fetchOutcome(delivery, now);
  if (before !== "served") return before;
  const [row] = await tx.sql<{ revoked: boolean; destroyed: boolean }>`
    SELECT revoked_at IS NOT NULL AS revoked, sealed IS NULL AS destroyed FROM delivery WHERE id = ${delivery.id}`;
  if (row?.destroyed === true) return "destroyed";
  return row?.revoked === true ? "revoked" : "used-up";
}

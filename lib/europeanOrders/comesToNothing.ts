import type { Tx } from "#lib/db/transaction.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import type { AuditEntry } from "#lib/operation.ts";

type Given = {
  readonly requestId: string;
  readonly kind: "refused" | "not-validated";
  readonly by: string;
  readonly now: Date;
};

/**
 * What follows when an order comes to nothing. Links to its data end (Article 12(2)). One that was not validated is withdrawn besides, and what was
 * collected and made for it is destroyed at once after, with a certificate (Article 4(5)).
 */
export async function comesToNothing(tx: Tx, { requestId, kind, by, now }: Given): Promise<AuditEntry[]> {
  const subject = `request:${requestId}` as const;
  const entries = await endLinks(tx, { requestId, by, now });
  if (kind === "refused") return entries;
  const [withdrawn] = await tx.sql`
    UPDATE legal_request SET state = 'withdrawn', outcome = 'withdrawn', refusal_reason = NULL, closed_at = ${now}, version = version + 1
     WHERE id = ${requestId} AND state IN ('received', 'proposed', 'decided', 'collected') RETURNING id`;
  if (withdrawn !== undefined) {
    await endWaiting(tx, { requestId, by, now });
    entries.push({ action: "request.withdrawn", subject, data: { because: "not-validated" } });
  }
  await enqueue(tx, "destroy-expired", { kind: "productions" }, { key: "destroy-expired:productions" });
  return entries;
}

/** Ends every link to what was made for the order, with an entry each. */
export async function endLinks(tx: Tx, { requestId, by, now }: Omit<Given, "kind">): Promise<AuditEntry[]> {
  const ended = await tx.sql<{ id: string; fetches: number }>`
    UPDATE delivery SET revoked_at = ${now}, revoked_by = ${by} WHERE request_id = ${requestId} AND revoked_at IS NULL RETURNING id, fetches`;
  return ended.map(({ id, fetches }) => ({
    action: "production.deliveryRevoked",
    subject: `request:${requestId}`,
    data: { delivery: id, fetches },
  }));
}

/** Nobody waits for an answer or a court about a request that is withdrawn. */
async function endWaiting(tx: Tx, { requestId, by, now }: Omit<Given, "kind">): Promise<void> {
  await tx.sql`
    UPDATE clarification SET ending = 'withdrawn', ended_by = ${by}, ended_at = ${now} WHERE request_id = ${requestId} AND ending IS NULL`;
  await tx.sql`
    UPDATE objection SET outcome = 'withdrawn', settled_by = ${by}, settled_at = ${now} WHERE request_id = ${requestId} AND outcome IS NULL`;
  await tx.sql`UPDATE request_pause SET until_at = ${now} WHERE request_id = ${requestId} AND until_at IS NULL`;
}

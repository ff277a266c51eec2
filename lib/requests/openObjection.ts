import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { ObjectionOutcome } from "./standing.ts";
import { endStop } from "./stopped.ts";

export type OpenObjection = {
  readonly id: string;
  readonly country: string;
  readonly provisions: string;
  readonly reasons: string;
  readonly writtenBy: string;
  readonly lodgedAt: Date | null;
  readonly pauseId: string | null;
};

/**
 * The objection that is not settled yet.
 * @throws Refusal `conflict` where there is none
 */
export async function openObjection(tx: Tx, requestId: string): Promise<OpenObjection> {
  const [row] = await tx.sql<OpenObjection>`
    SELECT id, country, provisions, reasons, written_by AS "writtenBy", lodged_at AS "lodgedAt", pause_id AS "pauseId"
      FROM objection WHERE request_id = ${requestId} AND outcome IS NULL`;
  if (row === undefined) throw new Refusal("conflict", "No objection to this request is open; nothing was changed.");
  return row;
}

type Settling = {
  readonly outcome: ObjectionOutcome;
  readonly reference: string | null;
  readonly by: string;
  readonly now: Date;
};

/** Settles an objection, and lets the clock run on that it had stopped. */
export async function settleObjection(
  tx: Tx,
  { id, pauseId }: Pick<OpenObjection, "id" | "pauseId">,
  { outcome, reference, by, now }: Settling,
): Promise<void> {
  await tx.sql`
    UPDATE objection SET outcome = ${outcome}, settled_by = ${by}, settled_at = ${now}, settled_reference = ${reference}
     WHERE id = ${id} AND outcome IS NULL`;
  await endStop(tx, pauseId, now);
}

import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Outcome } from "./request.ts";

/** A decision that stands: proposed, and perhaps signed; one that was sent back does not stand. */
export type StandingDecision = {
  readonly id: string;
  readonly outcome: Outcome;
  readonly basis: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly countersignedBy: string | null;
  readonly countersignedAt: Date | null;
  /** Keys of the fields that are given. */
  readonly granted: readonly string[];
};

/** The standing decision of a request; there is one from the proposal on. */
export async function standingDecision(tx: Tx, requestId: string): Promise<StandingDecision> {
  const [row] = await tx.sql<StandingDecision>`
    SELECT d.id, d.outcome, d.basis, d.proposed_by AS "proposedBy", d.proposed_at AS "proposedAt",
           d.countersigned_by AS "countersignedBy", d.countersigned_at AS "countersignedAt",
           ARRAY(SELECT f.field_key FROM request_field f WHERE f.request_id = d.request_id AND f.granted ORDER BY f.position) AS granted
      FROM decision d WHERE d.request_id = ${requestId} AND d.returned_by IS NULL`;
  if (row === undefined) throw new Refusal("conflict", "No decision stands for this request; nothing was changed.");
  return row;
}

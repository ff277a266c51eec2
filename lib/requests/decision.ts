import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Period } from "./narrowing.ts";
import type { LegalRequest, Outcome } from "./request.ts";
import type { Risk } from "./risk.ts";

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
  readonly risks: readonly Risk[];
  /** Of the regime's own, where a person named one. */
  readonly ground: string | null;
  /** The shorter period that is given, ISO dates; null where it is the one that was asked for. */
  readonly narrowedFrom: string | null;
  readonly narrowedTo: string | null;
};

/** The period that is given, both days included: the narrowed one, else the one that was asked for; null where none was named. */
export function givenPeriod(
  { periodFrom, periodTo }: Pick<LegalRequest, "periodFrom" | "periodTo">,
  { narrowedFrom, narrowedTo }: Pick<StandingDecision, "narrowedFrom" | "narrowedTo">,
): Period | null {
  const [from, to] = [narrowedFrom ?? periodFrom, narrowedTo ?? periodTo];
  return from === null || to === null ? null : { from, to };
}

/** The standing decision of a request; there is one from the proposal on. */
export async function standingDecision(tx: Tx, requestId: string): Promise<StandingDecision> {
  const [row] = await tx.sql<StandingDecision>`
    SELECT d.id, d.outcome, d.basis, d.proposed_by AS "proposedBy", d.proposed_at AS "proposedAt",
           d.countersigned_by AS "countersignedBy", d.countersigned_at AS "countersignedAt",
           d.risks, d.ground, d.narrowed_from::text AS "narrowedFrom", d.narrowed_to::text AS "narrowedTo",
           ARRAY(SELECT f.field_key FROM request_field f WHERE f.request_id = d.request_id AND f.granted ORDER BY f.position) AS granted
      FROM decision d WHERE d.request_id = ${requestId} AND d.returned_by IS NULL`;
  if (row === undefined) throw new Refusal("conflict", "No decision stands for this request; nothing was changed.");
  return row;
}

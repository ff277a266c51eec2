import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { OverrideKind, Signed } from "./override.ts";

/** What the second person needs of an override; the row is held until the end of the transaction. @throws Refusal `not-found` */
export async function load(
  tx: Tx,
  id: string,
): Promise<Signed & { readonly instrument: string; readonly kind: OverrideKind; readonly wantedAt: Date | null }> {
  const [row] = await tx.sql<
    Signed & { readonly instrument: string; readonly kind: OverrideKind; readonly wantedAt: Date | null }
  >`
    SELECT instrument, kind, wanted_at AS "wantedAt", proposed_by AS "proposedBy", countersigned_at AS "countersignedAt",
           rejected_at AS "rejectedAt", ended_at AS "endedAt" FROM rule_override WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) throw new Refusal("not-found", "There is no such override.");
  return row;
}

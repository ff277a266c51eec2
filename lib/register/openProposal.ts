import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { loadFields } from "./load.ts";
import type { RegisterVersion } from "./version.ts";

/** The proposed version with this id. Refuses one that is not there or was settled before. */
export async function openProposal(tx: Tx, id: string): Promise<RegisterVersion> {
  const [row] = await tx.sql<{ number: number; proposed_by: string; effective_at: Date; open: boolean }>`
    SELECT number, proposed_by, effective_at, countersigned_by IS NULL AND rejected_by IS NULL AND NOT founding AS open
      FROM register_version WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such version of the register.");
  if (!row.open) {
    throw new Refusal("conflict", `Register ${row.number} was settled before; nothing was changed. Look at it again.`);
  }
  return {
    id,
    number: row.number,
    state: "proposed",
    fields: await loadFields(tx, id),
    proposedBy: row.proposed_by,
    countersignedBy: null,
    effectiveAt: row.effective_at,
  };
}

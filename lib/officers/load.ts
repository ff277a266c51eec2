import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** An officer as a change sees them, locked until it commits. */
export type LockedOfficer = {
  readonly id: string;
  readonly authorityId: string;
  readonly name: string;
  readonly email: string;
  readonly version: number;
  readonly verifiedAt: Date | null;
  readonly disabledAt: Date | null;
};

/** @throws Refusal `not-found`, or `conflict` where somebody changed their access since `version` was seen */
export async function load(tx: Pick<Tx, "sql">, id: string, version: number): Promise<LockedOfficer> {
  const [row] = await tx.sql<LockedOfficer>`
    SELECT id, authority_id AS "authorityId", name, email, version, verified_at AS "verifiedAt", disabled_at AS "disabledAt"
      FROM officer WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) throw new Refusal("not-found", "There is no such officer. Nothing was changed.");
  if (row.version === version) return row;
  throw new Refusal("conflict", "Somebody else was first with this officer; nothing was changed. Look again.");
}

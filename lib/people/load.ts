import type { Role } from "#lib/auth/permissions.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** A person as a change sees them: locked until it commits, so that of two changes the second sees what the first did. */
export type LockedPerson = { readonly id: string; readonly role: Role; readonly disabledAt: Date | null };

/** @throws Refusal `not-found` */
export async function load(tx: Tx, id: string): Promise<LockedPerson> {
  const [person] = await tx.sql<LockedPerson>`
    SELECT id, role, disabled_at AS "disabledAt" FROM person WHERE id = ${id} FOR UPDATE`;
  if (person === undefined) throw new Refusal("not-found", "There is no such person. Nothing was changed.");
  return person;
}

/**
 * The active administrators, each locked, always in the same order: two who would leave together wait for each other.
 * Call it before `load`.
 */
export async function activeAdministrators(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    SELECT id FROM person WHERE role = 'administrator' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

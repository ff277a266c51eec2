import type { Role } from "#lib/auth/permissions.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type Access, accessOf } from "#lib/people/person.ts";

/** A person as administrators see them. */
export type ListedPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly access: Access;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** When the link that was not used yet stops opening; null where there is none. */
  readonly linkExpiresAt: Date | null;
};

/** Those who can get in first, then by name; at most 1,000: a house, not a directory. */
export async function rows(tx: Tx, now: Date, which: Fragment = fragment`true`): Promise<ListedPerson[]> {
  const found = await tx.sql<Omit<ListedPerson, "access"> & { hasPassword: boolean }>`
    SELECT id, name, email, role, created_at AS "createdAt", disabled_at AS "disabledAt",
           password_hash IS NOT NULL AS "hasPassword",
           (SELECT max(expires_at) FROM sign_in_link WHERE person_id = person.id AND used_at IS NULL AND expires_at > ${now}) AS "linkExpiresAt"
      FROM person WHERE ${which} ORDER BY disabled_at IS NOT NULL, name, id LIMIT 1000`;
  return found.map(({ hasPassword, ...person }) => ({ ...person, access: accessOf({ ...person, hasPassword }) }));
}

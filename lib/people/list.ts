import { z } from "zod";
import type { Role } from "#lib/auth/permissions.ts";
import { query } from "#lib/operation.ts";
import { type Access, accessOf } from "#lib/people/person.ts";

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

/** Everyone of the house, those who can get in first, then by name. At most 1,000: a house, not a directory. */
export const list = query({
  name: "people.list",
  permission: "people:read",
  input: z.object({}),
  async run({ tx, now }): Promise<ListedPerson[]> {
    const rows = await tx.sql<Omit<ListedPerson, "access"> & { hasPassword: boolean }>`
      SELECT id, name, email, role, created_at AS "createdAt", disabled_at AS "disabledAt",
             password_hash IS NOT NULL AS "hasPassword",
             (SELECT max(expires_at) FROM sign_in_link WHERE person_id = person.id AND used_at IS NULL AND expires_at > ${now}) AS "linkExpiresAt"
        FROM person ORDER BY disabled_at IS NOT NULL, name, id LIMIT 1000`;
    return rows.map(({ hasPassword, ...person }) => ({ ...person, access: accessOf({ ...person, hasPassword }) }));
  },
});

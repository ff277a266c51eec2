import { z } from "zod";
import type { Scope } from "#lib/auth/scopes.ts";
import { query } from "#lib/operation.ts";

export type ListedKey = {
  readonly id: string;
  readonly source: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  /** The maker's name; their id where they are no person of the house. */
  readonly createdBy: string;
  readonly revokedAt: Date | null;
};

/** Machines' keys, those that open first, then by source; the newest 500. Never a secret: none is kept. */
export const list = query({
  name: "keys.list",
  permission: "keys:manage",
  input: z.object({}),
  async run({ tx }): Promise<ListedKey[]> {
    return tx.sql<ListedKey>`
      SELECT api_key.id, source, scopes, api_key.created_at AS "createdAt", coalesce(person.name, created_by) AS "createdBy",
             revoked_at AS "revokedAt"
        FROM (SELECT * FROM api_key ORDER BY revoked_at IS NOT NULL, id DESC LIMIT 500) api_key
        LEFT JOIN person ON person.id::text = created_by
       ORDER BY revoked_at IS NOT NULL, source, api_key.id DESC`;
  },
});

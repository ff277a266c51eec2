import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import type { Authority } from "./authority.ts";

const pageMax = 50;

/** A line of the list: the authority, how much it has asked, and when last. */
export type AuthorityLine = Pick<Authority, "id" | "name" | "country" | "verifiedAt" | "version"> & {
  readonly requests: number;
  readonly open: number;
  readonly lastReceivedAt: Date | null;
};

/** Authorities by name, 50 a page. `after` is the `next` of the page before; `name` finds the beginning of a name. */
export const list = query({
  name: "authorities.list",
  permission: "authorities:read",
  input: z.object({
    name: z.string().trim().max(300).optional(),
    country: z.string().length(2).toUpperCase().optional(),
    verified: z.enum(["yes", "no"]).optional(),
    after: z.string().max(1000).optional(),
  }),
  async run({ tx }, { name, country, verified, after }): Promise<{ rows: AuthorityLine[]; next: string | null }> {
    const [afterName, afterId] = after === undefined ? [] : readCursor(after, z.tuple([z.string().max(600), z.uuid()]));
    const conditions = [
      ...(name ? [fragment`starts_with(lower(a.name), ${name.toLowerCase()})`] : []),
      ...(country ? [fragment`a.country = ${country}`] : []),
      ...(verified ? [verified === "yes" ? fragment`a.verified_at IS NOT NULL` : fragment`a.verified_at IS NULL`] : []),
      ...(afterId ? [fragment`(lower(a.name), a.id) > (${afterName}, ${afterId}::uuid)`] : []),
    ];
    const rows = await tx.sql<AuthorityLine>`
      SELECT a.id, a.name, a.country, a.verified_at AS "verifiedAt", a.version,
             count(r.id)::int AS requests,
             count(r.id) FILTER (WHERE r.state IN ('received', 'proposed', 'decided', 'collected', 'produced'))::int AS open,
             max(r.received_at) AS "lastReceivedAt"
        FROM (SELECT * FROM authority a WHERE ${join(conditions, " AND ", fragment`true`)}
               ORDER BY lower(a.name), a.id LIMIT ${pageMax + 1}) a
        LEFT JOIN legal_request r ON r.authority_id = a.id
       GROUP BY a.id, a.name, a.country, a.verified_at, a.version ORDER BY lower(a.name), a.id`;
    const last = rows[pageMax - 1];
    const next = rows.length > pageMax && last !== undefined ? writeCursor([last.name.toLowerCase(), last.id]) : null;
    return { rows: rows.slice(0, pageMax), next };
  },
});

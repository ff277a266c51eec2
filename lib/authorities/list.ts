import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import { renewDays } from "#lib/evidence/kinds.ts";
import { query } from "#lib/operation.ts";
import { type Authority, authorityKinds } from "./authority.ts";

const pageMax = 50;
const dayMs = 86_400_000;

/** What the list can be narrowed to. */
export const standings = ["verified", "expiring", "unverified", "suspect", "frozen"] as const;

/** A line of the list: the authority, how it stands, how much it has asked, and when last. */
export type AuthorityLine = Pick<
  Authority,
  "id" | "name" | "country" | "kind" | "verifiedAt" | "verifiedUntil" | "frozenAt" | "version"
> & {
  /** An open suspicion names it. */
  readonly suspect: boolean;
  readonly requests: number;
  readonly open: number;
  readonly lastReceivedAt: Date | null;
};

/** Whether an open suspicion names the authority `a`. */
const isSuspect = fragment`EXISTS (SELECT 1 FROM suspicion_link l JOIN suspicion s ON s.id = l.suspicion_id AND s.outcome = 'open' WHERE l.authority_id = a.id)`;

/** Authorities by name, 50 a page. `after` is the `next` of the page before; `name` finds the beginning of a name. */
export const list = query({
  name: "authorities.list",
  permission: "authorities:read",
  input: z.object({
    name: z.string().trim().max(300).optional(),
    country: z.string().length(2).toUpperCase().optional(),
    kind: z.enum(authorityKinds).optional(),
    verified: z.enum(["yes", "no"]).optional(),
    standing: z.enum(standings).optional(),
    after: z.string().max(1000).optional(),
  }),
  async run(
    { tx, now },
    { name, country, kind, verified, standing, after },
  ): Promise<{ rows: AuthorityLine[]; next: string | null }> {
    const [afterName, afterId] = after === undefined ? [] : readCursor(after, z.tuple([z.string().max(600), z.uuid()]));
    const conditions = [
      ...(name ? [fragment`starts_with(lower(a.name), ${name.toLowerCase()})`] : []),
      ...(country ? [fragment`a.country = ${country}`] : []),
      ...(kind ? [fragment`a.kind = ${kind}`] : []),
      ...(verified ? [verified === "yes" ? fragment`a.verified_at IS NOT NULL` : fragment`a.verified_at IS NULL`] : []),
      ...(standing ? [conditionOf(standing, now)] : []),
      ...(afterId ? [fragment`(lower(a.name), a.id) > (${afterName}, ${afterId}::uuid)`] : []),
    ];
    const rows = await tx.sql<AuthorityLine>`
      SELECT a.id, a.name, a.country, a.kind, a.verified_at AS "verifiedAt", a.verified_until AS "verifiedUntil", a.frozen_at AS "frozenAt",
             a.version, ${isSuspect} AS suspect, asked.requests, asked.open, asked.last AS "lastReceivedAt"
        FROM (SELECT * FROM authority a WHERE ${join(conditions, " AND ", fragment`true`)}
               ORDER BY lower(a.name), a.id LIMIT ${pageMax + 1}) a
       CROSS JOIN LATERAL (
             SELECT count(*)::int AS requests, max(r.received_at) AS last,
                    count(*) FILTER (WHERE r.state IN ('received', 'proposed', 'decided', 'collected', 'produced'))::int AS open
               FROM legal_request r WHERE r.authority_id = a.id) asked
       ORDER BY lower(a.name), a.id`;
    const last = rows[pageMax - 1];
    const next = rows.length > pageMax && last !== undefined ? writeCursor([last.name.toLowerCase(), last.id]) : null;
    return { rows: rows.slice(0, pageMax), next };
  },
});

function conditionOf(standing: (typeof standings)[number], now: Date): Fragment {
  const soon = new Date(now.getTime() + renewDays * dayMs);
  switch (standing) {
    case "frozen":
      return fragment`a.frozen_at IS NOT NULL`;
    case "suspect":
      return isSuspect;
    case "unverified":
      return fragment`a.verified_at IS NULL`;
    case "expiring":
      return fragment`a.verified_until <= ${soon}`;
    case "verified":
      return fragment`a.verified_at IS NOT NULL`;
  }
}

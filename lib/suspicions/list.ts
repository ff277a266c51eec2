import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { outcomes, type Suspicion, signalCodes } from "./suspicion.ts";

const pageMax = 50;

/** A line of the workbench. `about` names the linked authorities; where none is linked, those of the linked requests. */
export type SuspicionLine = Pick<
  Suspicion,
  "id" | "country" | "signals" | "outcome" | "raisedAt" | "proposedOutcome" | "version"
> & {
  readonly raisedByName: string;
  readonly about: readonly string[];
  readonly requests: number;
  /** Of the review list: how many are still to be looked at, and how many there are. */
  readonly due: number;
  readonly reviewed: number;
};

/** Suspicions, the newest first, 50 a page. Without an outcome those that are open. */
export const list = query({
  name: "suspicions.list",
  permission: "suspicions:read",
  input: z.object({
    outcome: z.enum([...outcomes, "all"]).default("open"),
    signal: z.enum(signalCodes).optional(),
    country: z.string().length(2).toUpperCase().optional(),
    after: z.string().max(1000).optional(),
  }),
  async run({ tx }, { outcome, signal, country, after }): Promise<{ rows: SuspicionLine[]; next: string | null }> {
    const [afterAt, afterId] = after === undefined ? [] : readCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
    const conditions = [
      ...(outcome === "all" ? [] : [fragment`s.outcome = ${outcome}`]),
      ...(signal ? [fragment`${signal} = ANY (s.signals)`] : []),
      ...(country ? [fragment`s.country = ${country}`] : []),
      ...(afterId ? [fragment`(s.raised_at, s.id) < (${afterAt}::timestamptz, ${afterId}::uuid)`] : []),
    ];
    const rows = await tx.sql<SuspicionLine>`
      SELECT s.id, s.country, s.signals, s.outcome, s.raised_at AS "raisedAt", s.proposed_outcome AS "proposedOutcome", s.version,
             COALESCE(p.name, 'Operator') AS "raisedByName",
             ARRAY(SELECT DISTINCT a.name FROM suspicion_link l LEFT JOIN legal_request r ON r.id = l.request_id LEFT JOIN officer o ON o.id = l.officer_id
                     JOIN authority a ON a.id = COALESCE(l.authority_id, r.authority_id, o.authority_id)
                    WHERE l.suspicion_id = s.id ORDER BY a.name LIMIT 3) AS about,
             (SELECT count(*)::int FROM suspicion_link l WHERE l.suspicion_id = s.id AND l.request_id IS NOT NULL) AS requests,
             (SELECT count(*)::int FROM suspicion_review v WHERE v.suspicion_id = s.id AND v.outcome = 'due') AS due,
             (SELECT count(*)::int FROM suspicion_review v WHERE v.suspicion_id = s.id) AS reviewed
        FROM suspicion s LEFT JOIN person p ON p.id::text = s.raised_by WHERE ${join(conditions, " AND ", fragment`true`)}
       ORDER BY s.raised_at DESC, s.id DESC LIMIT ${pageMax + 1}`;
    const last = rows[pageMax - 1];
    const next =
      rows.length > pageMax && last !== undefined ? writeCursor([last.raisedAt.toISOString(), last.id]) : null;
    return { rows: rows.slice(0, pageMax), next };
  },
});

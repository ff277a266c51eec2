import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import type { ReviewOutcome } from "./suspicion.ts";

const pageMax = 50;

/** One request of a review: what became of it then, and what was found now. */
export type ReviewLine = {
  readonly requestId: string;
  readonly reference: string;
  readonly authority: string;
  readonly receivedAt: Date;
  readonly given: string;
  readonly outcome: ReviewOutcome;
  readonly reason: string | null;
  readonly judgedByName: string | null;
  readonly judgedAt: Date | null;
};

/** All that a suspect ever sent, the newest first, 50 a page; only what is still to be looked at, or everything. */
export const review = query({
  name: "suspicions.review",
  permission: "suspicions:read",
  input: z.object({ id: z.uuid(), all: z.boolean().default(true), after: z.string().max(1000).optional() }),
  async run({ tx }, { id, all, after }): Promise<{ rows: ReviewLine[]; next: string | null }> {
    const [afterAt, afterId] = after === undefined ? [] : readCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
    const past = afterId
      ? fragment` AND (r.received_at, r.id) < (${afterAt}::timestamptz, ${afterId}::uuid)`
      : fragment``;
    const rows = await tx.sql<ReviewLine>`
      SELECT r.id AS "requestId", r.reference, a.name AS authority, r.received_at AS "receivedAt", r.outcome AS given, v.outcome, v.reason,
             p.name AS "judgedByName", v.judged_at AS "judgedAt"
        FROM suspicion_review v JOIN legal_request r ON r.id = v.request_id JOIN authority a ON a.id = r.authority_id
        LEFT JOIN person p ON p.id::text = v.judged_by
       WHERE v.suspicion_id = ${id} AND (${all} OR v.outcome = 'due')${past} ORDER BY r.received_at DESC, r.id DESC LIMIT ${pageMax + 1}`;
    const last = rows[pageMax - 1];
    const next =
      rows.length > pageMax && last !== undefined ? writeCursor([last.receivedAt.toISOString(), last.requestId]) : null;
    return { rows: rows.slice(0, pageMax), next };
  },
});

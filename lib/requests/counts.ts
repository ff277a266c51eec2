import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { openStates } from "./request.ts";
import { isNoticeDue, isOpen } from "./rowConditions.ts";

/** What the rail shows: open requests by state, and what waits for whom. */
export type Counts = {
  readonly open: Readonly<Record<(typeof openStates)[number], number>>;
  readonly overdue: number;
  readonly mine: number;
  /** Proposals of others, which this person could countersign. */
  readonly toCountersign: number;
  /** Users who are now to be told, because no non-disclosure binds any more: at most 1,001, which stands for any number above 1,000. */
  readonly noticesDue: number;
};

/** Of notices so many are counted and no more: imported years may leave any number of them. One more says "and further ones". */
export const noticesCountMax = 1_000;

/** Counts over open requests only; the past costs nothing. */
export const counts = query({
  name: "requests.counts",
  permission: "requests:read",
  input: z.object({}),
  async run({ tx, actor, now }): Promise<Counts> {
    const [row] = await tx.sql<Omit<Counts, "open" | "noticesDue"> & Counts["open"]>`
      SELECT count(*) FILTER (WHERE r.state = 'received')::int AS received,
             count(*) FILTER (WHERE r.state = 'proposed')::int AS proposed,
             count(*) FILTER (WHERE r.state = 'decided')::int AS decided,
             count(*) FILTER (WHERE r.state = 'collected')::int AS collected,
             count(*) FILTER (WHERE r.state = 'produced')::int AS produced,
             count(*) FILTER (WHERE r.produced_at IS NULL AND r.clock_stopped_at IS NULL
               AND COALESCE(r.legal_due_at, r.house_due_at) < ${now})::int AS overdue,
             count(*) FILTER (WHERE r.assigned_to::text = ${actor.id})::int AS mine,
             count(*) FILTER (WHERE r.state = 'proposed' AND EXISTS (
               SELECT FROM decision d WHERE d.request_id = r.id AND d.returned_by IS NULL AND d.proposed_by <> ${actor.id}))::int AS "toCountersign"
        FROM legal_request r WHERE ${isOpen}`;
    const [notices] = await tx.sql<{ due: number }>`
      SELECT count(*)::int AS due FROM (SELECT FROM legal_request r WHERE ${isNoticeDue(now)} LIMIT ${noticesCountMax + 1}) first`;
    const { overdue = 0, mine = 0, toCountersign = 0 } = row ?? {};
    const { received = 0, proposed = 0, decided = 0, collected = 0, produced = 0 } = row ?? {};
    const open = { received, proposed, decided, collected, produced };
    return { open, overdue, mine, toCountersign, noticesDue: notices?.due ?? 0 };
  },
});

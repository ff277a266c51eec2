import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const batchMax = 500;

type Ended = { readonly id: string; readonly reinstatedBy: "platform" | "countersign"; readonly reinstatedAt: Date };

/**
 * Closes appeals whose reinstatement has arrived in the ledger, and lets those learn of their ban that came before it. Five hundred at most;
 * answers how many were closed, how many learnt, and whether more may wait.
 * @throws Refusal `conflict` where nothing waits
 */
export const settle = operation({
  name: "appeals.settle",
  permission: "appeals:settle",
  input: z.object({}),
  async run({ tx, now }) {
    const closed = await close(tx, now);
    const learnt = await learn(tx);
    const [first, ...rest] = [
      ...closed.map(
        ({ id, reinstatedBy, reinstatedAt }): AuditEntry => ({
          action: "appeal.reinstated",
          subject: `appeal:${id}`,
          data: { by: reinstatedBy, reinstatedAt: reinstatedAt.toISOString() },
        }),
      ),
      ...learnt.map(({ id }): AuditEntry => ({ action: "appeal.banArrived", subject: `appeal:${id}` })),
    ];
    if (first === undefined)
      throw new Refusal("conflict", "No appeal waits for anything that has arrived; nothing was changed.");
    const more = closed.length === batchMax || learnt.length === batchMax;
    return { result: { closed: closed.length, learnt: learnt.length, more }, audit: [first, ...rest] };
  },
});

/** What another settling holds is passed over: of two at once each appeal is closed by one. Of two reinstatements the first counts. */
function close({ sql }: Tx, now: Date): Promise<Ended[]> {
  return sql<Ended>`
    UPDATE appeal a SET state = 'reinstated', reinstated_at = least(greatest(given.at, a.decided_at), ${now}::timestamptz), reinstated_by = given.by,
           version = a.version + 1
      FROM (SELECT w.id, e.at, e.by FROM appeal w CROSS JOIN LATERAL (
              SELECT r.occurred_at AS at, CASE h.source WHEN 'countersign' THEN 'countersign' ELSE 'platform' END AS by
                FROM ban_reinstatement r JOIN batch h ON h.id = r.batch_id WHERE r.original = w.ban ORDER BY h.received_at, r.batch_row LIMIT 1) e
             WHERE w.state = 'decided' AND w.outcome = 'overturned' ORDER BY w.decided_at, w.id LIMIT ${batchMax} FOR UPDATE OF w SKIP LOCKED) given
     WHERE a.id = given.id
    RETURNING a.id, a.reinstated_by AS "reinstatedBy", a.reinstated_at AS "reinstatedAt"`;
}

/** The row learns by itself when it is written (`appeal_learns`). */
function learn({ sql }: Tx): Promise<{ id: string }[]> {
  return sql<{ id: string }>`
    UPDATE appeal a SET version = a.version + 1
      FROM (SELECT w.id FROM appeal w WHERE w.ban_reason IS NULL AND w.state IN ('received', 'assigned') AND EXISTS (SELECT FROM known_ban_at(w.ban))
             ORDER BY w.received_at, w.id LIMIT ${batchMax} FOR UPDATE SKIP LOCKED) given
     WHERE a.id = given.id RETURNING a.id`;
}

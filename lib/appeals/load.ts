import type { Tx } from "#lib/db/transaction.ts";
import { minuteWords } from "#lib/instant.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Appeal } from "./appeal.ts";
import { archivedMonth } from "./archivedMonth.ts";

/**
 * The appeal with this id, its row held until the end of the transaction: of two at once the second waits here, and sees what the first
 * did. With `version`, the one that the asker saw.
 * @throws Refusal `not-found`, or `conflict` naming who changed it since
 */
export async function loadLocked(tx: Tx, id: string, version?: number): Promise<Appeal> {
  const [row] = await tx.sql<Appeal>`
    SELECT a.id, a.source, a.ban_source AS "banSource", a.ban_sender_id AS "banSenderId", replace(a.ban::text, '-', '') AS "banKey",
           a.received_at AS "receivedAt", a.state, COALESCE(a.ban_reason, (SELECT b.reason FROM known_ban_at(a.ban) b)) AS "banReason", a.assigned_to AS "assignedTo", h.name AS "assignedToName",
           a.outcome, a.reason, a.by_two AS "byTwo", a.proposed_by AS "proposedBy", p.name AS "proposedByName",
           a.reinstate_asked_at AS "reinstateAskedAt", ${archivedMonth} AS "banArchived", a.version
      FROM appeal a LEFT JOIN person h ON h.id = a.assigned_to LEFT JOIN person p ON p.id::text = a.proposed_by
     WHERE a.id = ${id} FOR UPDATE OF a`;
  if (row === undefined) throw new Refusal("not-found", "There is no such appeal.");
  if (version !== undefined && row.version !== version) throw await whoWasFirst(tx, id);
  return row;
}

/** What somebody did, in a sentence that names them. */
const done: Readonly<Record<string, string>> = {
  "appeal.assigned": "took it up",
  "appeal.proposed": "proposed a decision",
  "appeal.decided": "decided it",
  "appeal.returned": "sent the proposal back",
  "appeal.withdrawn": "closed it as withdrawn",
  "appeal.reinstatementAsked": "confirmed the reinstatement",
  "appeal.reinstated": "recorded the reinstatement",
};

async function whoWasFirst({ sql }: Tx, id: string): Promise<Refusal> {
  const [first] = await sql<{ name: string | null; action: string; at: Date }>`
    SELECT p.name, e.action, e.at FROM log_entry e LEFT JOIN person p ON p.id::text = e.actor_id
     WHERE e.subject = ${`appeal:${id}`} AND e.action <> 'appeal.revealed' ORDER BY e.id DESC LIMIT 1`;
  const deed = (first === undefined ? undefined : done[first.action]) ?? "changed it";
  const when = first === undefined ? "" : ` at ${minuteWords(first.at)}`;
  return new Refusal(
    "conflict",
    `${first?.name ?? "The desk itself"} was first with this appeal and ${deed}${when}. Nothing of yours was saved: look at it again.`,
  );
}

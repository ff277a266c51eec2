import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** What an action is called in a sentence about who did it. */
const done: Readonly<Record<string, string>> = {
  "request.received": "entered it",
  "request.assigned": "assigned it",
  "request.proposed": "proposed a decision",
  "request.countersigned": "countersigned it",
  "request.returned": "sent it back",
  "request.collected": "collected its data",
  "request.produced": "made its production",
  "request.closed": "closed it",
  "request.withdrawn": "recorded that it was withdrawn",
  "request.paused": "stopped its clock",
  "request.resumed": "let its clock run on",
  "request.clarified": "asked the authority",
  "request.answered": "recorded its answer",
  "request.objected": "wrote an objection",
  "request.lodged": "lodged the objection",
  "request.settled": "recorded what became of the objection",
  "request.calledBack": "recorded a call-back",
  "request.processReceived": "recorded the legal process",
  "request.gagged": "recorded a non-disclosure",
  "request.notified": "recorded the notice",
  "request.acknowledged": "acknowledged it",
  "request.assignmentUndone": "took its assignment back",
  "request.acknowledgementUndone": "took its acknowledgement back",
  "request.childSafetyMarked": "changed its child-safety mark",
};

/** What somebody did last, in a sentence: `assigned it`. */
export const doneWords = (action: string | null) => (action === null ? undefined : done[action]) ?? "changed it";

/** The conflict that names who was first, when, and with what. */
export async function whoWasFirst(tx: Tx, id: string): Promise<Refusal> {
  const [first] = await tx.sql<{ name: string | null; action: string; at: Date }>`
    SELECT p.name, e.action, e.at FROM log_entry e LEFT JOIN person p ON p.id::text = e.actor_id
     WHERE e.subject = ${`request:${id}`} AND e.action NOT IN ('request.revealed', 'request.downloaded')
     ORDER BY e.id DESC LIMIT 1`;
  const who = first?.name ?? "Somebody else";
  const what = first === undefined ? "changed it" : doneWords(first.action);
  const when = first === undefined ? "" : ` at ${first.at.toISOString().slice(11, 16)} UTC`;
  return new Refusal(
    "conflict",
    `${who} was first and ${what}${when}. Nothing of yours was saved: look at the request again.`,
  );
}

import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** Why a person of the desk is told something. */
export type NotificationKind =
  | "mentioned"
  | "assigned"
  | "message-received"
  | "request-submitted"
  | "countersign-awaited"
  | "proposal-returned"
  | "deadline-near"
  | "deadline-passed"
  | "emergency-received"
  | "process-owed"
  | "answer-overdue"
  | "hold-near"
  | "hold-ends"
  | "notice-due"
  | "production-fetched"
  | "suspicion-raised"
  | "recount-disagrees"
  | "statements-held"
  | "validation-lapsed";

/** Tells people in the portal, in the caller's transaction. Who is named twice is told once. */
export async function tell(
  tx: Tx,
  now: Date,
  people: readonly string[],
  what: { kind: NotificationKind; requestId: string | null },
): Promise<void> {
  const told = [...new Set(people)];
  if (told.length === 0) return;
  await tx.sql`
    INSERT INTO notification (id, person_id, kind, request_id, told_at)
    SELECT given.id, given.person, ${what.kind}, ${what.requestId}::uuid, ${now}
      FROM unnest(${told.map(() => newId())}::uuid[], ${told}::uuid[]) AS given (id, person)`;
}

/** Who is told of what concerns a request: its owner, or everybody of the desk who may decide while it has none. */
export async function deskOf(tx: Tx, requestId: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    SELECT p.id FROM legal_request r JOIN person p
      ON p.disabled_at IS NULL AND (p.id = r.assigned_to OR (r.assigned_to IS NULL AND p.role IN ('analyst', 'counsel')))
     WHERE r.id = ${requestId} ORDER BY p.id`;
  return rows.map(({ id }) => id);
}

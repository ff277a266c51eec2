import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { AuditEntry } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

export const nonDisclosureInput = z.object({
  issuer: z.string().trim().min(1, "Who ordered it").max(300),
  basis: z.string().trim().min(3, "The provision on which it rests").max(300),
  until: z.coerce.date(),
  /** The number of the order or extension itself, and its scan among the papers of the request. */
  reference: z.string().trim().min(1).max(200).nullable().default(null),
  documentId: z.uuid().nullable().default(null),
  /** The order that it extends. */
  extendsId: z.uuid().nullable().default(null),
});

/**
 * Adds an order of non-disclosure, or an extension, in a row of its own with its own document. It must end in the future, and never
 * shortens another. A notice that had fallen due waits again.
 */
export async function addNonDisclosure(
  tx: Tx,
  actor: Actor,
  now: Date,
  requestId: string,
  { issuer, basis, until, reference, documentId, extendsId }: z.output<typeof nonDisclosureInput>,
): Promise<AuditEntry> {
  if (until <= now) throw wrong("until", "A non-disclosure that has ended binds nobody.", "give an end in the future.");
  await assertOwn(tx, requestId, documentId, extendsId);
  await tx.sql`
    INSERT INTO non_disclosure (id, request_id, issuer, basis, until_at, reference, document_id, extends_id, added_by, added_at)
    VALUES (${newId()}, ${requestId}, ${issuer}, ${basis}, ${until}, ${reference}, ${documentId}, ${extendsId}, ${actor.id}, ${now})`;
  await tx.sql`
    UPDATE notice SET state = 'waiting', delayed_until = NULL, ground_id = NULL, ground_kind = NULL, ground_stands = NULL, changed_at = ${now},
           version = version + 1
     WHERE request_id = ${requestId} AND state IN ('due', 'failed', 'sending', 'delayed')`;
  return {
    action: "request.gagged",
    subject: `request:${requestId}`,
    data: { until: until.toISOString(), extends: extendsId !== null },
  };
}

async function assertOwn(
  tx: Tx,
  requestId: string,
  documentId: string | null,
  extendsId: string | null,
): Promise<void> {
  const [own] = await tx.sql<{ document: boolean; order: boolean }>`
    SELECT ${documentId}::uuid IS NULL OR EXISTS (SELECT FROM request_document WHERE request_id = ${requestId} AND document_id = ${documentId}) AS document,
           ${extendsId}::uuid IS NULL OR EXISTS (SELECT FROM non_disclosure WHERE request_id = ${requestId} AND id = ${extendsId}) AS "order"`;
  if (own?.document !== true)
    throw wrong("documentId", "This document is not among the papers of the request.", "choose one of them.");
  if (own.order !== true)
    throw wrong("extendsId", "The order that it extends is of another request.", "choose one of this request.");
}

function wrong(field: string, sentence: string, hint: string): Refusal {
  return new Refusal("invalid", `${sentence} Nothing was saved: ${hint}`, {
    [`nonDisclosure.${field}`]: sentence,
    [field]: sentence,
  });
}

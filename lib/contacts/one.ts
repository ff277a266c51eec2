import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Commitment, ContactVersion } from "./contact.ts";

type LinkedRequest = { readonly id: string; readonly reference: string; readonly authority: string };
type DocumentLine = {
  readonly id: string;
  readonly fileName: string;
  readonly addedAt: Date;
  readonly destroyed: boolean;
};

/** One contact: as it was written last, every version before, what was promised, and what it is tied to. */
export const one = query({
  name: "contacts.one",
  permission: "contacts:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const versions = await versionsOf(tx, id);
    const [current, ...earlier] = versions;
    if (current === undefined) throw new Refusal("not-found", "There is no such contact.");
    const requests = await tx.sql<LinkedRequest>`
      SELECT r.id, r.reference, a.name AS authority FROM contact_request l JOIN legal_request r ON r.id = l.request_id
        JOIN authority a ON a.id = r.authority_id WHERE l.contact_id = ${id} ORDER BY r.received_at DESC LIMIT 200`;
    const documents = await tx.sql<DocumentLine>`
      SELECT d.id, c.file_name AS "fileName", c.added_at AS "addedAt", d.sealed IS NULL AS destroyed
        FROM contact_document c JOIN document d ON d.id = c.document_id WHERE c.contact_id = ${id} ORDER BY c.added_at LIMIT 200`;
    return {
      id,
      ...current,
      version: current.number,
      earlier,
      commitments: await commitmentsOf(tx, id),
      requests,
      documents,
    };
  },
});

function versionsOf({ sql }: Tx, id: string): Promise<ContactVersion[]> {
  return sql<ContactVersion>`
    SELECT v.number, v.held_at AS "heldAt", v.channel, v.country, v.kind, v.office, v.authority_id AS "authorityId", a.name AS authority,
           v.officials, v.topics, v.asked, v.answered, v.reason, COALESCE(p.name, 'Operator') AS "writtenByName", v.written_at AS "writtenAt"
      FROM contact_version v LEFT JOIN authority a ON a.id = v.authority_id LEFT JOIN person p ON p.id::text = v.written_by
     WHERE v.contact_id = ${id} ORDER BY v.number DESC`;
}

function commitmentsOf({ sql }: Tx, id: string): Promise<Commitment[]> {
  return sql<Commitment>`
    SELECT k.id, k.by_whom AS "byWhom", k.text, k.due_on::text AS "dueOn", k.outcome, k.settled_at AS "settledAt", p.name AS "settledByName"
      FROM contact_commitment k LEFT JOIN person p ON p.id::text = k.settled_by WHERE k.contact_id = ${id} ORDER BY k.added_at, k.id`;
}

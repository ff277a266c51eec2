import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { admit, sentFile } from "#lib/vault/admit.ts";
import { keepDocument } from "#lib/vault/keep.ts";
import { lock } from "./keep.ts";

/** Lays a document to a contact: a letter, an agenda. Inspected and scanned before, sealed in the vault like every other. */
export const addDocument = operation({
  name: "contacts.addDocument",
  permission: "contacts:record",
  input: z.object({ id: z.uuid(), file: sentFile }),
  prepare: ({ ground }, { file }) => admit(ground, file),
  async run({ tx, actor, now, ground }, { id }, admitted) {
    await lock(tx, id);
    const documentId = await keepDocument(tx, ground.keys, now, admitted);
    const added = await tx.sql`
      INSERT INTO contact_document (contact_id, document_id, file_name, added_by, added_at)
      VALUES (${id}, ${documentId}, ${admitted.fileName}, ${actor.id}, ${now}) ON CONFLICT DO NOTHING RETURNING document_id`;
    if (added.length === 0)
      throw new Refusal("conflict", "This very document lies at the contact already; nothing was changed.");
    const data = { document: documentId, sha256: admitted.sha256.toString("hex"), size: admitted.size };
    return { result: { id, documentId }, audit: [{ action: "contact.documentAdded", subject: `contact:${id}`, data }] };
  },
});

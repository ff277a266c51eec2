import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { revealReasons } from "#lib/requests/request.ts";
import type { MediaType } from "#lib/vault/inspect.ts";
import { openDocument as openFromVault } from "#lib/vault/keep.ts";

/** Opens a document of a contact. Each look is an entry with its reason. */
export const openDocument = operation({
  name: "contacts.openDocument",
  permission: "contacts:read",
  input: z.object({ id: z.uuid(), documentId: z.uuid(), reason: z.enum(revealReasons) }),
  async run({ tx, ground }, { id, documentId, reason }) {
    const [row] = await tx.sql<{ fileName: string; mediaType: MediaType; sha256: string }>`
      SELECT c.file_name AS "fileName", d.media_type AS "mediaType", encode(d.sha256, 'hex') AS sha256 FROM contact_document c JOIN document d ON d.id = c.document_id
       WHERE c.contact_id = ${id} AND c.document_id = ${documentId}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such document at this contact.");
    const bytes = await openFromVault(tx, ground.keys, documentId);
    return {
      result: { ...row, bytes },
      audit: [{ action: "contact.documentOpened", subject: `contact:${id}`, data: { document: documentId, reason } }],
    };
  },
});

import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { revealReasons } from "#lib/requests/request.ts";
import { assertHandles } from "#lib/vault/handling.ts";
import type { MediaType } from "#lib/vault/inspect.ts";
import { openDocument } from "#lib/vault/keep.ts";

/** A document on its way to one reader. */
export type RevealedDocument = {
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
  /** In hex. */
  readonly sha256: string;
};

/** Hands a document's bytes to a person, to be opened on their own computer. Each time is an entry with its reason. */
export const reveal = operation({
  name: "documents.reveal",
  permission: "documents:reveal",
  input: z.object({
    id: z.uuid(),
    documentId: z.uuid(),
    reason: z.enum(revealReasons, "Choose the reason for which you look"),
  }),
  async run({ tx, actor, ground }, { id, documentId, reason }) {
    const [row] = await tx.sql<Omit<RevealedDocument, "bytes"> & { kept: string }>`
      SELECT rd.file_name AS "fileName", d.media_type AS "mediaType", encode(d.sha256, 'hex') AS sha256, d.id AS kept
        FROM request_document rd JOIN document d ON d.id = rd.document_id
       WHERE rd.id = ${documentId} AND rd.request_id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such document at this request.");
    await assertHandles(tx, actor, id, "document");
    const { kept, ...rest } = row;
    const result: RevealedDocument = { ...rest, bytes: await openDocument(tx, ground.keys, kept) };
    return {
      result,
      audit: [{ action: "document.revealed", subject: `request:${id}`, data: { document: documentId, reason } }],
    };
  },
});

import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { admit, layDocument, sentFile } from "#lib/vault/admit.ts";
import { addedKinds } from "./document.ts";

/**
 * Lays a document to a request that came otherwise than with it: a scan of what came by post, evidence, a reply. It is inspected, scanned, sealed, and
 * never rendered. Answers the id by which it is listed.
 * @throws Refusal `invalid` for what is not taken, `not-found`; `conflict` for one that lies there already, or a request of a past year
 */
export const add = operation({
  name: "documents.add",
  permission: "documents:add",
  input: z.object({ id: z.uuid(), kind: z.enum(addedKinds, "Say what it is"), file: sentFile }),
  prepare: ({ ground }, { file }) => admit(ground, file),
  async run({ tx, actor, now, ground }, { id, kind }, file) {
    const [request] = await tx.sql<{ imported: boolean }>`
      SELECT imported FROM legal_request WHERE id = ${id} FOR KEY SHARE`;
    if (request === undefined) throw new Refusal("not-found", "There is no such request. Nothing was kept.");
    if (request.imported) {
      throw new Refusal(
        "conflict",
        "This request was imported from a past year, whose papers lie elsewhere. The document was not kept.",
      );
    }
    const laid = await layDocument(tx, ground, now, file, { requestId: id, actorId: actor.id, kind });
    if (!laid.isNew) {
      throw new Refusal("conflict", "This document lies at this request already: what arrives twice lands once.");
    }
    return { result: { id: laid.id }, audit: [laid.entry] };
  },
});

import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { canBeServed, instrument } from "#lib/law/instrument.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { loadLocked } from "./load.ts";
import { line } from "./receive.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Records the legal process that was owed after an emergency: under which instrument, its reference, and its document where one was kept. */
export const receiveProcess = operation({
  name: "requests.receiveProcess",
  permission: "requests:callBack",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    instrument: z.string().max(63),
    reference: line.min(1, "Its reference").max(200),
    documentId: z.uuid().nullable().default(null),
  }),
  async run({ tx, actor, now }, { id, version, reference, documentId, ...given }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "receiveProcess");
    const law = instrument(given.instrument);
    // One in the name of national security would stand in the log that everybody reads: it is handed to the general counsel in person.
    if (law === undefined || !canBeServed(law) || law.voluntary || law.nationalSecurity) {
      const sentence =
        "Choose the instrument of the process that came: one that compels, not another voluntary request.";
      throw new Refusal("invalid", `${sentence} Nothing was saved.`, { instrument: sentence });
    }
    if (documentId !== null) {
      const [document] =
        await tx.sql`SELECT id FROM request_document WHERE request_id = ${id} AND document_id = ${documentId}`;
      if (document === undefined)
        throw new Refusal(
          "invalid",
          "That document does not lie with this request; nothing was saved. Add it to its papers first.",
        );
    }
    const [owed] = await tx.sql<{ late: boolean }>`
      UPDATE process_owed SET received_at = ${now}, received_by = ${actor.id}, instrument = ${law.id}, reference = ${reference}, document_id = ${documentId}
       WHERE request_id = ${id} AND received_at IS NULL RETURNING due_at < ${now} AS late`;
    if (owed === undefined)
      throw new Refusal(
        "conflict",
        "No legal process is owed for this request, or it came before; nothing was changed.",
      );
    const next = await save(tx, request, fragment`state = state`);
    const data = { instrument: law.id, late: owed.late, document: documentId };
    return {
      result: { id, version: next, late: owed.late },
      audit: [{ action: "request.processReceived", subject: `request:${id}`, data }],
    };
  },
});

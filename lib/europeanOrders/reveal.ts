import { z } from "zod";
import { type EuropeanForm, europeanForm } from "#lib/law/european/forms.ts";
import type { Annex } from "#lib/law/european/keys.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { revealReasons } from "#lib/requests/request.ts";
import { openDocument } from "#lib/vault/keep.ts";

/** Opens a form for a person: it names people. Each time is an entry with its reason. What should not have been sent stays shut. */
export const reveal = operation({
  name: "europeanOrders.reveal",
  permission: "europeanOrders:reveal",
  input: z.object({ id: z.uuid(), reason: z.enum(revealReasons, "Choose the reason for which you look") }),
  async run(
    { tx, ground },
    { id, reason },
  ): Promise<{
    result: { form: EuropeanForm; annex: Annex; reference: string; service: string };
    audit: [{ action: "form.revealed"; subject: `request:${string}`; data: { form: string; reason: string } }];
  }> {
    const [row] = await tx.sql<{
      requestId: string;
      documentId: string;
      annex: Annex;
      reference: string;
      service: string | null;
    }>`
      SELECT f.request_id AS "requestId", f.document_id AS "documentId", f.annex, r.reference,
             (SELECT value #>> '{}' FROM setting WHERE key = 'name') AS service
        FROM european_form f JOIN legal_request r ON r.id = f.request_id WHERE f.id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such form.");
    const bytes = await openDocument(tx, ground.keys, row.documentId);
    const form = europeanForm.parse(JSON.parse(bytes.toString("utf8")));
    return {
      result: { form, annex: row.annex, reference: row.reference, service: row.service ?? "Countersign" },
      audit: [{ action: "form.revealed", subject: `request:${row.requestId}`, data: { form: id, reason } }],
    };
  },
});

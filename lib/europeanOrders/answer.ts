import { createHash } from "node:crypto";
import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { attachDocument, keepDocument } from "#lib/vault/keep.ts";
import { keepForm } from "#lib/vault/keepForm.ts";
import { annexIiiFor, answerInput } from "./annexIii.ts";
import { paper } from "./paper.ts";

/**
 * Answers a European order with Annex III: why it is not executed, or not in full. Kept twice, as data and as a PDF, both sealed. Only the
 * provider's own grounds can be named. `version` is that of the request which the asker saw, so that of two answers one wins.
 */
export const answer = operation({
  name: "europeanOrders.answer",
  permission: "europeanOrders:answer",
  input: answerInput.extend({ version: z.coerce.number().int() }),
  async prepare({ now, read }, given) {
    const { form, service } = await read((tx) => annexIiiFor(tx, given, now));
    return { form, pdf: await paper(form, service, now) };
  },
  async run({ tx, actor, now, ground }, { requestId, version, reasons }, { form, pdf }) {
    const [row] = await tx.sql<{ state: string; version: number }>`
      SELECT state, version FROM legal_request WHERE id = ${requestId} FOR UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "There is no such request.");
    if (row.state === "withdrawn" || row.state === "closed") {
      throw new Refusal("conflict", `This request is ${row.state}, so it is answered no more; nothing was kept.`);
    }
    if (row.version !== version) {
      throw new Refusal("conflict", "Somebody changed this request meanwhile; nothing was kept. Look at it again.");
    }
    await tx.sql`UPDATE legal_request SET version = version + 1 WHERE id = ${requestId}`;
    const grounds = [...new Set(reasons.map(({ ground }) => ground))];
    const { id, entry } = await keepForm(
      tx,
      ground.keys,
      { actorId: actor.id, now },
      { requestId, form, facts: { grounds }, givenAt: now },
    );
    const sha256 = createHash("sha256").update(pdf).digest();
    const documentId = await keepDocument(tx, ground.keys, now, {
      bytes: pdf,
      mediaType: "application/pdf",
      sha256,
      scan: "unscanned",
    });
    const facts = { form: form.form };
    await attachDocument(tx, now, actor.id, {
      requestId,
      documentId,
      kind: "reply",
      fileName: "Answer (Annex III).pdf",
      facts,
    });
    const data = { form: id, grounds, preserved: form.g.preserved, sha256: sha256.toString("hex") };
    return {
      result: { id, requestId },
      audit: [{ action: "order.answered", subject: `request:${requestId}`, data }, entry],
    };
  },
});

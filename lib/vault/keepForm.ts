import { createHash } from "node:crypto";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson, type Json } from "#lib/json.ts";
import type { EuropeanForm } from "#lib/law/european/forms.ts";
import { type Annex, formKeys } from "#lib/law/european/keys.ts";
import type { Withheld } from "#lib/law/european/parts.ts";
import type { AuditEntry } from "#lib/operation.ts";
import { attachDocument, keepDocument } from "./keep.ts";

type Kept = {
  readonly requestId: string;
  readonly form: EuropeanForm;
  /** Codes and times that stay readable; no personal data. */
  readonly facts: { readonly [key: string]: Json };
  readonly givenAt: Date;
  readonly withheld?: { readonly content: Withheld; readonly codes: readonly string[] } | null;
};

const annexes = new Map<string, Annex>(Object.entries(formKeys).map(([annex, key]) => [key, annex as Annex]));
/** What a file of a form is called, without its ending. */
const names: Readonly<Record<Annex, string>> = {
  I: "EPOC (Annex I)",
  II: "EPOC-PR (Annex II)",
  III: "Answer (Annex III)",
  V: "Request for production issued (Annex V)",
  VI: "Extension (Annex VI)",
};

/**
 * Keeps a form at a request: its canonical JSON (RFC 8785) as a sealed document, its codes in a row of its own, and apart from both, sealed
 * under `european_form:<id>`, what should not have been sent. Answers the row's id and its entry.
 */
export async function keepForm(
  tx: Tx,
  keys: Keyring,
  by: { readonly actorId: string; readonly now: Date },
  { requestId, form, facts, givenAt, withheld = null }: Kept,
): Promise<{ id: string; annex: Annex; entry: AuditEntry }> {
  const annex = annexes.get(form.form);
  if (annex === undefined) throw new Error("a form without an annex");
  const bytes = Buffer.from(canonicalJson(form));
  const sha256 = createHash("sha256").update(bytes).digest();
  const documentId = await keepDocument(tx, keys, by.now, {
    bytes,
    mediaType: "application/json",
    sha256,
    scan: "unscanned",
  });
  const kind = annex === "III" ? "reply" : "form";
  const fileName = `${names[annex]}.json`;
  await attachDocument(tx, by.now, by.actorId, { requestId, documentId, kind, fileName, facts: { form: form.form } });
  const id = newId();
  const sealed = withheld === null ? null : seal(keys, JSON.stringify(withheld.content), `european_form:${id}`);
  await tx.sql`
    INSERT INTO european_form (id, request_id, annex, document_id, facts, withheld, withheld_sealed, withheld_key_id, given_at, added_by, added_at)
    VALUES (${id}, ${requestId}, ${annex}, ${documentId}, ${JSON.stringify(facts)}::jsonb, ${[...(withheld?.codes ?? [])]}, ${sealed?.bytes ?? null},
      ${sealed?.keyId ?? null}, ${givenAt}, ${by.actorId}, ${by.now})`;
  const data = { annex, form: form.form, sha256: sha256.toString("hex"), withheld: [...(withheld?.codes ?? [])] };
  return { id, annex, entry: { action: "form.kept", subject: `request:${requestId}`, data } };
}

import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Json } from "#lib/json.ts";
import { Refusal } from "#lib/refusal.ts";
import type { MediaType } from "./inspect.ts";
import type { ScanState } from "./scan.ts";

/** What a document is to a request. */
export type DocumentKind = "order" | "email" | "attachment" | "evidence" | "reply" | "form";

type Kept = {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  readonly sha256: Buffer;
  readonly scan: ScanState;
};

/**
 * Keeps inspected bytes, sealed under `document:<id>` and found by their SHA-256: the same bytes land once, however often and from however
 * many hands at once they come. A later scan that says more is kept with them, and bytes that retention had destroyed are sealed anew.
 * Answers the document's id.
 * @throws Refusal `invalid` for infected bytes, which are never kept: `assertNotInfected` says so earlier, and better.
 */
export async function keepDocument(tx: Tx, keys: Keyring, now: Date, kept: Kept): Promise<string> {
  if (kept.scan === "infected") throw new Refusal("invalid", "This document holds malware, so it was not kept.");
  const { bytes, mediaType, sha256, scan } = kept;
  const id = newId();
  const sealed = seal(keys, bytes, `document:${id}`);
  const scannedAt = scan === "clean" ? now : null;
  const [made] = await tx.sql<{ id: string }>`
    INSERT INTO document (id, sha256, media_type, size, sealed, key_id, scan, scanned_at, added_at)
    VALUES (${id}, ${sha256}, ${mediaType}, ${bytes.length}, ${sealed.bytes}, ${sealed.keyId}, ${scan}, ${scannedAt}, ${now})
    ON CONFLICT (sha256) DO NOTHING RETURNING id`;
  if (made !== undefined) return made.id;
  const [twin] = await tx.sql<{ id: string; scan: ScanState; gone: boolean }>`
    SELECT id, scan, sealed IS NULL AS gone FROM document WHERE sha256 = ${sha256} FOR UPDATE`;
  if (twin === undefined) throw new Error("a document that is there was not found by its hash");
  if (twin.gone) {
    const again = seal(keys, bytes, `document:${twin.id}`);
    await tx.sql`UPDATE document SET sealed = ${again.bytes}, key_id = ${again.keyId} WHERE id = ${twin.id}`;
  }
  if (twin.scan === "unscanned" && scan === "clean") {
    await tx.sql`UPDATE document SET scan = 'clean', scanned_at = ${now} WHERE id = ${twin.id}`;
  }
  return twin.id;
}

/**
 * Lays a kept document to a request under the name that people see. The same document of the same kind lies there once; who laid it first
 * stands. Answers the id by which it is listed and revealed, and whether it lies there only now.
 */
export async function attachDocument(
  tx: Tx,
  now: Date,
  actorId: string,
  given: {
    readonly requestId: string;
    readonly documentId: string;
    readonly kind: DocumentKind;
    readonly fileName: string;
    /** Codes and flags; no personal data. */
    readonly facts?: { readonly [key: string]: Json };
  },
): Promise<{ id: string; isNew: boolean }> {
  const { requestId, documentId, kind, fileName, facts = {} } = given;
  const [made] = await tx.sql<{ id: string }>`
    INSERT INTO request_document (id, request_id, document_id, kind, file_name, facts, added_by, added_at)
    VALUES (${newId()}, ${requestId}, ${documentId}, ${kind}, ${fileName}, ${JSON.stringify(facts)}::jsonb, ${actorId}, ${now})
    ON CONFLICT (request_id, document_id, kind) DO NOTHING RETURNING id`;
  if (made !== undefined) return { id: made.id, isNew: true };
  const [twin] = await tx.sql<{ id: string }>`
    SELECT id FROM request_document WHERE request_id = ${requestId} AND document_id = ${documentId} AND kind = ${kind}`;
  if (twin === undefined) throw new Error("a document that lies at the request was not found there");
  return { id: twin.id, isNew: false };
}

/**
 * The bytes of a kept document. Only an operation that records the look may call it.
 * @throws Refusal `not-found` for none, `conflict` for one that retention has destroyed.
 */
export async function openDocument(tx: Tx, keys: Keyring, id: string): Promise<Buffer> {
  const [row] = await tx.sql<{ sealed: Buffer | null; key_id: string | null }>`
    SELECT sealed, key_id FROM document WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "This document is not here.");
  if (row.sealed === null || row.key_id === null) {
    throw new Refusal("conflict", "This document was destroyed when its retention ended; its hash stays.");
  }
  return open(keys, { keyId: row.key_id, bytes: row.sealed }, `document:${id}`);
}

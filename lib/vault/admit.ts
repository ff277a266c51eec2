import { z } from "zod";
import type { Ground } from "#lib/db/ground.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Json } from "#lib/json.ts";
import { type Inspected, inspectUpload, type UploadDoor } from "./inspect.ts";
import { attachDocument, type DocumentKind, keepDocument } from "./keep.ts";
import { documentBytesMax } from "./limit.ts";
import { assertNotInfected, type ScanState, scan } from "./scan.ts";

/** A file as it was sent: its bytes, and the name that its sender gave it. */
export const sentFile = z.object({
  fileName: z.string().max(4096),
  bytes: z
    .custom<Uint8Array>((value) => value instanceof Uint8Array, "Choose a file")
    .refine(
      // What is a little larger is named in the sentence of the inspection; what is much larger is not looked at.
      (bytes) => bytes.length <= 2 * documentBytesMax,
      "This file is larger than 20 MB, so it was not read",
    ),
});
export type SentFile = z.output<typeof sentFile>;

/** A file that may be kept: inspected and scanned. */
export type Admitted = Inspected & { readonly bytes: Uint8Array; readonly scan: ScanState };

/**
 * Inspects and scans a file. Network: call it in `prepare`, before the transaction that lays it.
 * @throws Refusal `invalid` for what is not taken; recorded where it is malware
 */
export async function admit(ground: Pick<Ground, "journal">, file: SentFile, door?: UploadDoor): Promise<Admitted> {
  const inspected = inspectUpload(file.bytes, file.fileName, door);
  const state = await scan(file.bytes, ground.journal);
  assertNotInfected(state, inspected);
  return { ...inspected, bytes: file.bytes, scan: state };
}

type Lay = {
  readonly requestId: string;
  readonly actorId: string;
  readonly kind: DocumentKind;
  readonly facts?: { readonly [key: string]: Json };
};

/** Keeps an admitted file and lays it to a request. Answers the id by which it is listed there, and what the log may say of it. */
export async function layDocument(tx: Tx, { keys }: Pick<Ground, "keys">, now: Date, file: Admitted, lay: Lay) {
  const documentId = await keepDocument(tx, keys, now, file);
  const { requestId, actorId, kind, facts = {} } = lay;
  const { id, isNew } = await attachDocument(tx, now, actorId, {
    requestId,
    documentId,
    kind,
    fileName: file.fileName,
    facts: { ...facts, flags: [...file.flags] },
  });
  const { mediaType, size, sha256, scan: state } = file;
  const data = { document: id, kind, mediaType, size, sha256: sha256.toString("hex"), scan: state };
  return { id, documentId, isNew, entry: { action: "document.added", subject: `request:${requestId}`, data } as const };
}

import { z } from "zod";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertHandles } from "#lib/vault/handling.ts";
import { assertTransferable } from "#lib/vault/transfer.ts";
import { load } from "./load.ts";
import { revealReasons, stateAfter } from "./request.ts";

/** A production on its way out: the ZIP's bytes, its name and its SHA-256 in hex. */
export type Download = { readonly fileName: string; readonly bytes: Buffer; readonly sha256: string };

/**
 * Hands out a production. Each time is an entry with its reason. It waits until the entry `request.produced` is covered by a signed
 * checkpoint, so that nothing leaves which the log could later be made not to know.
 */
export const download = operation({
  name: "requests.download",
  permission: "requests:download",
  input: z.object({ id: z.uuid(), reason: z.enum(revealReasons, "Choose the reason for which it is fetched") }),
  async run({ tx, actor, now, ground }, { id, reason }) {
    const request = await load(tx, id);
    stateAfter(request, "download");
    // Fetched to be handed over by post: what a delivery waits for, this waits for too.
    if (reason === "answer-authority") await assertTransferable(tx, id, { now, to: "give" });
    await assertHandles(tx, actor, id, "production");
    const [row] = await tx.sql<{
      id: string;
      file_name: string;
      sha256: Buffer;
      sealed: Buffer | null;
      key_id: string | null;
    }>`
      SELECT id, file_name, sha256, sealed, key_id FROM production WHERE request_id = ${id} ORDER BY made_at DESC LIMIT 1`;
    if (row === undefined) throw new Refusal("not-found", "This request was closed without a production.");
    if (row.sealed === null || row.key_id === null) {
      throw new Refusal(
        "conflict",
        "This production was destroyed when its retention ended; its hash stays in the log.",
      );
    }
    await assertInLog(tx, id);
    const bytes = open(ground.keys, { keyId: row.key_id, bytes: row.sealed }, `production:${row.id}`);
    const result: Download = { fileName: row.file_name, bytes, sha256: row.sha256.toString("hex") };
    const data = { reason, sha256: result.sha256 };
    return { result, audit: [{ action: "request.downloaded", subject: `request:${id}`, data }] };
  },
});

async function assertInLog(tx: Tx, id: string): Promise<void> {
  const [entry] = await tx.sql<{ covered: boolean }>`
    SELECT l.leaf_index < (SELECT max(size) FROM log_checkpoint) AS covered
      FROM log_entry e JOIN log_leaf l ON l.entry_id = e.id
     WHERE e.subject = ${`request:${id}`} AND e.action = 'request.produced' ORDER BY e.id DESC LIMIT 1`;
  if (entry?.covered === true) return;
  throw new Refusal(
    "conflict",
    "The log has not signed this production yet, so it cannot leave. Try again in a second; nothing is lost.",
  );
}

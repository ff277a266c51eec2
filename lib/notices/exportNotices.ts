import { createHash } from "node:crypto";
import { z } from "zod";
import { open, seal } from "#lib/crypto/seal.ts";
import { csvCell } from "#lib/csv.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { messagesOf, type NoticeMessage } from "./message.ts";

const batchMax = 500;
const columns = ["notice", "kind", "identifier", "country", "provision", "received_on", "produced_on", "fields"];

/** A file of notices on its way out. */
export type NoticeFile = {
  readonly batchId: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly notices: number;
};

/**
 * Makes a CSV file (RFC 4180, a row a target) of every notice that is due, 500 at most, for the platform to take; each of them is then with
 * the platform. With `batchId` the same file is fetched again. Either is an entry, since identifiers leave by it.
 */
export const exportNotices = operation({
  name: "notices.export",
  permission: "notices:send",
  input: z.object({ batchId: z.uuid().optional() }),
  async run({ tx, actor, now, ground }, { batchId }) {
    if (batchId !== undefined) {
      const file = await again(tx, batchId, (sealed) => open(ground.keys, sealed, `notice_batch:${batchId}`));
      return {
        result: file,
        audit: [
          { action: "notices.exported", subject: `noticeBatch:${batchId}`, data: { again: true, sha256: file.sha256 } },
        ],
      };
    }
    const rows = await tx.sql<{ id: string }>`
      SELECT n.request_id AS id FROM notice n WHERE n.state IN ('due', 'failed')
         AND NOT EXISTS (SELECT FROM non_disclosure_standing s WHERE s.request_id = n.request_id AND s.binds_until > ${now})
       ORDER BY n.fell_due_at, n.request_id LIMIT ${batchMax} FOR UPDATE OF n SKIP LOCKED`;
    if (rows.length === 0)
      throw new Refusal("conflict", "No notice is due, so there is nothing to export; nothing was changed.");
    const ids = rows.map((row) => row.id);
    const id = newId();
    const bytes = Buffer.from(csvOf(await messagesOf(tx, ground.keys, ids)));
    const hash = createHash("sha256").update(bytes).digest();
    const sealed = seal(ground.keys, bytes, `notice_batch:${id}`);
    await tx.sql`
      INSERT INTO notice_batch (id, notice_count, sha256, sealed, key_id, made_by, made_at)
      VALUES (${id}, ${rows.length}, ${hash}, ${sealed.bytes}, ${sealed.keyId}, ${actor.id}, ${now})`;
    await tx.sql`
      UPDATE notice SET state = 'handed-over', batch_id = ${id}, handed_over_at = ${now}, failure = NULL, changed_at = ${now}, version = version + 1
       WHERE request_id = ANY (${ids}::uuid[])`;
    const sha256 = hash.toString("hex");
    const each = rows.map(
      (row): AuditEntry => ({
        action: "notice.handedOver",
        subject: `request:${row.id}`,
        data: { by: "csv", batch: id },
      }),
    );
    const result: NoticeFile = { batchId: id, fileName: fileName(id), bytes, sha256, notices: rows.length };
    const data = { again: false, notices: rows.length, sha256 };
    return { result, audit: [{ action: "notices.exported", subject: `noticeBatch:${id}`, data }, ...each] };
  },
});

const fileName = (id: string) => `notices-${id}.csv`;

async function again(
  tx: Tx,
  id: string,
  opened: (sealed: { keyId: string; bytes: Buffer }) => Buffer,
): Promise<NoticeFile> {
  const [row] = await tx.sql<{ notices: number; sha256: string; sealed: Buffer | null; keyId: string | null }>`
    SELECT notice_count AS notices, encode(sha256, 'hex') AS sha256, sealed, key_id AS "keyId" FROM notice_batch WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such file of notices.");
  const { notices, sha256, sealed, keyId } = row;
  if (sealed === null || keyId === null)
    throw new Refusal("conflict", "This file was destroyed when its retention ended; its hash stays in the log.");
  return { batchId: id, fileName: fileName(id), bytes: opened({ keyId, bytes: sealed }), sha256, notices };
}

function csvOf(messages: readonly NoticeMessage[]): string {
  const lines = messages.flatMap((one) =>
    one.targets.map(({ kind, identifier }) =>
      [
        one.requestId,
        kind,
        identifier,
        one.country,
        one.provision,
        one.receivedOn,
        one.producedOn ?? "",
        one.fields.join(";"),
      ]
        .map(cell)
        .join(","),
    ),
  );
  return [columns.join(","), ...lines, ""].join("\r\n");
}

/** A telephone number begins with a plus and is no formula: it stays as it is, since a machine reads the file. */
function cell(text: string): string {
  return /^\+\d+$/.test(text.replaceAll(" ", "")) ? text : csvCell(text);
}

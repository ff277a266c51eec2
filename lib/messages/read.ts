import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { ListedMessage, OpenMessage } from "./message.ts";

/** The messages of a request, oldest first, without their texts. */
export async function listed(tx: Tx, requestId: string): Promise<ListedMessage[]> {
  return tx.sql<ListedMessage>`
    SELECT m.id, m.direction, m.kind, COALESCE(p.name, o.name, 'The program') AS "sentByName", m.sent_at AS "sentAt",
           m.read_at AS "readAt", m.sealed IS NULL AS destroyed
      FROM message m LEFT JOIN person p ON p.id::text = m.sent_by LEFT JOIN officer o ON o.id::text = m.sent_by
     WHERE m.request_id = ${requestId} ORDER BY m.sent_at, m.id`;
}

/** The same with their texts. Of the desk only an operation that records the look may call it. */
export async function opened(tx: Tx, keys: Keyring, requestId: string): Promise<OpenMessage[]> {
  const messages = await listed(tx, requestId);
  const rows = await tx.sql<{ id: string; sealed: Buffer; keyId: string }>`
    SELECT id, sealed, key_id AS "keyId" FROM message WHERE request_id = ${requestId} AND sealed IS NOT NULL`;
  const sealed = new Map(rows.map((row) => [row.id, row]));
  return messages.map((message) => {
    const row = sealed.get(message.id);
    const text =
      row === undefined ? null : open(keys, { keyId: row.keyId, bytes: row.sealed }, `message:${row.id}`).toString();
    return { ...message, text };
  });
}

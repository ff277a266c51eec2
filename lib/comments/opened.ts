import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Comment } from "./comment.ts";

const commentsMax = 500;

type Row = Omit<Comment, "text" | "destroyed"> & { sealed: Buffer | null; keyId: string | null };

/**
 * The newest 500 comments beside a request, in the order in which they were written; their text opened for whom it is for, else null.
 * @throws Refusal `not-found`
 */
export async function opened(tx: Tx, keys: Keyring, requestId: string, readable: boolean): Promise<Comment[]> {
  const [request] = await tx.sql`SELECT id FROM legal_request WHERE id = ${requestId}`;
  if (request === undefined) throw new Refusal("not-found", "There is no such request.");
  const rows = await tx.sql<Row>`
    SELECT c.id, c.written_by AS "writtenBy", p.name AS "writtenByName", c.written_at AS "writtenAt", c.retracted_at AS "retractedAt",
           c.sealed, c.key_id AS "keyId" FROM comment c JOIN person p ON p.id = c.written_by
     WHERE c.request_id = ${requestId} ORDER BY c.written_at DESC, c.id DESC LIMIT ${commentsMax}`;
  return rows.toReversed().map(({ sealed, keyId, ...row }) => {
    const gone = sealed === null || keyId === null;
    const text = gone || !readable ? null : open(keys, { keyId, bytes: sealed }, `comment:${row.id}`).toString("utf8");
    return { ...row, text, destroyed: gone && row.retractedAt === null };
  });
}

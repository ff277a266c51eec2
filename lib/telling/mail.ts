import type { Keyring } from "#lib/crypto/keyring.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";

/** One letter by e-mail, plain text. It says that something waits and where; never an identifier, never what was asked or found. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Which text this is, such as `officer-invitation`: a code for lists and counts. */
  readonly template: string;
  readonly requestId?: string;
};

/**
 * Puts mail into the outbox in the caller's transaction: it leaves if that commits, and never otherwise. The address and the text are
 * sealed under `mail:<id>`. Answers its id.
 */
export async function postMail(tx: Tx, keys: Keyring, now: Date, mail: Mail): Promise<string> {
  const id = newId();
  const { to, subject, text, template, requestId } = mail;
  const sealed = seal(keys, JSON.stringify({ to, subject, text }), `mail:${id}`);
  await tx.sql`
    INSERT INTO mail (id, sealed, key_id, template, request_id, queued_at)
    VALUES (${id}, ${sealed.bytes}, ${sealed.keyId}, ${template}, ${requestId ?? null}, ${now})`;
  await enqueue(tx, "send-mail", { id }, { key: `send-mail:${id}` });
  return id;
}

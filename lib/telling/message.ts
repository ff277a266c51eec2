import { address } from "#lib/auth/address.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { postMail } from "./mail.ts";
import { deskOf, tell } from "./notification.ts";

/** What officer and desk write to each other for: a clarification asks and an answer follows; the others say what was done. */
export const messageKinds = [
  "message",
  "clarification",
  "answer",
  "acknowledgement",
  "withdrawal",
  "objection",
] as const;
export type MessageKind = (typeof messageKinds)[number];

type Message = {
  /** Made with the form, so that the same sent twice lands once; without one it is made here. */
  readonly id?: string;
  readonly requestId: string;
  /** `in` from an officer, `out` from the desk. */
  readonly direction: "in" | "out";
  readonly kind: MessageKind;
  readonly text: string;
  /** The person's or officer's id. */
  readonly sentBy: string;
};

/**
 * Lays a message to a request, in the caller's transaction, its text sealed under `message:<id>`. One from an officer is told to the desk; of one
 * from the desk the officer of the request, where there is one who may sign in, gets an e-mail that something waits, and nothing of what.
 * Every room may send so (`requests.clarify`, the portal's withdrawal); `messages.send` and `messages.write` are people's own.
 * Answers the message's id.
 */
export async function postMessage(tx: Tx, keys: Keyring, now: Date, message: Message): Promise<string> {
  const { id = newId(), requestId, direction, kind, text, sentBy } = message;
  const sealed = seal(keys, text, `message:${id}`);
  await tx.sql`
    INSERT INTO message (id, request_id, direction, kind, sealed, key_id, sent_by, sent_at)
    VALUES (${id}, ${requestId}, ${direction}, ${kind}, ${sealed.bytes}, ${sealed.keyId}, ${sentBy}, ${now})`;
  if (direction === "in") await tell(tx, now, await deskOf(tx, requestId), { kind: "message-received", requestId });
  else await mailOfficer(tx, keys, now, requestId);
  return id;
}

async function mailOfficer(tx: Tx, keys: Keyring, now: Date, requestId: string): Promise<void> {
  const [officer] = await tx.sql<{ email: string; service: string | null }>`
    SELECT o.email, (SELECT value #>> '{}' FROM setting WHERE key = 'name') AS service
      FROM legal_request r JOIN officer o ON o.id = r.officer_id AND o.disabled_at IS NULL WHERE r.id = ${requestId}`;
  if (officer === undefined) return;
  const service = officer.service ?? "Countersign";
  await postMail(tx, keys, now, {
    to: officer.email,
    template: "message-waiting",
    requestId,
    subject: `A message waits for you in the request portal of ${service}`,
    text: `A message about one of your requests waits for you in the request portal of ${service}. Sign in to read it and to answer:

${address()}/officer

This e-mail says nothing of what it is about, and an answer to it is read by nobody.
`,
  });
}

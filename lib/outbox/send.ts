import { z } from "zod";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { attemptsMax, type MailFailure, type MailState, type MailText, mendable, waitMs } from "./mail.ts";
import { sendBySmtp, smtpOf } from "./smtp.ts";

type Waiting = {
  readonly template: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly sealed: Buffer | null;
  readonly keyId: string | null;
};
type Attempt = { readonly attempts: number; readonly template: string; readonly failure: MailFailure | null };

/**
 * One attempt to send a mail; for the job `send-mail`. It leaves at least once: when the server took it and the change did not commit,
 * it leaves again under the same Message-ID. What was sent is not kept, unless its request is exempt from destruction; what cannot be sent
 * here is.
 */
export const send = operation({
  name: "outbox.send",
  permission: "outbox:send",
  input: z.object({ id: z.uuid() }),
  async prepare({ ground, read }, { id }): Promise<Attempt & { kept: boolean }> {
    const mail = await read((tx) => loadWaiting(tx, id));
    const smtp = smtpOf();
    const { attempts, template } = mail;
    if (smtp === null) return { attempts, template, failure: null, kept: true };
    const text = openMail(ground.keys, id, mail);
    return {
      attempts,
      template,
      failure: await sendBySmtp(smtp, { id, queuedAt: mail.queuedAt, ...text }),
      kept: false,
    };
  },
  async run({ tx, now }, { id }, { attempts: before, template, failure, kept }) {
    const attempts = before + (kept ? 0 : 1);
    const state: MailState = kept
      ? "kept"
      : failure === null
        ? "sent"
        : mendable.has(failure) && attempts < attemptsMax
          ? "waiting"
          : "failed";
    const gone = state === "sent" ? fragment`, sent_at = ${now}, ${erasedUnlessExempt}` : fragment``;
    const [changed] = await tx.sql`
      UPDATE mail SET state = ${state}, attempts = ${attempts}, failure = ${failure} ${gone}
       WHERE id = ${id} AND state = 'waiting' AND attempts = ${before} RETURNING id`;
    if (changed === undefined)
      throw new Refusal("conflict", "Another attempt at this mail was quicker. Nothing was changed.");
    if (state === "waiting") {
      const runAt = new Date(now.getTime() + waitMs(attempts));
      await enqueue(tx, "send-mail", { id }, { key: `send-mail:${id}`, runAt });
    }
    const action = state === "waiting" ? "mail.deferred" : `mail.${state}`;
    const data = { template, attempts, ...(failure === null ? {} : { failure }) };
    return {
      result: { id, state, failure },
      audit: [{ action: action as `mail.${string}`, subject: `mail:${id}`, data }],
    };
  },
});

/** What litigation needs stays until the exemption is lifted; then its retention takes it. */
const exempt = fragment`EXISTS (SELECT FROM request_exemption x WHERE x.request_id = mail.request_id AND x.lifted_by IS NULL)`;
const erasedUnlessExempt = fragment`sealed = CASE WHEN ${exempt} THEN sealed END, key_id = CASE WHEN ${exempt} THEN key_id END`;

async function loadWaiting(tx: Tx, id: string): Promise<Waiting> {
  const [mail] = await tx.sql<Waiting>`
    SELECT template, state, attempts, queued_at AS "queuedAt", sealed, key_id AS "keyId" FROM mail WHERE id = ${id}`;
  if (mail === undefined) throw new Refusal("not-found", "There is no such mail. Nothing was sent.");
  if (mail.state !== "waiting") {
    throw new Refusal("invalid", `This mail is ${mail.state}, so it does not wait to be sent. Nothing was sent.`);
  }
  return mail;
}

/**
 * A mail's address and text.
 * @throws Refusal `not-found` where they are not kept any more
 */
export function openMail(keys: Keyring, id: string, mail: Pick<Waiting, "sealed" | "keyId">): MailText {
  if (mail.sealed === null || mail.keyId === null) {
    throw new Refusal("not-found", "The address and the text of this mail are not kept any more; that it was sent is.");
  }
  return JSON.parse(open(keys, { keyId: mail.keyId, bytes: mail.sealed }, `mail:${id}`).toString("utf8"));
}

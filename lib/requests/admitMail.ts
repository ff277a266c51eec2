import { keyedIndex } from "#lib/crypto/keyedIndex.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import type { Ground } from "#lib/db/ground.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type MailFacts, mailDiffers } from "#lib/documents/document.ts";
import { requesterLookup } from "#lib/evidence/keep.ts";
import type { AuditEntry } from "#lib/operation.ts";
import { Refusal, type RefusalEntry } from "#lib/refusal.ts";
import { type Admitted, admit, type SentFile } from "#lib/vault/admit.ts";
import { cleanFileName } from "#lib/vault/fileName.ts";
import { type ReadMail, readMail } from "#lib/vault/readMail.ts";

/** A mail that may be kept, with those of its attachments that may be. */
export type AdmittedMail = {
  readonly file: Admitted;
  readonly mail: ReadMail;
  readonly attachments: readonly Admitted[];
  readonly refused: MailFacts["refused"];
  /** Entries about attachments that were malware. */
  readonly entries: readonly RefusalEntry[];
};

/**
 * Reads a mail and looks at each attachment as at any document. One that is not taken stops nothing: it is named with its reason, and the mail is
 * kept whole. Network (the scan): call it in `prepare`.
 * @throws Refusal `invalid` where it is no mail, cannot be read, or is itself known as malware
 */
export async function admitMail(ground: Pick<Ground, "journal">, sent: SentFile): Promise<AdmittedMail> {
  const file = await admit(ground, sent, "mail");
  if (file.mediaType !== "message/rfc822") {
    const sentence = `“${file.fileName}” is no e-mail, so nothing was read from it. Record the request by hand and add it as a document.`;
    throw new Refusal("invalid", sentence, { mail: sentence });
  }
  const mail = await readMail(file.bytes, file.fileName, process.env.COUNTERSIGN_AUTHSERV_ID ?? null);
  const attachments: Admitted[] = [];
  const refused: { fileName: string; sentence: string }[] = [];
  const entries: RefusalEntry[] = [];
  for (const attachment of mail.attachments) {
    try {
      attachments.push(await admit(ground, attachment, "mail"));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ fileName: cleanFileName(attachment.fileName), sentence: error.message });
      if (error.entry !== null) entries.push(error.entry);
    }
  }
  if (mail.attachmentsLeft > 0) {
    const sentence = "More than fifty attachments are not taken out; they are still in the e-mail.";
    refused.push({ fileName: `${mail.attachmentsLeft} more`, sentence });
  }
  return { file, mail, attachments, refused, entries };
}

/** How a Message-ID is found again without being stored; null where a mail has none. */
export function messageIndex(keys: Keyring, mail: Pick<ReadMail, "messageId">): Buffer | null {
  return mail.messageId === null ? null : keyedIndex(keys, "mail", mail.messageId);
}

/**
 * What the desk keeps of a mail's headers, after a look at the mails that came before.
 * @throws Refusal `conflict` for a mail that was taken in already: its bytes are here
 */
export async function mailFacts(tx: Tx, keys: Keyring, { file, mail, refused }: AdmittedMail): Promise<MailFacts> {
  const [twin] = await tx.sql<{ reference: string }>`
    SELECT r.reference FROM received_mail m JOIN document d ON d.id = m.document_id JOIN legal_request r ON r.id = m.request_id
     WHERE d.sha256 = ${file.sha256}`;
  if (twin !== undefined) throw landed(twin.reference);
  const index = messageIndex(keys, mail);
  const same = index === null ? [] : await tx.sql`SELECT id FROM received_mail WHERE message_index = ${index} LIMIT 1`;
  const messageId = index === null ? "missing" : same.length > 0 ? "repeated" : "single";
  const { claims, domains } = mail;
  return { claims, domains, differs: mailDiffers(domains, messageId), refused };
}

/** What arrives twice lands once. */
export function landed(reference: string): Refusal {
  return new Refusal(
    "conflict",
    `This e-mail was taken in already, with the request ${reference}. Nothing was saved: what arrives twice lands once.`,
  );
}

/** What the log says of attachments that were malware. */
export function refusedEntries({ entries }: AdmittedMail): AuditEntry[] {
  return entries.map(({ action, subject, data }) => ({ action, subject, ...(data === undefined ? {} : { data }) }));
}

/** Who is said to have sent it, as signals look for it again: domains, and the address by keyed index only. Nothing where it names no domain. */
export async function keepSender(
  tx: Tx,
  keys: Keyring,
  { mail }: AdmittedMail,
  { requestId, by, now }: { requestId: string; by: string; now: Date },
): Promise<void> {
  const { from, replyTo } = mail.domains;
  if (from === null) return;
  const address = mail.from === null ? null : requesterLookup(keys, mail.from.address);
  await tx.sql`
    INSERT INTO request_sender (request_id, domain, reply_domain, address_lookup, recorded_by, recorded_at)
    VALUES (${requestId}, ${from}, ${replyTo}, ${address}, ${by}, ${now})`;
}

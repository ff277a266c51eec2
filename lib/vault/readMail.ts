import PostalMime, { type Address, type Email } from "postal-mime";
import { Refusal } from "#lib/refusal.ts";
import { cleanFileName } from "./fileName.ts";
import { domainOf, type MailClaim, mailClaims } from "./mailAuthentication.ts";

/** A mail as the person reads it who takes it in. Nothing in it is proven but what a trusted claim says. */
export type ReadMail = {
  readonly subject: string;
  /** Its plain words in one line, 200,000 characters at most; empty where it has none. */
  readonly text: string;
  readonly from: { readonly name: string; readonly address: string } | null;
  /** When its sender says that it was written, and when the last server says that it came; null where neither can be. */
  readonly sentAt: Date | null;
  readonly arrivedAt: Date | null;
  /** Without brackets; null where there is none, or none that is one. */
  readonly messageId: string | null;
  readonly claims: readonly MailClaim[];
  readonly domains: {
    readonly from: string | null;
    readonly replyTo: string | null;
    readonly returnPath: string | null;
  };
  readonly attachments: readonly { readonly fileName: string; readonly bytes: Uint8Array }[];
  /** Beyond `attachmentsMax`: they stay in the mail, which is kept whole. */
  readonly attachmentsLeft: number;
};

export const attachmentsMax = 50;
const textMax = 200_000;
const limits = { maxNestingDepth: 40, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true };
/** A mail of 20 MB in lines of 76 has 280,000. */
const linesMax = 1_000_000;
const partsMax = 10_000;

/**
 * Reads an e-mail's headers and parts; messages within it stay whole, as attachments. `trustedServer` is the name under which our own mail server
 * writes `Authentication-Results`.
 * @throws Refusal `invalid` for a mail beyond what can be read: endless nesting, endless headers
 */
export async function readMail(bytes: Uint8Array, fileName: string, trustedServer: string | null): Promise<ReadMail> {
  assertBounded(bytes, fileName);
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes, limits);
  } catch {
    throw unreadable(fileName);
  }
  const from = mailbox(mail.from ?? mail.sender);
  const attachments = mail.attachments.slice(0, attachmentsMax).map(({ filename, mimeType, content }) => ({
    fileName: filename ?? (mimeType === "message/rfc822" ? "message.eml" : "attachment"),
    bytes: typeof content === "string" ? Buffer.from(content, "latin1") : new Uint8Array(content),
  }));
  return {
    subject: oneLine(mail.subject, 300),
    text: oneLine(mail.text, textMax),
    from: from === null ? null : { name: oneLine(from.name, 200), address: oneLine(from.address, 320).toLowerCase() },
    sentAt: moment(mail.date),
    arrivedAt: moment(
      mail.headers
        .find(({ key }) => key === "received")
        ?.value.split(";")
        .at(-1),
    ),
    messageId: /^\s*<([^<>\s]{3,900})>\s*$/u.exec(mail.messageId ?? "")?.[1] ?? null,
    claims: mailClaims(mail.headers, trustedServer),
    domains: {
      from: domainOf(from?.address),
      replyTo: domainOf(mailbox(mail.replyTo?.[0])?.address),
      returnPath: domainOf(mail.returnPath),
    },
    attachments: attachments.filter((one) => one.bytes.length > 0),
    attachmentsLeft: Math.max(0, mail.attachments.length - attachmentsMax),
  };
}

function assertBounded(given: Uint8Array, fileName: string): void {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (count(bytes, "\n", linesMax) > linesMax || count(bytes, "\n--", partsMax) > partsMax) throw unreadable(fileName);
}

function count(bytes: Buffer, what: string, stopAfter: number): number {
  let found = 0;
  for (let at = bytes.indexOf(what); at >= 0 && found <= stopAfter; at = bytes.indexOf(what, at + 1)) found += 1;
  return found;
}

function unreadable(fileName: string): Refusal {
  const sentence = `“${cleanFileName(fileName)}” is an e-mail built so that it cannot be read to its end, so it was not kept. Save its documents one by one and record the request by hand.`;
  return new Refusal("invalid", sentence, { mail: sentence });
}

function mailbox(given: Address | undefined): { name: string; address: string } | null {
  const one = given?.group === undefined ? given : given.group[0];
  return one?.address ? { name: one.name, address: one.address } : null;
}

/** For people to read: one line, no signs that turn the writing round, nothing that a database cannot keep. */
function oneLine(text: string | undefined, lengthMax: number): string {
  const plain = (text ?? "")
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/gu, "");
  return plain.replace(/\s+/gu, " ").trim().slice(0, lengthMax).toWellFormed();
}

/** A date with the comments that mail servers add; what is longer is none, and would be searched for ever. */
const momentMax = 200;

function moment(text: string | undefined): Date | null {
  const at = new Date(
    (text ?? "")
      .trim()
      .slice(0, momentMax)
      .replace(/\([^()]*\)/gu, "")
      .trim(),
  );
  const year = at.getUTCFullYear();
  return year >= 1990 && year < 2200 ? at : null;
}

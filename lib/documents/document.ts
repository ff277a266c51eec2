import type { Flag } from "#lib/vault/flag.ts";
import type { MediaType } from "#lib/vault/inspect.ts";
import type { DocumentKind } from "#lib/vault/keep.ts";
import type { MailClaim } from "#lib/vault/mailAuthentication.ts";
import type { ScanState } from "#lib/vault/scan.ts";

/** What the staff may say that a document is; the other kinds come by themselves: mail, its attachments, forms. */
export const addedKinds = ["order", "evidence", "reply"] as const satisfies readonly DocumentKind[];

export const kindWords: Readonly<Record<DocumentKind, string>> = {
  order: "Order",
  email: "E-mail",
  attachment: "Attachment",
  evidence: "Evidence",
  reply: "Reply",
  form: "Form",
};

export const mediaTypeWords: Readonly<Record<MediaType, string>> = {
  "application/pdf": "PDF",
  "image/png": "PNG picture",
  "image/jpeg": "JPEG picture",
  "image/tiff": "TIFF picture",
  "message/rfc822": "e-mail",
  "application/json": "data (JSON)",
};

export const scanWords: Readonly<Record<ScanState, string>> = {
  clean: "Scanned, nothing found",
  unscanned: "Not scanned for malware",
  infected: "Malware",
};

/** What a reader should know before they open it, as a sentence. */
export const flagWords: Readonly<Record<Flag, string>> = {
  script: "It holds a script.",
  launch: "It can start a program.",
  "embedded-files": "Other files are packed in it.",
  "open-action": "It does something by itself when it is opened; often that is only to turn to a page.",
  "rich-media": "It holds moving media or a form that is a program.",
  "sends-data": "It can send what is typed into it somewhere.",
  "unread-parts": "Parts of it could not be looked into.",
  "bytes-after-end": "Bytes of an unknown kind follow after its end.",
  "name-changed": "Its name was cleaned of signs that mislead or that no disk takes.",
  "ending-differs": "The ending of its name says another kind of file than it is.",
};

/** What was read of a mail's headers when it was taken in: codes and domains, no address. */
export type MailFacts = {
  readonly claims: readonly MailClaim[];
  readonly domains: {
    readonly from: string | null;
    readonly replyTo: string | null;
    readonly returnPath: string | null;
  };
  /** What does not fit together: a fact, and no verdict. */
  readonly differs: readonly ("reply-to" | "return-path" | "message-id-missing" | "message-id-repeated")[];
  /** Attachments that were not taken out, with the sentence why; they are still in the mail. */
  readonly refused: readonly { readonly fileName: string; readonly sentence: string }[];
};

/** What the domains and the Message-ID of a mail do not fit together in. A part of a domain and the domain itself do fit. */
export function mailDiffers(
  { from, replyTo, returnPath }: MailFacts["domains"],
  messageId: "missing" | "repeated" | "single",
): MailFacts["differs"] {
  const apart = (other: string | null) =>
    from !== null && other !== null && from !== other && !other.endsWith(`.${from}`) && !from.endsWith(`.${other}`);
  const differs: MailFacts["differs"][number][] = [];
  if (apart(replyTo)) differs.push("reply-to");
  if (apart(returnPath)) differs.push("return-path");
  if (messageId !== "single") differs.push(`message-id-${messageId}`);
  return differs;
}

/** One document of a request, without its bytes. */
export type ListedDocument = {
  /** By which it is revealed. */
  readonly id: string;
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly mediaType: MediaType;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 in hex, of the bytes as they came. */
  readonly sha256: string;
  readonly scan: ScanState;
  readonly scannedAt: Date | null;
  readonly flags: readonly Flag[];
  readonly mail: MailFacts | null;
  readonly addedAt: Date;
  readonly addedByName: string;
  readonly destroyed: boolean;
  /** At how many other requests the same bytes lie. */
  readonly elsewhere: number;
  /** Everybody to whom it was revealed, and why, as the log says; the latest first. */
  readonly seen: readonly { readonly at: Date; readonly byName: string; readonly reason: string }[];
};

/** What a mail offers for the form of a new request; the person who takes it in completes and corrects it. */
export type MailOffer = {
  readonly fileName: string;
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string } | null;
  /** ISO 8601: when its sender says that it was written, and when the last server says that it came. */
  readonly sentAt: string | null;
  readonly arrivedAt: string | null;
  readonly facts: MailFacts;
  readonly attachments: readonly Pick<ListedDocument, "fileName" | "mediaType" | "size" | "scan" | "flags">[];
  /** The one authority whose recorded domain the sender claims; null where none or several do. */
  readonly authority: { readonly name: string; readonly country: string } | null;
  /** What in the subject looks like the authority's reference. */
  readonly reference: string | null;
};

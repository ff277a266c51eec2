import type { EuCategory } from "../rule.ts";

/** One kind of evidence that the Annexes let an authority tick, in short, with the register's keys that it speaks of. */
export type Evidence = {
  readonly code: string;
  readonly category: EuCategory;
  readonly words: string;
  readonly fields: readonly string[];
};

/**
 * Section F of Annex I, section D of Annex II: electronic evidence by category. The Annexes are written for every kind of service; these are
 * the boxes that mean something to a messenger. What an authority writes beside them is kept in its own words.
 */
export const evidence: readonly Evidence[] = [
  {
    code: "identity",
    category: "subscriber",
    words: "Name, date of birth, postal address, contact information and other relevant identity data",
    fields: ["name", "postal-address", "email", "telephone-number"],
  },
  {
    code: "registration",
    category: "subscriber",
    words: "Date and time of first registration, type of registration, means of verification",
    fields: ["account-created"],
  },
  {
    code: "devices",
    category: "subscriber",
    words: "Type of service, with the devices and identifiers used",
    fields: ["device-information", "linked-devices"],
  },
  {
    code: "profile",
    category: "subscriber",
    words: "Profile information and accounts of the same user",
    fields: ["business-profile", "associated-accounts"],
  },
  { code: "payment", category: "subscriber", words: "Billing and payment data", fields: ["payment-method"] },
  {
    code: "addresses",
    category: "identification",
    words: "IP connection records needed to identify the user: address, source port, date and time",
    fields: ["last-ip", "registration-ip", "ip-history"],
  },
  {
    code: "technical",
    category: "identification",
    words: "Technical equivalents of such identifiers: cookies, push tokens",
    fields: ["cookie-data", "push-token"],
  },
  {
    code: "connections",
    category: "traffic",
    words: "Records of use: connections, date, time and duration, changes of the account",
    fields: ["last-connection", "account-history"],
  },
  {
    code: "communications",
    category: "traffic",
    words: "Source and destination of communications, records of calls and messages",
    fields: ["message-records", "call-records", "toll-records"],
  },
  { code: "location", category: "traffic", words: "Location of the device", fields: ["location"] },
  {
    code: "groups",
    category: "traffic",
    words: "Groups and blocked users",
    fields: ["group-membership", "block-list"],
  },
  {
    code: "messages",
    category: "content",
    words: "Messages, calls, and files sent with them",
    fields: ["message-content", "attachments", "call-content", "correspondence"],
  },
  {
    code: "stored",
    category: "content",
    words: "Stored content: backups, address book, profile text and photo",
    fields: ["backup-content", "address-book", "contact-names", "about-text", "profile-photo"],
  },
  { code: "posts", category: "content", words: "Posts in public channels", fields: ["channel-posts"] },
];

const byCode: ReadonlyMap<string, Evidence> = new Map(evidence.map((one) => [one.code, one]));
export const evidenceCodes = evidence.map(({ code }) => code);

/** The evidence behind codes of a certificate, in their order; a code that no form knows gives nothing. */
export function evidenceOf(codes: readonly string[]): Evidence[] {
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

const ladder: readonly EuCategory[] = ["subscriber", "identification", "traffic", "content"];

/** The most intrusive category among the evidence: it decides who may issue the order and whether a State is notified. */
export function highestCategory(codes: readonly string[]): EuCategory {
  const found = evidenceOf(codes).map(({ category }) => ladder.indexOf(category));
  return ladder[Math.max(0, ...found)] ?? "subscriber";
}

export const categoryNames: Readonly<Record<EuCategory, string>> = {
  subscriber: "Subscriber data",
  identification: "Data requested for the sole purpose of identifying the user",
  traffic: "Traffic data",
  content: "Content data",
};

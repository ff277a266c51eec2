/** What is sealed at rest and destroyed on a clock of its own. */
export const retentionKinds = [
  "targets",
  "documents",
  "productions",
  "messages",
  "mail",
  "hold-snapshots",
  "notice-files",
  "appeals",
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** Terms that somebody may set; a snapshot goes with the end of its hold, and nobody may keep it longer. */
export const settableKinds = retentionKinds.filter((kind) => kind !== "hold-snapshots");

/** Days before a kind is destroyed, where nobody set a term. */
export const retentionDefaults: Readonly<Record<RetentionKind, number>> = {
  targets: 730,
  documents: 730,
  productions: 180,
  messages: 730,
  mail: 90,
  "hold-snapshots": 0,
  "notice-files": 30,
  appeals: 365,
};

/** From when the days of a kind count, as the certificate says it. */
export const countedFrom: Readonly<Record<RetentionKind, string>> = {
  targets: "the closure of the request, its import where it is of a past year, and never before its user was told",
  documents: "the closure of the last request that they came with",
  productions: "the making of the production, and at once where the order was not validated",
  messages: "the closure of the request",
  mail: "the day on which it was written",
  "hold-snapshots": "the end or release of the hold",
  "notice-files": "the day on which the file was made",
  appeals: "the decision of the appeal, its reinstatement or withdrawal",
};

/** A kind in a sentence. */
export const kindWords: Readonly<Record<RetentionKind, string>> = {
  targets: "Identifiers of targets",
  documents: "Documents handed in",
  productions: "Productions and collected values",
  messages: "Messages and letters, comments of colleagues, what was said of emergencies",
  mail: "Mail that left",
  "hold-snapshots": "Snapshots of holds",
  "notice-files": "Files of notices",
  appeals: "Statements and notes of appeals",
};

/** How long a kind is kept. `days` null: until somebody sets a term. `version` 0: nobody has set one yet. */
export type RetentionRule = { readonly kind: RetentionKind; readonly days: number | null; readonly version: number };

/** What was destroyed, how much, when and by which rule. `root` is the RFC 6962 root over its items, hex, as the log's entry says it. */
export type Destruction = {
  readonly id: string;
  readonly kind: RetentionKind;
  readonly days: number;
  readonly settledBefore: Date;
  readonly count: number;
  readonly root: string;
  readonly destroyedBy: string;
  readonly destroyedAt: Date;
};

/** One thing that was destroyed: its row, the request it was of, and the SHA-256 of its bytes, hex. */
export type DestroyedItem = { readonly id: string; readonly requestId: string | null; readonly sha256: string };

/** The rule in a sentence, for the certificate. */
export function ruleWords({ kind, days }: Pick<Destruction, "kind" | "days">): string {
  return `${kindWords[kind]} are destroyed ${days === 0 ? "at" : `${days} days after`} ${countedFrom[kind]}.`;
}

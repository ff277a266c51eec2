import type { NotificationKind } from "#lib/telling/notification.ts";

/** How a person is told by e-mail of what the portal tells them. */
export const digests = ["off", "at-once", "daily"] as const;
export type Digest = (typeof digests)[number];

/** Something that a person is told; what it is about is read from the request when it is drawn. */
export type Notification = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly requestId: string | null;
  readonly reference: string | null;
  readonly authority: string | null;
  readonly toldAt: Date;
  readonly readAt: Date | null;
};

const words: Readonly<Record<NotificationKind, string>> = {
  mentioned: "You are mentioned in a comment",
  assigned: "It was given to you",
  "message-received": "The officer wrote",
  "request-submitted": "A request came in",
  "countersign-awaited": "A proposal waits for a second person",
  "proposal-returned": "Your proposal was sent back",
  "deadline-near": "It is due soon",
  "deadline-passed": "It is overdue",
  "emergency-received": "An emergency came in",
  "answer-overdue": "A question to the authority was not answered in time",
  "process-owed": "The process that was promised is owed",
  "hold-near": "A hold ends within a week",
  "hold-ends": "A hold ended",
  "notice-due": "The user is now to be told",
  "production-fetched": "The officer fetched the production",
  "suspicion-raised": "Something about it looks wrong",
  "recount-disagrees": "The ledger of bans was counted again, and something does not agree",
  "statements-held": "A sudden shift holds statements of reasons until counsel looked at it",
  "validation-lapsed": "Its validation did not come in 48 hours; its links ended",
};

/** Why somebody is told, in a sentence; a kind that is not known here by its code. */
export function notificationWords(kind: string): string {
  return (words as Readonly<Record<string, string>>)[kind] ?? kind.replaceAll("-", " ");
}

/** Beyond so many, the bell says only that there are more. */
export const unreadMax = 99;

/** What a mail says of what waits: how much of what, and nothing of any case. */
export function digestText(kinds: readonly string[], desk: string): { subject: string; text: string } {
  const counts = Map.groupBy(kinds, notificationWords);
  const lines = [...counts].map(([line, all]) => `- ${line}${all.length > 1 ? ` (${all.length})` : ""}`);
  const things = kinds.length === 1 ? "1 thing waits" : `${kinds.length} things wait`;
  return {
    subject: `${things} for you at the desk`,
    text: `${lines.join("\n")}\n\nRead it at the desk: ${desk}/notifications\nThis mail says nothing of any case. How often it comes is set there.\n`,
  };
}

import type { MessageKind } from "#lib/telling/message.ts";

/** As long as a message may be, in characters. */
export const messageLengthMax = 8000;

export const messageKindWords: Readonly<Record<MessageKind, string>> = {
  message: "Message",
  clarification: "Clarification",
  answer: "Answer",
  acknowledgement: "Acknowledgement",
  withdrawal: "Withdrawal",
  objection: "Objection",
};

/** A message of a request, without its text. */
export type ListedMessage = {
  readonly id: string;
  /** `in` from an officer, `out` from the desk. */
  readonly direction: "in" | "out";
  readonly kind: MessageKind;
  readonly sentByName: string;
  readonly sentAt: Date;
  /** When somebody of the desk first opened what came in. */
  readonly readAt: Date | null;
  readonly destroyed: boolean;
};

/** With its text; null once retention has destroyed it. */
export type OpenMessage = ListedMessage & { readonly text: string | null };

/** Who reads at the other end, and whether they still can. */
export type Correspondent = { readonly name: string; readonly disabled: boolean };

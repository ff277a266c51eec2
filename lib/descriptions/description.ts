import { automations, type BanAutomation, type BanSignal, signals } from "#lib/bans/ban.ts";
import { type Language, languages } from "#lib/letters/kinds.ts";
import { Refusal } from "#lib/refusal.ts";
import { english } from "./texts/en.ts";

/** What is described: each signal, and each way of deciding. No code is both. */
export const descriptionCodes = [...signals, ...automations] as const;
export type DescriptionCode = BanSignal | BanAutomation;
export { type Language, languages };

/** Characters of a text. */
export const textLength = { min: 40, max: 4000 } as const;

/** The text that ships, in English; in other languages counsel begins with it. It is in force nowhere until two of counsel signed it. */
export function shippedText(code: DescriptionCode): string {
  return english[code];
}

/** A text that two people signed. `from`: when it came into force. */
export type SignedDescription = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly from: Date;
  readonly proposedByName: string | null;
  readonly countersignedByName: string | null;
};

/** Where the description of one code stands in one language. */
export type DescriptionLine = {
  readonly code: DescriptionCode;
  readonly language: Language;
  /** What is in force; null where nothing is signed yet, and then nothing is published. */
  readonly signed: SignedDescription | null;
  /** What waits for its second person. */
  readonly proposed: { readonly id: string; readonly number: number; readonly proposedBy: string } | null;
  /** What is signed and comes into force later. */
  readonly next: { readonly number: number; readonly from: Date } | null;
};

export type OpenDescription = {
  readonly code: DescriptionCode;
  readonly language: Language;
  readonly number: number;
  readonly proposedBy: string;
  /** SHA-256 of the text, in hex. */
  readonly textDigest: string;
};

/** @throws Refusal `forbidden` where the second person is the first, `invalid` for a time that has passed. */
export function assertSignable({ proposedBy }: Pick<OpenDescription, "proposedBy">, by: string, from: Date, now: Date) {
  if (proposedBy === by) {
    throw new Refusal(
      "forbidden",
      "Nobody countersigns their own text; nothing was changed. Another person of counsel does.",
    );
  }
  if (from < now) {
    const sentence = "A description cannot be in force from a time that has passed";
    throw new Refusal("invalid", `${sentence}. Nothing was changed.`, { from: sentence });
  }
}

/** The paragraphs of a text: a blank line parts them. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

import type { RevealReason } from "#lib/requests/request.ts";

/** Codes of a request as a person reads them. */
export const outcomeWords: Readonly<Record<string, string>> = {
  pending: "Not decided",
  granted: "Granted",
  partial: "Granted in part",
  refused: "Refused",
  "no-data": "Nothing found",
  withdrawn: "Withdrawn",
};

export const revealReasonWords: Readonly<Record<RevealReason, string>> = {
  "check-target": "Check that the target is meant",
  collect: "Look its data up",
  "answer-authority": "Answer the authority",
  "quality-review": "Quality review",
  "audit-sample": "Sample of an audit",
  "legal-challenge": "Legal challenge",
};

export const targetKindWords: Readonly<Record<string, string>> = {
  phone: "telephone number",
  email: "e-mail address",
  account: "account",
  other: "other identifier",
};

export const surfaceWords: Readonly<Record<string, string>> = {
  private: "private messages",
  groups: "groups",
  channels: "channels",
  business: "business",
};

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `1 account`, `3 accounts`; null is "not known", which is not zero. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

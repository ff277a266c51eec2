import type { Tone } from "#components/ui/tone.ts";
import type { AppealOutcome, AppealReason, AppealState, WithdrawalReason } from "#lib/appeals/appeal.ts";

/** The codes of an appeal as a person reads them. */
export const appealStateWords: Readonly<Record<AppealState, string>> = {
  received: "Received",
  assigned: "Taken up",
  proposed: "To countersign",
  decided: "Decided",
  reinstated: "Reinstated",
  withdrawn: "Withdrawn",
};

export const appealOutcomeWords: Readonly<Record<AppealOutcome, string>> = {
  upheld: "The ban stands",
  overturned: "Overturned",
};

export const appealReasonWords: Readonly<Record<AppealReason, string>> = {
  "evidence-confirmed": "The evidence was confirmed",
  "policy-breached": "The policy was breached",
  "no-new-facts": "Nothing new was said",
  "wrong-account": "The wrong account",
  "signal-error": "The signal was wrong",
  context: "The context was not seen",
  "policy-not-breached": "The policy was not breached",
  proportionality: "A ban was too much",
  "account-recovered": "The account was taken over, and is its owner's again",
  "order-of-authority": "A court or an authority ordered it",
};

export const withdrawalWords: Readonly<Record<WithdrawalReason, string>> = {
  "by-user": "The user took it back",
  duplicate: "It is there twice",
  "no-such-ban": "No such ban exists",
};

type Standing = { readonly state: AppealState; readonly outcome: AppealOutcome | null };

/** How an appeal stands, in a word: of what is decided, how. */
export function standingWords({ state, outcome }: Standing): string {
  if (state !== "decided" || outcome === null) return appealStateWords[state];
  return outcome === "upheld" ? appealOutcomeWords.upheld : "To reinstate";
}

export function standingTone({ state, outcome }: Standing): Tone {
  if (state === "proposed") return "act";
  if (state === "decided" && outcome === "overturned") return "due";
  return state === "received" || state === "assigned" ? "plain" : "quiet";
}

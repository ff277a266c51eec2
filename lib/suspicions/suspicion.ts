import { Refusal } from "#lib/refusal.ts";

/** What the desk finds that speaks against an asker, each with its rule in `explain.ts`. Never by itself a reason to refuse. */
export const signalCodes = [
  "look-alike",
  "official-ending",
  "mixed-script",
  "free-mail",
  "foreign-domain",
  "reply-elsewhere",
  "mail-failed",
  "law-elsewhere",
  "law-not-its-own",
  "not-verified",
  "verification-ends",
  "emergency-without-call",
  "first-request",
  "velocity",
  "same-document",
  "same-wording",
  "same-target",
  "same-contact",
  "under-suspicion",
] as const;
export type SignalCode = (typeof signalCodes)[number];

export const signalWords: Readonly<Record<SignalCode, string>> = {
  "look-alike": "Look-alike domain",
  "official-ending": "Official ending where it does not belong",
  "mixed-script": "Letters of several scripts",
  "free-mail": "Free-mail address",
  "foreign-domain": "Not the authority's domain",
  "reply-elsewhere": "Answers go elsewhere",
  "mail-failed": "The mail is not proven",
  "law-elsewhere": "Law of another place",
  "law-not-its-own": "Not its instrument",
  "not-verified": "Not verified",
  "verification-ends": "Verification ends",
  "emergency-without-call": "Emergency without call-back",
  "first-request": "First request",
  velocity: "More than usual",
  "same-document": "The same document elsewhere",
  "same-wording": "The same wording elsewhere",
  "same-target": "The same target elsewhere",
  "same-contact": "The same sender or number elsewhere",
  "under-suspicion": "Under suspicion",
};

/** How much a signal says, in a word: no number would be true. */
export type Strength = "strong" | "notable" | "weak";

/** Another request that a signal leads to. */
export type RequestLink = {
  readonly requestId: string;
  readonly reference: string;
  readonly authorityId: string;
  readonly authority: string;
  readonly receivedAt: Date;
};

/** One explained signal: what was found, in plain words, and what a person checks next. */
export type Signal = {
  readonly code: SignalCode;
  readonly strength: Strength;
  readonly sentence: string;
  readonly check: string;
  readonly links: readonly RequestLink[];
};

export const outcomes = ["open", "cleared", "failed-verification", "confirmed-fraud", "impersonation"] as const;
export type SuspicionOutcome = (typeof outcomes)[number];
/** What one person can find, and what needs a second. */
export const singleOutcomes = ["cleared", "failed-verification"] as const;
export const confirmedOutcomes = ["confirmed-fraud", "impersonation"] as const;
export type ConfirmedOutcome = (typeof confirmedOutcomes)[number];
export const markable = [...singleOutcomes, ...confirmedOutcomes] as const;

export const outcomeWords: Readonly<Record<SuspicionOutcome, string>> = {
  open: "Open",
  cleared: "Cleared",
  "failed-verification": "Failed verification",
  "confirmed-fraud": "Confirmed fraud",
  impersonation: "Impersonation of a real authority",
};

export const reviewOutcomes = ["standing", "should-not-have-been-given"] as const;
export type ReviewOutcome = "due" | (typeof reviewOutcomes)[number];

export const reviewWords: Readonly<Record<ReviewOutcome, string>> = {
  due: "To be looked at",
  standing: "It stands",
  "should-not-have-been-given": "Should not have been given",
};

export type Suspicion = {
  readonly id: string;
  /** ISO 3166-1 alpha-2: the country that the asker claims. */
  readonly country: string;
  readonly signals: readonly SignalCode[];
  readonly reason: string;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly outcome: SuspicionOutcome;
  readonly proposedOutcome: ConfirmedOutcome | null;
  readonly proposedBy: string | null;
  readonly reopenedAt: Date | null;
  readonly version: number;
};

/** Whether an outcome says that somebody pretended: it counts only once another person has signed. */
export function needsTwo(outcome: (typeof markable)[number]): outcome is ConfirmedOutcome {
  return (confirmedOutcomes as readonly string[]).includes(outcome);
}

/** What was marked stays marked. @throws Refusal `conflict` */
export function assertOpen(suspicion: Pick<Suspicion, "outcome">): void {
  if (suspicion.outcome === "open") return;
  throw new Refusal(
    "conflict",
    `This suspicion was marked “${outcomeWords[suspicion.outcome]}” before; nothing was changed.`,
  );
}

/** A fraud is confirmed by another person than the one who proposed it. @throws Refusal `conflict`, `forbidden` */
export function assertConfirmable(
  suspicion: Pick<Suspicion, "outcome" | "proposedOutcome" | "proposedBy">,
  by: string,
): ConfirmedOutcome {
  assertOpen(suspicion);
  if (suspicion.proposedOutcome === null) {
    throw new Refusal("conflict", "Nobody has proposed to confirm this suspicion; nothing was changed.");
  }
  if (suspicion.proposedBy !== by) return suspicion.proposedOutcome;
  throw new Refusal(
    "forbidden",
    "You proposed it, and nobody confirms a fraud alone; nothing was changed. Another of counsel confirms it.",
  );
}

import type { Ground } from "#lib/law/grounds.ts";
import type { CallBackOutcome, Danger } from "./emergency.ts";
import type { QuestionKind } from "./question.ts";

/** How an objection ended. */
export const objectionOutcomes = ["upheld", "confirmed", "withdrawn"] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** A question to the authority. Its words are a message, and read there. */
export type ClarificationLine = {
  readonly id: string;
  readonly about: QuestionKind;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly answerDueAt: Date;
  readonly stopped: boolean;
  readonly ending: "answered" | "unanswered" | "withdrawn" | null;
  readonly endedAt: Date | null;
};
export type ObjectionLine = {
  readonly id: string;
  readonly ground: string;
  readonly country: string;
  readonly provisions: string;
  readonly reasons: string;
  readonly writtenBy: string;
  readonly writtenByName: string;
  readonly writtenAt: Date;
  readonly lodgedByName: string | null;
  readonly lodgedAt: Date | null;
  readonly stopped: boolean;
  readonly outcome: ObjectionOutcome | null;
  readonly settledAt: Date | null;
  readonly settledReference: string | null;
};
/** What was attested, without the facts, which are sealed. */
export type EmergencyLine = {
  readonly danger: Danger;
  readonly attestation: string;
  readonly attestedAt: Date;
  readonly processCame: boolean;
};
export type CallBackLine = {
  readonly id: string;
  readonly registerSource: string;
  readonly outcome: CallBackOutcome;
  readonly calledByName: string;
  readonly calledAt: Date;
};
export type OwedLine = {
  readonly owedAt: Date;
  readonly dueAt: Date;
  readonly receivedAt: Date | null;
  readonly instrument: string | null;
  readonly reference: string | null;
  /** The file that came, where one was laid with the request. */
  readonly fileName: string | null;
  /** The request's papers, one of which may be it. */
  readonly papers: readonly { readonly documentId: string; readonly fileName: string }[];
};

/** What stands between a request and its decision, and after it: questions, objections, an emergency's steps. */
export type CaseOpen = {
  readonly clarifications: readonly ClarificationLine[];
  readonly objections: readonly ObjectionLine[];
  readonly emergency: EmergencyLine | null;
  readonly callBacks: readonly CallBackLine[];
  readonly owed: OwedLine | null;
};

/** A ground as the page names it. */
export type GroundLine = Pick<Ground, "code" | "words" | "article" | "withinDays">;

/** What the regime of a request lets the provider do other than answer. */
export type CaseGrounds = {
  readonly offered: readonly GroundLine[];
  /** The ground that a proposal named. */
  readonly named: GroundLine | null;
  /** Asking back: under what; null where the table knows no provision, and the clock stops only by agreement. */
  readonly question: { readonly article: string } | null;
  /** Objecting for a conflict of law, and the last day for it (ISO date); null where the regime has none. */
  readonly conflict: {
    readonly article: string;
    readonly lastDay: string | null;
    readonly open: boolean;
    readonly pauses: boolean;
  } | null;
};

/** What a case is about, and how it is protected where it is about children; of any other, `childSafety` is false. */
export type Protection = {
  readonly version: number;
  readonly offence: string | null;
  readonly offenceNote: string | null;
  readonly acknowledgedAt: Date | null;
  /** Whether the word of it has left the house. */
  readonly acknowledgementSent: boolean;
  readonly childSafety: boolean;
  readonly reportReference: string | null;
  readonly reportedAt: Date | null;
  /** Until when what was reported is kept: a year (18 USC 2258A(h), as the REPORT Act has it). */
  readonly keptUntil: Date | null;
  /** Whether the reader may open its documents and productions. */
  readonly mayHandle: boolean;
  /** Who may, where the house named them. */
  readonly handlers: readonly string[];
};

/** An order of non-disclosure or an extension, with its own document, and its early end where somebody proposed or signed one. */
export type OrderLine = {
  readonly id: string;
  readonly issuer: string;
  readonly basis: string;
  readonly reference: string | null;
  readonly documentId: string | null;
  readonly fileName: string | null;
  readonly extendsId: string | null;
  readonly until: Date;
  readonly bindsUntil: Date;
  readonly addedAt: Date;
  readonly addedByName: string;
  readonly end: {
    readonly id: string;
    readonly endsAt: Date;
    readonly issuer: string;
    readonly reference: string;
    readonly proposedBy: string;
    readonly proposedByName: string;
    readonly proposedAt: Date;
    readonly countersignedByName: string | null;
    readonly countersignedAt: Date | null;
  } | null;
};

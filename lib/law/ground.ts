import type { Instrument } from "./rule.ts";

/** What register and instrument can say against an asked field: the gate's own codes but for `available`. */
export type Hindrance =
  | "instrument-does-not-reach"
  | "not-held"
  | "retention-elapsed"
  | "unavailable-by-design"
  | "other-surface"
  | "overbroad";

/** The line of the published figures under which a refusal on a ground is counted. */
export type CountedAs =
  | Hindrance
  | "not-verified"
  | "deficient"
  | "jurisdiction"
  | "conflict-of-law"
  | "immunity"
  | "voluntary-declined"
  | "fraudulent"
  | "other";

/**
 * One reason for which a regime lets the provider, and nobody else, decline. Never advice: article and basis stand beside every use, as
 * with the instruments.
 */
export type Ground = {
  /** Unique within a regime; kept with a decision. */
  readonly code: string;
  /** Fit to stand in a letter. */
  readonly words: string;
  /** The provision that allows it. */
  readonly article: string;
  /** Findings of the gate that it answers by itself; empty where a person has to judge. */
  readonly answers: readonly Hindrance[];
  readonly countedAs: CountedAs;
  /** A person may name it for data that are available. A ground that only answers findings is never chosen. */
  readonly chosen: boolean;
  /** Whether the clock stands still by law while it is dealt with. */
  readonly pauses: boolean;
  /** Days from receipt within which it is to be raised; null where none are set. */
  readonly withinDays: number | null;
  readonly basis: Instrument["basis"];
};

/** Asking back: under what the authority is asked, whether the clock stands still by law, and how soon it must answer. */
export type Question = { readonly article: string; readonly pauses: boolean; readonly answerWithinDays: number | null };

type Parts = Pick<Ground, "code" | "words" | "article" | "countedAs"> & Partial<Ground>;

/** A ground with what most have: chosen by a person unless it answers findings, no pause, no days, read in part. */
export function ground(parts: Parts): Ground {
  const answers = parts.answers ?? [];
  return {
    ...{ pauses: false, withinDays: null, basis: "background", chosen: answers.length === 0 },
    ...parts,
    answers,
  };
}

/** What is not there, whoever asks. */
export const absent: readonly Hindrance[] = ["not-held", "retention-elapsed", "unavailable-by-design"];
/** What the demand does not get at as it was made. */
export const unreached: readonly Hindrance[] = ["instrument-does-not-reach", "other-surface"];

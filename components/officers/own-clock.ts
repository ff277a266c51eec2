import { formatLength } from "#components/ui/time-format.ts";
import type { Tone } from "#components/ui/tone.ts";

/** What is known of when an answer comes. */
export type OwnClock = {
  readonly state: string;
  readonly legalDueAt: Date | null;
  readonly houseDueAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly answeredAt: Date | null;
};

/** The clock as its asker reads it: what it says, the moment it says it of, and how that is drawn. A house target is named as one. */
export function ownClock(clock: OwnClock, now: Date): { words: string; at: Date | null; tone: Tone } {
  const { state, legalDueAt, houseDueAt, stoppedAt, answeredAt } = clock;
  if (state === "withdrawn") return { words: "Withdrawn", at: answeredAt, tone: "quiet" };
  if (answeredAt !== null) return { words: "Answered", at: answeredAt, tone: "quiet" };
  if (stoppedAt !== null) return { words: "The clock stands still since", at: stoppedAt, tone: "act" };
  if (legalDueAt !== null) {
    const leftMs = legalDueAt.getTime() - now.getTime();
    if (leftMs < 0) return { words: `${formatLength(leftMs)} over, was due`, at: legalDueAt, tone: "grave" };
    return { words: `${formatLength(leftMs)} left, due`, at: legalDueAt, tone: "plain" };
  }
  if (houseDueAt === null) return { words: "The law sets no term", at: null, tone: "quiet" };
  return { words: "The law sets no term; the service means to answer by", at: houseDueAt, tone: "quiet" };
}

/** How far a request has come, in words for its asker: how the desk works on it inside is the desk's own. */
export function ownState(state: string, outcome: string): string {
  if (state === "withdrawn") return "Withdrawn";
  if (state !== "produced" && state !== "closed") return "In hand";
  return outcomes[outcome] ?? "Answered";
}

const outcomes: Readonly<Record<string, string>> = {
  granted: "Answered",
  partial: "Answered in part",
  refused: "Refused",
  "no-data": "Nothing found",
};

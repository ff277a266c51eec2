import type { Tone } from "#components/ui/tone.ts";
import type { Strength, SuspicionOutcome } from "#lib/suspicions/suspicion.ts";

/** How grave an outcome is drawn; the word says it too. */
export const outcomeTones: Readonly<Record<SuspicionOutcome, Tone>> = {
  open: "due",
  cleared: "plain",
  "failed-verification": "grave",
  "confirmed-fraud": "grave",
  impersonation: "grave",
};

export const strengthWords: Readonly<Record<Strength, string>> = { strong: "Strong", notable: "Notable", weak: "Weak" };
export const strengthTones: Readonly<Record<Strength, Tone>> = { strong: "grave", notable: "due", weak: "quiet" };

import { formatLength } from "#components/ui/time-format.ts";
import type { Tone } from "#components/ui/tone.ts";

export type TimeLeft = {
  /** Milliseconds until it is due; negative when overdue. `null` where the instrument sets no term. */
  leftMs: number | null;
  /** The whole term, pauses taken out, in milliseconds. */
  totalMs: number | null;
  /** `stopped` while a pause holds the clock, `met` when it was answered. */
  clock: "running" | "stopped" | "met";
};

/** `6 h left of 8 h, stopped` and the tone it is said in: due within a quarter of its time, grave when over. */
export function timeLeft({ leftMs, totalMs, clock }: TimeLeft): { words: string; tone: Tone; share: number } {
  if (clock === "met")
    return {
      words: leftMs !== null && leftMs < 0 ? `answered ${formatLength(leftMs)} late` : "answered in time",
      tone: "quiet",
      share: 1,
    };
  if (leftMs === null || totalMs === null) return { words: "no term set", tone: "quiet", share: 0 };
  const of = `of ${formatLength(totalMs)}`;
  const stopped = clock === "stopped";
  if (leftMs < 0) {
    return {
      words: `${formatLength(leftMs)} over, term ${formatLength(totalMs)}${stopped ? ", stopped" : ""}`,
      tone: "grave",
      share: 1,
    };
  }
  const tone = stopped ? "quiet" : leftMs * 4 <= totalMs ? "due" : "plain";
  return {
    words: `${formatLength(leftMs)} left ${of}${stopped ? ", stopped" : ""}`,
    tone,
    share: 1 - leftMs / Math.max(1, totalMs),
  };
}

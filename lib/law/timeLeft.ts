const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `none`: no deadline. `soon`: within the last quarter of the time allowed. */
export type Urgency = "none" | "calm" | "soon" | "overdue" | "stopped";

export type TimeLeft = {
  /** `6 h left of 8 h`, `6 h left of 8 h, stopped`, `2 days overdue`, `no deadline`. */
  readonly words: string;
  readonly urgency: Urgency;
  /** Negative when overdue; null without a deadline. */
  readonly leftMs: number | null;
  /** What is left of what was allowed, 0 to 1: the length of the time bar. */
  readonly share: number;
};

/** A length of time in one unit, two below a day: `10 days`, `2 days`, `6 h`, `1 h 20 min`, `45 min`. Rounded down, so that it never promises time. */
export function durationWords(lengthMs: number): string {
  if (lengthMs >= 2 * dayMs) return `${Math.floor(lengthMs / dayMs)} days`;
  const hours = Math.floor(lengthMs / hourMs);
  const minutes = Math.floor((lengthMs % hourMs) / minuteMs);
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 || hours >= 10 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/**
 * The words of the queue for one clock. While it stands still, time is measured at the moment it stopped.
 * `allowedMs` and `stoppedAt` come from `deadline`; a deadline without a known allowance shows no "of".
 */
export function timeLeft(
  now: Date,
  dueAt: Date | null,
  clock: { readonly allowedMs: number | null; readonly stoppedAt: Date | null } = { allowedMs: null, stoppedAt: null },
): TimeLeft {
  if (dueAt === null) return { words: "no deadline", urgency: "none", leftMs: null, share: 1 };
  const measuredAt = clock.stoppedAt ?? now;
  const leftMs = dueAt.getTime() - measuredAt.getTime();
  if (leftMs < 0) return { words: `${durationWords(-leftMs)} overdue`, urgency: "overdue", leftMs, share: 0 };
  // The last second of the last day ends it: 9 days 23:59:59 are the tenth day whole.
  const allowedMs = clock.allowedMs === null ? null : clock.allowedMs + 1000;
  const shownMs = allowedMs === null ? leftMs : Math.min(leftMs + 1000, allowedMs);
  const of = allowedMs === null || allowedMs < minuteMs ? "" : ` of ${durationWords(allowedMs)}`;
  const stopped = clock.stoppedAt !== null;
  const share = allowedMs === null ? 1 : Math.min(1, shownMs / allowedMs);
  const urgency = stopped ? "stopped" : share <= 0.25 ? "soon" : "calm";
  return { words: `${durationWords(shownMs)} left${of}${stopped ? ", stopped" : ""}`, urgency, leftMs, share };
}

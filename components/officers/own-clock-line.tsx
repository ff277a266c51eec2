import { Mark } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type OwnClock, ownClock } from "./own-clock.ts";

type OwnClockLineProps = { clock: OwnClock; now: Date; zones: { zone: string; legalZone: string }; stop?: boolean };

/** When the answer is due, in words and as a moment. */
export function OwnClockLine({ clock, now, zones, stop = true }: OwnClockLineProps) {
  const { words, at, tone } = ownClock(clock, now);
  return (
    <span>
      <Mark tone={tone}>{words}</Mark> {at !== null && <Instant at={at} {...zones} stop={stop} />}
    </span>
  );
}

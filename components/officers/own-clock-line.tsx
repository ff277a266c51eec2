import { Instant } from "#components/ui/time.tsx";
import { toneText } from "#components/ui/tone.ts";
import { type OwnClock, ownClock } from "./own-clock.ts";

type OwnClockLineProps = { clock: OwnClock; now: Date; zones: { zone: string; legalZone: string }; stop?: boolean };

/** When the answer is due, in words and as a moment. */
export function OwnClockLine({ clock, now, zones, stop = true }: OwnClockLineProps) {
  const { words, at, tone } = ownClock(clock, now);
  return (
    <span>
      <span className={toneText[tone]}>{words}</span> {at !== null && <Instant at={at} {...zones} stop={stop} />}
    </span>
  );
}

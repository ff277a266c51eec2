import { formatDay, formatInstant } from "./time-format.ts";
import { Tip } from "./tip.tsx";

type InstantProps = {
  at: Date;
  /** IANA zone of the reader. */
  zone: string;
  /** IANA zone in which the law counts, when it is another. */
  legalZone?: string | undefined;
  /** The day alone, where the hour does not decide. */
  day?: boolean;
  /** False in rows, where fifty more stops of the Tab key would be in the way. */
  stop?: boolean;
  className?: string;
};

/** `22 Nov 2026, 14:05 IST` in the reader's zone; the legal zone at pointer, focus and for the screen reader. */
export function Instant({ at, zone, legalZone, day = false, stop = true, className }: InstantProps) {
  const time = (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {day ? formatDay(at, zone) : formatInstant(at, zone)}
    </time>
  );
  if (legalZone === undefined || legalZone === zone) return <span className={className}>{time}</span>;
  return (
    <Tip
      text={`${formatInstant(at, legalZone)}, the legal zone`}
      stop={stop}
      {...(className === undefined ? {} : { className })}
    >
      {time}
    </Tip>
  );
}

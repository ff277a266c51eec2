import { formatDay } from "#components/ui/time-format.ts";

type HoldBarProps = {
  startedAt: Date;
  /** The end of the first term and of each renewal. */
  ends: readonly Date[];
  /** The end of a renewal that could still be asked for. */
  couldEndAt: Date | null;
  endedAt: Date | null;
  keptAlive: boolean;
  now: Date;
  zone: string;
};

/** The terms of a hold in a row, drawn to scale: what ran, what is left, what could be added. The sentence beside says the same. */
export function HoldBar({ startedAt, ends, couldEndAt, endedAt, keptAlive, now, zone }: HoldBarProps) {
  const last = couldEndAt ?? ends.at(-1) ?? now;
  const from = startedAt.getTime();
  const whole = Math.max(1, last.getTime() - from);
  const share = (at: Date) => Math.round((Math.min(Math.max(at.getTime() - from, 0), whole) / whole) * 1000) / 10;
  const until = endedAt ?? now;
  const parts = ends.map((end, place) => ({ from: place === 0 ? startedAt : (ends[place - 1] ?? startedAt), end }));
  const words = `From ${formatDay(startedAt, zone)}; ${ends.map((end, place) => `${place === 0 ? "first term" : `renewal ${place}`} to ${formatDay(end, zone)}`).join("; ")}${couldEndAt === null ? "" : `; one more renewal would last to ${formatDay(couldEndAt, zone)}`}.`;
  return (
    <figure className="flex flex-col gap-1.5">
      <svg role="img" aria-label={words} width="100%" height="14" className="block">
        <title>{words}</title>
        {parts.map(({ from: begin, end }, place) => (
          <rect
            key={end.toISOString()}
            x={`${share(begin)}%`}
            y="3"
            width={`${share(end) - share(begin)}%`}
            height="8"
            className={place % 2 === 0 ? "fill-edge" : "fill-soft"}
          />
        ))}
        {couldEndAt !== null && ends.length > 0 && (
          <rect
            x={`${share(ends.at(-1) ?? startedAt)}%`}
            y="3.5"
            width={`${100 - share(ends.at(-1) ?? startedAt)}%`}
            height="7"
            fill="none"
            strokeDasharray="4 3"
            className="stroke-edge"
          />
        )}
        <rect x="0" y="3" width={`${share(until)}%`} height="8" className="fill-ink" />
        <rect
          x={`${Math.max(0, share(until) - 0.2)}%`}
          y="0"
          width="2"
          height="14"
          className={endedAt === null ? "fill-blue" : "fill-ink"}
        />
      </svg>
      <Terms {...{ startedAt, ends, couldEndAt, keptAlive, zone }} />
    </figure>
  );
}

function Terms({
  startedAt,
  ends,
  couldEndAt,
  keptAlive,
  zone,
}: Pick<HoldBarProps, "startedAt" | "ends" | "couldEndAt" | "keptAlive" | "zone">) {
  return (
    <figcaption className="flex flex-wrap justify-between gap-x-6 text-small text-soft">
      <span>Frozen {formatDay(startedAt, zone)}</span>
      {ends.map((end, place) => (
        <span key={end.toISOString()}>
          {place === 0 ? "First term" : "Renewed"} to {formatDay(end, zone)}
        </span>
      ))}
      {couldEndAt !== null && <span>A renewal would last to {formatDay(couldEndAt, zone)}</span>}
      {keptAlive && <span>Kept alive by Annex V</span>}
    </figcaption>
  );
}

import { shortMonth } from "#components/bans/month-span.ts";
import { automationWords, signalWords } from "#components/bans/words.ts";
import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import type { BanAutomation } from "#lib/bans/ban.ts";
import { type FoundPoint, type FoundSignal, type FoundTally, shareOf } from "./found-tally.ts";

/** From the machine to the person, dark to light: the same order in each drawing, the machine at the foot. */
const tones: readonly (readonly [BanAutomation, string])[] = [
  ["full", "fill-ink"],
  ["partial", "fill-soft"],
  ["none", "fill-edge"],
];
const plot = { counts: 76, shares: 30, gap: 20 } as const;
/** A lone month is a column, not a wall. */
const placesMin = 6;

/** One small drawing a signal, all to one scale: how many it found each month and who decided, and below what share of these was overturned. */
export function FoundMultiples({ signals, points, known }: Pick<FoundTally, "signals" | "points" | "known">) {
  const all = signals.flatMap((one) => one.points.flatMap(({ sums }) => (sums === null ? [] : [sums])));
  const top = Math.max(1, ...all.map(({ count }) => count));
  const topShare = Math.max(0.01, ...all.map(({ overturned, count }) => shareOf(overturned, count) ?? 0));
  return (
    <>
      <Key hasOpen={points.some(({ open }) => open)} known={known} top={top} topShare={topShare} />
      <div className="grid gap-x-8 gap-y-7 desk:grid-cols-2 wide:grid-cols-3">
        {signals.map((signal) => (
          <Multiple key={signal.signal} signal={signal} known={known} top={top} topShare={topShare} />
        ))}
      </div>
    </>
  );
}

type Scale = { top: number; topShare: number };

/** What the tones say, once for all drawings; of shares only where any is drawn. */
function Key({ hasOpen, known, top, topShare }: Scale & { hasOpen: boolean; known: boolean }) {
  return (
    <ul className="mb-5 flex flex-wrap gap-x-6 gap-y-1 text-small text-soft">
      {tones.map(([automation, tone]) => (
        <li key={automation} className="flex items-center gap-2">
          <svg aria-hidden="true" width="12" height="12">
            <rect width="12" height="12" className={tone} />
          </svg>
          {automationWords[automation]}
        </li>
      ))}
      {known && (
        <li className="flex items-center gap-2">
          <svg aria-hidden="true" width="12" height="12">
            <rect x="1" y="1" width="10" height="10" strokeWidth="1.5" className="fill-paper stroke-ink" />
          </svg>
          Share overturned{hasOpen ? "; hollow while its bans may still be appealed" : ""}
        </li>
      )}
      <li>
        One scale for all: the highest column is {formatCount(top)}
        {known && `, the highest share ${formatShare(topShare)}`}
      </li>
    </ul>
  );
}

type MultipleProps = Scale & { signal: FoundSignal; known: boolean };

function Multiple({ signal: { signal, sums, points }, known, ...scale }: MultipleProps) {
  const share = known ? shareOf(sums.overturned, sums.count) : null;
  const words = `${formatCount(sums.count)} found, ${share === null ? "overturned not known" : `${formatShare(share)} overturned`}`;
  const months = points.filter(({ sums: each }) => each !== null).length;
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 grid">
        <span className="font-strong">{signalWords[signal]}</span>
        <span className="text-small text-soft">{words}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${signalWords[signal]}: ${words} in ${months} ${months === 1 ? "month" : "months"}. The table below has each month.`}
        width="100%"
        height={plot.counts + plot.gap + plot.shares + 18}
        className="block overflow-visible"
      >
        <line x2="100%" y1={plot.counts} y2={plot.counts} className="stroke-edge" />
        <line
          x2="100%"
          y1={plot.counts + plot.gap + plot.shares}
          y2={plot.counts + plot.gap + plot.shares}
          className="stroke-edge"
        />
        {points.map((point, at) => (
          <Column key={point.month} point={point} at={at} places={Math.max(placesMin, points.length)} {...scale} />
        ))}
        <Ends points={points} />
      </svg>
    </figure>
  );
}

type ColumnProps = Scale & { point: FoundPoint; at: number; places: number };

function Column({ point: { sums, open }, at, places, top, topShare }: ColumnProps) {
  if (sums === null) return null;
  const place = { x: `${((at + 0.12) / places) * 100}%`, width: `${(0.76 / places) * 100}%` };
  let y = plot.counts;
  const share = shareOf(sums.overturned, sums.count) ?? 0;
  const foot = plot.counts + plot.gap + plot.shares;
  const height = (share / topShare) * plot.shares;
  return (
    <>
      {tones.map(([automation, tone]) => {
        const high = (sums[automation] / top) * plot.counts;
        y -= high;
        return <rect key={automation} {...place} y={y} height={high} className={tone} />;
      })}
      {height > 0 && (
        <rect
          {...place}
          y={foot - height}
          height={height}
          strokeWidth="1.5"
          className={open ? "fill-paper stroke-ink" : "fill-ink stroke-ink"}
        />
      )}
    </>
  );
}

/** The first and the last month, where they stand. */
function Ends({ points }: { points: readonly FoundPoint[] }) {
  const [first, last] = [points[0], points.at(-1)];
  const y = plot.counts + plot.gap + plot.shares + 15;
  const end = `${(points.length / Math.max(placesMin, points.length)) * 100}%`;
  return (
    <>
      <text x="0" y={y} className="fill-soft text-small">
        {first === undefined ? "" : shortMonth(first.month)}
      </text>
      {last !== undefined && points.length >= 4 && (
        <text x={end} y={y} textAnchor="end" className="fill-soft text-small">
          {shortMonth(last.month)}
        </text>
      )}
    </>
  );
}

import { ChartFrame } from "#components/ui/chart-frame.tsx";
import { classes } from "#components/ui/classes.ts";
import { formatCount } from "#components/ui/figure-format.ts";
import type { Totals } from "./tally.ts";

/** A day of the month; `totals` is null where the day has not come yet. */
export type Day = { readonly day: string; readonly totals: Totals | null };

type DayChartProps = { title: string; days: readonly Day[] };

const plot = { top: 18, height: 172, below: 30 };
const foot = plot.top + plot.height;
const tall = foot + plot.below + 20;

/** Bans a day upwards, proactive inside them; reinstatements a day downwards, on the same scale. */
export function DayChart({ title, days }: DayChartProps) {
  const top = roundUp(Math.max(1, ...days.map(({ totals }) => totals?.banned ?? 0)));
  const description =
    "Up: accounts banned, the proactive ones in blue inside. Down: accounts reinstated. Days are UTC.";
  const through = days.findLastIndex(({ totals }) => totals !== null) + 1;
  const last = days[through - 1]?.totals ?? null;
  // The names of the three stand after the last column, within the days to come where there are enough of them.
  const roomy = days.length - through > 8;
  const say = (value: number | undefined) => (value === undefined ? "–" : formatCount(value));
  return (
    <ChartFrame
      title={title}
      description={description}
      heads={["Day", "Banned", "Proactive of them", "Suspended", "Reinstated"]}
      rows={days.map(({ day, totals }) => ({
        key: String(Number(day.slice(8))),
        cells: [say(totals?.banned), say(totals?.proactive), say(totals?.suspended), say(totals?.reinstated)],
      }))}
    >
      <div className={classes("pl-9", roomy ? "" : "pr-[4.75rem]")}>
        <svg
          role="img"
          aria-label={`${title}. ${description}`}
          width="100%"
          height={tall}
          className="block overflow-visible"
        >
          <title>{title}</title>
          <desc>{description}</desc>
          <Rules />
          {days.map(({ day, totals }, at) => (
            <Column key={day} at={at} of={days.length} totals={totals} top={top} />
          ))}
          <Scale top={top} days={days} />
          <Names last={last} of={days.length} at={through} top={top} />
        </svg>
      </div>
    </ChartFrame>
  );
}

function Rules() {
  return [1, 0.5, 0].map((part) => (
    <line
      key={part}
      x1="0"
      x2="100%"
      y1={foot - part * plot.height}
      y2={foot - part * plot.height}
      className={part === 0 ? "stroke-edge" : "stroke-rule"}
    />
  ));
}

/** What the rules stand for, and the first day of each week. */
function Scale({ top, days }: { top: number; days: DayChartProps["days"] }) {
  return (
    <>
      {[1, 0.5].map((part) => (
        <text key={part} x="-8" y={foot - part * plot.height + 4} textAnchor="end" className="fill-faint text-small">
          {formatCount(part * top)}
        </text>
      ))}
      {days.map(({ day }, at) =>
        at % 7 === 0 ? (
          <text
            key={day}
            x={`${((at + 0.5) / days.length) * 100}%`}
            y={tall - 4}
            textAnchor="middle"
            className="fill-soft text-small"
          >
            {at + 1}
          </text>
        ) : null,
      )}
    </>
  );
}

function Column({ at, of, totals, top }: { at: number; of: number; totals: Totals | null; top: number }) {
  if (totals === null) return null;
  const bar = { x: `${((at + 0.15) / of) * 100}%`, width: `${(0.7 / of) * 100}%` };
  const high = (value: number) => (value / top) * plot.height;
  return (
    <>
      <rect {...bar} y={foot - high(totals.banned)} height={high(totals.banned)} className="fill-edge" />
      <rect {...bar} y={foot - high(totals.proactive)} height={high(totals.proactive)} className="fill-blue" />
      <rect {...bar} y={foot + 1} height={Math.min(plot.below, high(totals.reinstated))} className="fill-ink" />
    </>
  );
}

/** The names of the three, beside the last column, kept apart where it is low. */
function Names({ last, at, of, top }: { last: Totals | null; at: number; of: number; top: number }) {
  if (last === null) return null;
  const high = (value: number) => (value / top) * plot.height;
  const proactiveY = Math.min(foot - 6, foot - high(last.proactive) / 2 + 4);
  const reportedY = Math.min(proactiveY - 18, foot - (high(last.proactive) + high(last.banned)) / 2 + 4);
  const place = { x: `${(at / of) * 100}%`, dx: 8 };
  return (
    <g>
      <text {...place} y={reportedY} className="fill-soft text-small">
        reported
      </text>
      <text {...place} y={proactiveY} className="fill-blue text-small font-strong">
        proactive
      </text>
      <text {...place} y={foot + 15} className="fill-ink text-small">
        reinstated
      </text>
    </g>
  );
}

/** The next round number above: 1, 2 or 5 with zeros. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

import { ChartFrame } from "./chart-frame.tsx";
import { classes } from "./classes.ts";
import { formatCount } from "./figure-format.ts";

export type Line = {
  label: string;
  /** One value a point; `null` is blank and breaks the line. */
  values: (number | null)[];
};

type LineChartProps = {
  title: string;
  description: string;
  /** What the points are called, e.g. "Month". */
  pointsHead: string;
  points: string[];
  /** Three at most: the first in blue, then ink, then grey. */
  lines: Line[];
  locale?: string;
  /** Whether the table behind is folded under the drawing, or stands beside it already. */
  table?: "fold" | "beside";
};

const strokes = ["stroke-blue", "stroke-ink", "stroke-edge"];
const fills = ["fill-blue", "fill-ink", "fill-soft"];
const plot = { height: 168, top: 20, right: 22 };

/** The next round number above: 1, 2 or 5 with zeros. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** Lines over time from a zero at the foot, each named at its end. */
export function LineChart({ title, description, pointsHead, points, lines, locale, table }: LineChartProps) {
  const top = roundUp(Math.max(1, ...lines.flatMap((line) => line.values.map((value) => value ?? 0))));
  const y = (value: number) => plot.top + (1 - value / top) * plot.height;
  const rows = points.map((point, at) => ({
    key: point,
    cells: lines.map((line) => (line.values[at] == null ? "–" : formatCount(line.values[at], locale))),
  }));
  return (
    <ChartFrame
      title={title}
      description={description}
      heads={[pointsHead, ...lines.map((line) => line.label)]}
      rows={rows}
      table={table}
    >
      <svg role="img" aria-label={`${title}. ${description}`} width="100%" height={plot.height + 44} className="block">
        <title>{title}</title>
        <desc>{description}</desc>
        <Rules top={top} y={y} locale={locale} />
        <svg
          aria-hidden="true"
          width={`${100 - plot.right}%`}
          height={plot.height}
          y={plot.top}
          viewBox={`0 0 ${Math.max(1, points.length - 1)} 1`}
          preserveAspectRatio="none"
          className="overflow-visible"
        >
          {lines.map((line, at) => (
            <path
              key={line.label}
              d={path(line.values, top)}
              className={classes("fill-none", strokes[at % 3])}
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
              strokeLinejoin="round"
            />
          ))}
        </svg>
        <Span first={points[0]} last={points.at(-1)} />
        <Endings lines={lines} y={y} locale={locale} />
      </svg>
    </ChartFrame>
  );
}

type DrawnProps = { y: (value: number) => number; locale: string | undefined };

function Rules({ top, y, locale }: DrawnProps & { top: number }) {
  return [0, top / 2, top].map((value) => (
    <g key={value}>
      <line x1="0" x2={`${100 - plot.right}%`} y1={y(value)} y2={y(value)} className="stroke-rule" />
      <text x="0" y={y(value) - 4} className="fill-faint text-small">
        {value === 0 ? "" : formatCount(value, locale)}
      </text>
    </g>
  ));
}

/** The first point and the last; a point alone is named once. */
function Span({ first, last }: { first: string | undefined; last: string | undefined }) {
  const y = plot.height + plot.top + 20;
  return (
    <>
      <text x="0" y={y} className="fill-soft text-small">
        {first}
      </text>
      {last !== first && (
        <text x={`${100 - plot.right}%`} y={y} textAnchor="end" className="fill-soft text-small">
          {last}
        </text>
      )}
    </>
  );
}

/** Each line's name and last value, beside its end. */
function Endings({ lines, y, locale }: DrawnProps & { lines: Line[] }) {
  const x = `${100 - plot.right}%`;
  return endings(lines, y).map(({ line, at, labelY, value }) => (
    <g key={line.label}>
      <circle cx={x} cy={y(value)} r="3" className={fills[at % 3]} />
      <text x={x} dx="9" y={labelY} className={classes("text-small font-strong", fills[at % 3])}>
        {line.label}
      </text>
      <text x={x} dx="9" y={labelY + 14} className="fill-soft text-small">
        {formatCount(value, locale)}
      </text>
    </g>
  ));
}

function path(values: (number | null)[], top: number): string {
  return values
    .map((value, at) =>
      value === null ? "" : `${at === 0 || values[at - 1] === null ? "M" : "L"}${at} ${1 - value / top}`,
    )
    .join("");
}

/** Where each line's name stands: at its last value, pushed down where the one above would touch it. */
function endings(lines: Line[], y: (value: number) => number) {
  const ends = lines
    .map((line, at) => ({ line, at, value: line.values.findLast((value) => value !== null) ?? 0 }))
    .sort((one, other) => other.value - one.value);
  let free = 0;
  return ends.map((end) => {
    const labelY = Math.max(y(end.value) + 4, free);
    free = labelY + 32;
    return { ...end, labelY };
  });
}

import { ChartFrame } from "./chart-frame.tsx";
import { formatCount } from "./figure-format.ts";

export type Bar = {
  label: string;
  /** `null` is blank: no bar, a dash; zero is a bar without length. */
  value: number | null;
  /** A part of `value` drawn in full colour over it, e.g. proactive within banned. */
  part?: number | null;
};

type BarChartProps = {
  title: string;
  description: string;
  /** What the points are, what is counted, and what the part is: heads of the table and words of the drawing. */
  heads: [points: string, value: string, part?: string];
  bars: Bar[];
  locale?: string;
  /** Whether the table behind is folded under the drawing, or stands beside it already. */
  table?: "fold" | "beside";
};

const rowHeight = 42;

/** Horizontal bars, label and figure above each. Widths are percentages: it fits any column, letters keep their size. */
export function BarChart({ title, description, heads, bars, locale, table }: BarChartProps) {
  // Records may contradict themselves: a part above its whole is drawn as it is on record, and stays inside the drawing.
  const top = Math.max(1, ...bars.flatMap((bar) => [bar.value ?? 0, bar.part ?? 0]));
  const say = (value: number | null | undefined) => (value == null ? "–" : formatCount(value, locale));
  const rows = bars.map((bar) => ({
    key: bar.label,
    cells: heads[2] === undefined ? [say(bar.value)] : [say(bar.value), say(bar.part)],
  }));
  return (
    <ChartFrame
      title={title}
      description={description}
      heads={heads.filter((head) => head !== undefined) as [string]}
      rows={rows}
      table={table}
    >
      <svg
        role="img"
        aria-label={`${title}. ${description}`}
        width="100%"
        height={bars.length * rowHeight}
        className="block overflow-visible"
      >
        <title>{title}</title>
        <desc>{description}</desc>
        {bars.map((bar, at) => (
          <BarRow key={bar.label} bar={bar} top={top} y={at * rowHeight} say={say} partName={heads[2]} />
        ))}
      </svg>
    </ChartFrame>
  );
}

type BarRowProps = {
  bar: Bar;
  top: number;
  y: number;
  say: (value: number | null | undefined) => string;
  partName: string | undefined;
};

function BarRow({ bar, top, y, say, partName }: BarRowProps) {
  const share = (value: number) => `${(value / top) * 100}%`;
  const { value, part } = bar;
  return (
    <>
      <text x="0" y={y + 12} className="fill-ink text-small">
        {bar.label}
      </text>
      <text x="100%" y={y + 12} textAnchor="end" className="fill-soft text-small">
        {part != null && `${say(part)} ${partName ?? ""} of `}
        <tspan className={value === null ? "fill-faint" : "fill-ink font-strong"}>{say(value)}</tspan>
      </text>
      <rect y={y + 19} width="100%" height="8" className="fill-wash" />
      <rect y={y + 19} width={share(value ?? 0)} height="8" className={part == null ? "fill-blue" : "fill-edge"} />
      {part != null && <rect y={y + 19} width={share(part)} height="8" className="fill-blue" />}
      {part != null && value !== null && part > value && (
        <line x1={share(value)} x2={share(value)} y1={y + 16} y2={y + 30} className="stroke-ink" strokeWidth="2" />
      )}
    </>
  );
}

import Link from "next/link";
import { ChartFrame } from "#components/ui/chart-frame.tsx";
import { classes } from "#components/ui/classes.ts";
import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import type { Line } from "#lib/tallies/tally.ts";
import { short } from "./heat-map.tsx";

/** A line with its name, the way to look at it alone, and the places in it that are out of the usual, each with its sentence. */
export type NamedLine = Line & {
  readonly name: string;
  readonly href: string | null;
  readonly marks: readonly { readonly at: number; readonly sentence: string }[];
};

type TallyLinesProps = {
  title: string;
  description: string;
  /** "Month" or "Day", and what each period is called. */
  periodHead: string;
  periods: readonly string[];
  whole: NamedLine;
  lines: readonly NamedLine[];
};

const tall = { whole: 96, part: 34 };

/** Small lines under each other over the same time, each on its own scale with its greatest value beside it; the whole above them. */
export function TallyLines({ title, description, periodHead, periods, whole, lines }: TallyLinesProps) {
  const say = (value: number | null | undefined) => (value == null ? "–" : formatCount(value));
  const all = [whole, ...lines];
  return (
    <ChartFrame
      title={title}
      description={description}
      heads={[periodHead, ...all.map(({ name }) => name)]}
      rows={periods.map((period, at) => ({ key: period, cells: all.map(({ values }) => say(values[at])) }))}
    >
      <ol className="flex flex-col">
        {all.map((line) => (
          <LineRow key={line.name} line={line} of={whole.total} whole={line === whole} />
        ))}
      </ol>
      <p
        aria-hidden="true"
        className="-mt-2 grid grid-cols-[11rem_minmax(0,1fr)_9rem] gap-x-4 text-small text-soft phone:grid-cols-1"
      >
        <span className="phone:hidden" />
        <span className="flex justify-between">
          <span>{periods[0]}</span>
          <span>{periods.at(-1)}</span>
        </span>
      </p>
    </ChartFrame>
  );
}

function LineRow({ line, of, whole }: { line: NamedLine; of: number; whole: boolean }) {
  return (
    <li className="grid grid-cols-[11rem_minmax(0,1fr)_9rem] items-center gap-x-4 border-rule border-b py-1.5 phone:grid-cols-[minmax(0,1fr)_auto]">
      <span className={classes("min-w-0", whole && "font-strong")}>
        {line.href === null ? (
          line.name
        ) : (
          <Link href={line.href} prefetch={false} className="text-ink hover:underline">
            {line.name}
          </Link>
        )}
      </span>
      <span className="phone:order-last phone:col-span-2">
        <Drawing line={line} height={whole ? tall.whole : tall.part} whole={whole} />
      </span>
      <span className="text-right">
        <span className="font-strong">{formatCount(line.total)}</span>
        <span className="block text-small text-soft">
          {whole || of === 0 ? "together" : formatShare(line.total / of)} · top{" "}
          {short(Math.max(0, ...line.values.map((value) => value ?? 0)))}
        </span>
      </span>
    </li>
  );
}

function Drawing({
  line: { name, values, marks },
  height,
  whole,
}: {
  line: NamedLine;
  height: number;
  whole: boolean;
}) {
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  const last = Math.max(1, values.length - 1);
  const across = (at: number) => `${((values.length === 1 ? 0.5 : at) / last) * 100}%`;
  const y = (value: number) => 5 + (1 - value / top) * (height - 10);
  return (
    <svg
      role="img"
      aria-label={`${name} over time. ${marks.map(({ sentence }) => sentence).join(" ")}`}
      width="100%"
      height={height}
      className="block overflow-visible"
    >
      <line x1="0" x2="100%" y1={height - 5} y2={height - 5} className="stroke-rule" />
      <svg
        aria-hidden="true"
        width="100%"
        height={height - 10}
        y="5"
        viewBox={`0 0 ${last} 1`}
        preserveAspectRatio="none"
        className="overflow-visible"
      >
        <path
          d={pathOf(values, top)}
          className={classes("fill-none", whole ? "stroke-ink" : "stroke-blue")}
          strokeWidth={whole ? 2 : 1.5}
          vectorEffect="non-scaling-stroke"
          strokeLinejoin="round"
        />
      </svg>
      {values.length === 1 && <circle cx="50%" cy={y(values[0] ?? 0)} r="3" className="fill-ink" />}
      {marks.map(({ at, sentence }) => (
        <g key={at}>
          <title>{sentence}</title>
          <circle cx={across(at)} cy={y(values[at] ?? 0)} r="4.5" className="fill-paper stroke-amber" strokeWidth="2" />
        </g>
      ))}
    </svg>
  );
}

function pathOf(values: readonly (number | null)[], top: number): string {
  return values
    .map((value, at) =>
      value === null ? "" : `${at === 0 || values[at - 1] === null ? "M" : "L"}${at} ${1 - value / top}`,
    )
    .join("");
}

import { classes } from "#components/ui/classes.ts";
import { formatCount } from "#components/ui/figure-format.ts";
import { TableFrame } from "#components/ui/table.tsx";
import { type ProofStep, proofSteps } from "./proof-steps.ts";

type ProofPathProps = {
  /** Number of the entry in the log, from 0. */
  leafIndex: number;
  /** Entries under the signed root. */
  treeSize: number;
  /** What the check said: nothing yet, the path holds, or it does not. */
  verdict?: "unchecked" | "holds" | "broken";
  /** What the leaves are: entries of the log, or rows of a batch. */
  leaves?: "entries" | "rows";
  className?: string;
};

const step = 34;
/** The dot of the entry; its name stands before it. */
const start = 50;
const lane = { entry: 76, rise: 40 };
const names = { entries: "entry", rows: "row" };
const words = { unchecked: "not yet checked", holds: "the path holds", broken: "the path does not hold" };

/** The path from an entry to the signed root: at each step one more part of the log joins, from before (above) or after (below). */
export function ProofPath({
  leafIndex,
  treeSize,
  verdict = "unchecked",
  leaves = "entries",
  className,
}: ProofPathProps) {
  const steps = proofSteps(leafIndex, treeSize);
  const end = start + (steps.length + 1) * step;
  const line = verdict === "holds" ? "stroke-green" : verdict === "broken" ? "stroke-red" : "stroke-blue";
  const leaf = names[leaves];
  const place = `${leaf} ${formatCount(leafIndex)}`;
  const sentence = `${place.slice(0, 1).toUpperCase()}${place.slice(1)} reaches the root of ${formatCount(treeSize)} ${leaves} in ${steps.length} steps; ${words[verdict]}.`;
  return (
    <figure className={classes("flex flex-col gap-2", className)}>
      <TableFrame label={`Path from ${place} to the root`}>
        <svg
          role="img"
          aria-label={sentence}
          viewBox={`0 0 ${end + 64} 152`}
          width={end + 64}
          height="152"
          className="block max-w-none print:h-auto print:max-w-full"
        >
          <title>{`Path from the ${leaf} to the root`}</title>
          <desc>{sentence}</desc>
          <line
            x1={start}
            x2={end}
            y1={lane.entry}
            y2={lane.entry}
            className={line}
            strokeWidth="2"
            strokeDasharray={verdict === "broken" ? "4 4" : undefined}
          />
          {steps.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the path
            <Join key={at} joined={each} x={start + (at + 1) * step} />
          ))}
          <Beginning leaf={leaf} />
          <SignedRoot x={end} signed={verdict !== "broken"} line={line} />
        </svg>
      </TableFrame>
      <figcaption className="text-small text-soft">
        {sentence} Above the line, what was there before it; below, what came after.
      </figcaption>
    </figure>
  );
}

function Beginning({ leaf }: { leaf: string }) {
  return (
    <>
      <circle cx={start} cy={lane.entry} r="6" className="fill-ink" />
      <text x="0" y={lane.entry + 4} className="fill-ink text-small font-strong">
        {leaf}
      </text>
    </>
  );
}

/** The countersign as the end of the path: the stroke that closes it is missing where the path does not hold. */
function SignedRoot({ x, signed, line }: { x: number; signed: boolean; line: string }) {
  return (
    <>
      <g transform={`translate(${x - 3.5} ${lane.entry - 12})`} className="fill-none" strokeWidth="3">
        <path d="M14.4 4.5H9.5A6 6 0 0 0 3.5 10.5V13.5A6 6 0 0 0 9.5 19.5H11.6" className="stroke-ink" />
        <path d="M20.6 2 15 22" className={line} strokeDasharray={signed ? undefined : "1.5 2.5"} />
      </g>
      <text x={x + 26} y={lane.entry + 4} className="fill-ink text-small font-strong">
        root
      </text>
    </>
  );
}

function Join({ joined, x }: { joined: ProofStep; x: number }) {
  const before = joined.side === "left";
  const y = before ? lane.entry - lane.rise : lane.entry + lane.rise;
  return (
    <g>
      <path d={`M${x - 14} ${y}L${x} ${lane.entry}`} className="stroke-edge" strokeWidth="1" />
      <circle cx={x - 14} cy={y} r="4.5" className="fill-paper stroke-edge" strokeWidth="1.5" />
      <text x={x - 14} y={before ? y - 10 : y + 19} textAnchor="middle" className="fill-faint text-[0.6875rem]">
        {short(joined.leaves)}
      </text>
      <circle cx={x} cy={lane.entry} r="2.5" className="fill-ink" />
    </g>
  );
}

const letters = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 0 });

/** `8`, `512`, `4K`, `131K`: how many entries one hash stands for. */
function short(leaves: number): string {
  return letters.format(leaves);
}

import type { ReactNode } from "react";
import { classes } from "#components/ui/classes.ts";
import { CountersignMark } from "./mark.tsx";

export type Signature = {
  name: string;
  /** The role in words: "Analyst". */
  role: string;
  /** An `<Instant>`. */
  time: ReactNode;
  /** Number of its entry in the log, and where that is read: left out for roles that do not read the log. */
  entry?: { number: string; href?: string | undefined } | undefined;
};

type SignaturesProps = {
  /** What is signed, read before the slots: "Decision on IN-2026-0412". */
  label: string;
  first?: Signature | undefined;
  second?: Signature | undefined;
  /** Heads of the slots; a register version and a report are proposed too. */
  heads?: [string, string];
  /** Stands in the first empty slot: what is awaited, who may do it, the control that does it. */
  waiting?: { sentence: ReactNode; act?: ReactNode } | undefined;
};

/** Two slots side by side, one decision. The empty second slot is the most visible thing on a case that waits for it. */
export function Signatures({ label, first, second, heads = ["Proposed", "Countersigned"], waiting }: SignaturesProps) {
  return (
    <section aria-label={label} className="relative grid desk:grid-cols-2">
      <Slot head={heads[0]} signature={first} waiting={first ? undefined : waiting} side="first" />
      <Slot head={heads[1]} signature={second} waiting={first && !second ? waiting : undefined} side="second" />
      <Seam first={stateOf(first, waiting, true)} second={stateOf(second, waiting, first !== undefined)} />
    </section>
  );
}

type SlotState = "signed" | "waiting" | "empty";

function stateOf(signature: Signature | undefined, waiting: SignaturesProps["waiting"], reached: boolean): SlotState {
  if (signature) return "signed";
  return waiting && reached ? "waiting" : "empty";
}

const edges = {
  signed: { frame: "border-ink bg-sheet", fill: "fill-sheet", line: "stroke-ink", dash: undefined },
  waiting: {
    frame: "border-blue border-dashed bg-blue-wash",
    fill: "fill-blue-wash",
    line: "stroke-blue",
    dash: "6 4",
  },
  empty: { frame: "border-edge border-dashed", fill: "fill-paper", line: "stroke-edge", dash: "6 4" },
};

/** The stroke between the slots: slanted as in the mark, whole when both have signed. */
function Seam({ first, second }: { first: SlotState; second: SlotState }) {
  const [left, right] = [edges[first], edges[second]];
  const whole = second === "signed";
  return (
    <svg
      aria-hidden="true"
      width="28"
      height="100%"
      className="absolute top-0 left-1/2 hidden -translate-x-1/2 desk:block"
    >
      <svg aria-hidden="true" width="28" height="100%" viewBox="0 0 28 100" preserveAspectRatio="none">
        <path d="M0 0H28L0 100Z" className={left.fill} />
        <path d="M28 0V100H0Z" className={right.fill} />
      </svg>
      <line x2="28" y1="1" y2="1" className={left.line} strokeWidth="2" strokeDasharray={left.dash} />
      <line
        x2="28"
        y1="100%"
        y2="100%"
        transform="translate(0 -1)"
        className={right.line}
        strokeWidth="2"
        strokeDasharray={right.dash}
      />
      <line
        x1="27"
        y1="0"
        x2="1"
        y2="100%"
        className={first === "empty" ? "stroke-edge" : "stroke-blue"}
        strokeWidth={whole ? 4 : 2}
        strokeDasharray={whole ? undefined : "6 4"}
      />
    </svg>
  );
}

type SlotProps = {
  head: string;
  signature: Signature | undefined;
  waiting: SignaturesProps["waiting"];
  side: "first" | "second";
};

function Slot({ head, signature, waiting, side }: SlotProps) {
  const state = stateOf(signature, waiting, true);
  const shape =
    side === "first"
      ? "rounded-t-[10px] border-b-0 desk:rounded-l-[10px] desk:rounded-tr-none desk:border-r-0 desk:border-b-2 desk:pr-8"
      : "rounded-b-[10px] desk:rounded-r-[10px] desk:rounded-bl-none desk:border-l-0 desk:pl-8 phone:border-t-2";
  return (
    <div className={classes("flex min-h-32 flex-col gap-2 border-2 px-5 py-4", shape, edges[state].frame)}>
      <h2 className={classes("flex items-center gap-2 text-small", waiting ? "text-blue" : "text-soft")}>
        <CountersignMark
          strokes={signature ? (side === "first" ? "first" : "both") : side === "first" ? "none" : "first"}
          className="size-4"
        />
        {signature ? head : waiting ? "Waits for a signature" : `Not yet ${head.toLowerCase()}`}
      </h2>
      {signature && <Signed signature={signature} />}
      {waiting && (
        <>
          <p className="text-lead font-strong text-balance">{waiting.sentence}</p>
          {waiting.act !== undefined && <div className="mt-auto flex flex-wrap gap-2 pt-2">{waiting.act}</div>}
        </>
      )}
    </div>
  );
}

function Signed({ signature }: { signature: Signature }) {
  return (
    <>
      <p>
        <span className="font-serif text-lead font-strong">{signature.name}</span>
        <span className="text-soft">, {signature.role}</span>
      </p>
      <p className="mt-auto flex flex-wrap items-baseline justify-between gap-x-4 text-small text-soft">
        {signature.time}
        <SignedEntry entry={signature.entry} />
      </p>
    </>
  );
}

function SignedEntry({ entry }: { entry: Signature["entry"] }) {
  if (entry === undefined) return <span>entry follows</span>;
  const words = `entry ${entry.number}`;
  if (entry.href === undefined) return <span className="font-mono">{words}</span>;
  return (
    <a href={entry.href} className="link font-mono">
      {words}
    </a>
  );
}

import { classes } from "#components/ui/classes.ts";

type MarkProps = {
  /** `none`: nothing signed; `first`: the proposal stands and waits; `both`: complete. */
  strokes?: "none" | "first" | "both";
  className?: string;
};

/**
 * The countersign: an open C, and the stroke that closes it. Alone it is the logo; with `first` the second stroke is a dotted
 * place that waits. It never speaks alone: a word stands beside it.
 */
export function CountersignMark({ strokes = "both", className }: MarkProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="3"
      className={classes("size-6 shrink-0", className)}
    >
      <path
        d="M14.4 4.5H9.5A6 6 0 0 0 3.5 10.5V13.5A6 6 0 0 0 9.5 19.5H11.6"
        className={strokes === "none" ? "stroke-edge" : "stroke-current"}
        strokeDasharray={strokes === "none" ? "1.5 2.5" : undefined}
      />
      <path
        d="M20.6 2 15 22"
        className={strokes === "both" ? "stroke-blue" : strokes === "first" ? "stroke-blue" : "stroke-edge"}
        strokeDasharray={strokes === "both" ? undefined : "1.5 2.5"}
      />
    </svg>
  );
}

/** The mark with the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={classes("inline-flex items-center gap-2 text-ink", className)}>
      <CountersignMark />
      <span className="text-lead font-strong tracking-[-0.01em]">Countersign</span>
    </span>
  );
}

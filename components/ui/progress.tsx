import { classes } from "./classes.ts";

type ProgressProps = {
  label: string;
  /** From 0 to 1; without it the work is under way and nobody knows how far. */
  done?: number | undefined;
  /** What remains, in words: "about 2 min left, 71 000 of 110 000 rows". */
  words?: string;
  className?: string;
};

/** Long work. The bar is drawn by attributes, not by a style, so a strict content policy lets it through. */
export function Progress({ label, done, words, className }: ProgressProps) {
  const percent = done === undefined ? undefined : Math.round(Math.min(1, Math.max(0, done)) * 100);
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      <div className="flex justify-between gap-4">
        <span className="font-strong">{label}</span>
        {percent !== undefined && <span className="text-soft">{percent} %</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
      >
        <svg aria-hidden="true" width="100%" height="6" className="block rounded-full bg-press">
          <rect
            width={`${percent ?? 30}%`}
            height="6"
            className={classes("fill-blue", percent === undefined && "animate-pulse")}
          />
        </svg>
      </div>
      {words !== undefined && <p className="text-small text-soft">{words}</p>}
    </div>
  );
}

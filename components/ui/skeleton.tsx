import { classes } from "./classes.ts";

/** The place of a line that is on its way. Give the region around it `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classes("block h-4 animate-pulse rounded-small bg-press", className)} />;
}

const widths = ["w-3/5", "w-4/5", "w-2/5", "w-11/12", "w-1/2", "w-3/4"];

/** A list that is on its way, in the height that it will have. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={at} className="flex h-10 items-center gap-6 border-rule border-b px-4">
          <Skeleton className="w-40" />
          <Skeleton className={widths[at % widths.length] ?? "w-1/2"} />
        </div>
      ))}
    </div>
  );
}

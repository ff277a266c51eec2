import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type DefinitionsProps = {
  items: { term: ReactNode; value: ReactNode; key?: string }[];
  /** `side`: term beside value, for pages. `stack`: term above value, for the inspector. */
  layout?: "side" | "stack";
  className?: string;
};

/** What is known of one thing, line by line. Blank is not zero: a value that nobody gave is drawn as a dash and read as "not given". */
export function Definitions({ items, layout = "side", className }: DefinitionsProps) {
  return (
    <dl className={classes(layout === "side" ? "divide-y divide-rule" : "flex flex-col gap-3", className)}>
      {items.map(({ term, value, key }) => (
        <div
          key={key ?? String(term)}
          className={layout === "side" ? "grid gap-x-6 py-2 desk:grid-cols-[11rem_minmax(0,1fr)]" : "flex flex-col"}
        >
          <dt className={classes("text-soft", layout === "stack" && "text-small")}>{term}</dt>
          <dd className="min-w-0">{value ?? <Blank />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nothing was given. Not zero. */
export function Blank() {
  return (
    <span className="text-faint">
      <span aria-hidden="true">–</span>
      <span className="sr-only">not given</span>
    </span>
  );
}

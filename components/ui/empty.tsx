import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type EmptyProps = { title: string; children?: ReactNode; acts?: ReactNode; className?: string };

/** A page with nothing on it yet: says what will be here and offers the first act. */
export function Empty({ title, children, acts, className }: EmptyProps) {
  return (
    <div className={classes("flex flex-col items-start gap-2 border-rule border-y px-4 py-12 desk:px-10", className)}>
      <h2 className="text-lead">{title}</h2>
      {children !== undefined && <div className="max-w-prose text-soft">{children}</div>}
      {acts !== undefined && <div className="mt-3 flex flex-wrap gap-2">{acts}</div>}
    </div>
  );
}

import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type TipProps = { text: string; className?: string; children: ReactNode };

/**
 * A word of explanation at pointer or focus. Only markup: one listener for the whole page (`Tips`) shows it, so a list of
 * thousands costs nothing. The same text is there for the screen reader. Nothing that is needed to decide may live in a tip.
 */
export function Tip({ text, className, children }: TipProps) {
  return (
    <span data-tip={text} className={classes("decoration-dotted", className)}>
      {children}
      <span className="sr-only"> ({text})</span>
    </span>
  );
}

import type { ReactNode } from "react";

type TipProps = {
  text: string;
  /** A stop of the Tab key, so that the tip opens without a pointer. Leave it out in rows: the row's own page has it. */
  stop?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * A word of explanation at pointer or focus. Only markup: one listener for the whole page (`Tips`) shows it, so a list of
 * thousands costs nothing. The same text is there for the screen reader. Nothing that is needed to decide may live in a tip.
 */
export function Tip({ text, stop = false, className, children }: TipProps) {
  return (
    <span data-tip={text} tabIndex={stop ? 0 : undefined} className={className}>
      {children}
      <span className="sr-only"> ({text})</span>
    </span>
  );
}

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { type Tone, toneText, toneWash } from "./tone.ts";

type StateProps = { tone?: Tone; icon?: LucideIcon; className?: string; children: ReactNode };

/** A state in word and icon. What waits, runs out or is grave has a ground of its own; what is plain has none. */
export function Badge({ tone = "plain", icon: Icon, className, children }: StateProps) {
  return (
    <span
      className={classes(
        "inline-flex h-6 items-center gap-1.5 rounded-small px-1.5 text-small whitespace-nowrap",
        toneWash[tone],
        tone !== "plain" && tone !== "quiet" && "font-strong",
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
      {children}
    </span>
  );
}

/** The same without a ground, for the inside of a line. */
export function Mark({ tone = "plain", icon: Icon, className, children }: StateProps) {
  return (
    <span className={classes("inline-flex items-center gap-1 whitespace-nowrap", toneText[tone], className)}>
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
      {children}
    </span>
  );
}

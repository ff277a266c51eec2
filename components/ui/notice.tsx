import { CircleAlert, CircleCheck, Info, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { type Tone, toneText } from "./tone.ts";

const signs = { plain: Info, quiet: Info, act: Info, due: CircleAlert, grave: OctagonAlert, verified: CircleCheck };
const edges: Record<Tone, string> = {
  plain: "border-ink",
  quiet: "border-edge",
  act: "border-blue",
  due: "border-amber",
  grave: "border-red",
  verified: "border-green",
};

type NoticeProps = {
  tone?: Tone;
  title: string;
  /** `alert` interrupts the screen reader: only for what the reader's own act has just caused. */
  live?: "alert" | "status";
  acts?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** A sentence that stands beside the page's matter: what happened, what was kept, what to do. */
export function Notice({ tone = "quiet", title, live, acts, className, children }: NoticeProps) {
  const Sign = signs[tone];
  return (
    <div role={live} className={classes("flex gap-3 border-l-3 bg-wash py-3 pr-4 pl-3.5", edges[tone], className)}>
      <Sign aria-hidden className={classes("mt-0.5 size-4 shrink-0", toneText[tone])} />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-strong">{title}</p>
        {children !== undefined && <div className="max-w-prose text-soft">{children}</div>}
        {acts !== undefined && <div className="mt-2 flex flex-wrap gap-2">{acts}</div>}
      </div>
    </div>
  );
}

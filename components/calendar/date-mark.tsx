import { BellOff, CircleDot, FileClock, House, type LucideIcon, Scale, Snowflake, Stamp } from "lucide-react";
import Link from "next/link";
import { classes } from "#components/ui/classes.ts";
import { type DateKind, type DateLine, dateWords } from "#lib/deadlines/deadline.ts";

/** Word first, icon second: each kind of date has an outline of its own. */
export const dateIcons: Readonly<Record<DateKind, LucideIcon>> = {
  legal: Scale,
  house: House,
  hold: Snowflake,
  "non-disclosure": BellOff,
  "process-owed": FileClock,
  validation: Stamp,
};

/** One date of one request in a day of the calendar: what falls, and of which case. Red where it is over. */
export function DateMark({ line, over, time }: { line: DateLine; over: boolean; time?: string }) {
  const Icon = dateIcons[line.kind] ?? CircleDot;
  return (
    <Link
      href={`/requests/${line.requestId}`}
      className={classes(
        "flex min-h-6 items-center gap-1.5 rounded-small text-small no-underline hover:underline",
        over ? "text-red" : line.kind === "legal" ? "text-ink" : "text-soft",
      )}
    >
      <Icon aria-hidden className="size-3 shrink-0 self-center" />
      {time !== undefined && <span className="shrink-0 tabular-nums">{time}</span>}
      <span className="sr-only">{dateWords[line.kind]}: </span>
      <span className="min-w-0 truncate font-mono text-[0.92em]">{line.reference}</span>
    </Link>
  );
}

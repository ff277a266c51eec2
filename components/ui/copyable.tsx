import { Copy } from "lucide-react";
import { classes } from "./classes.ts";

type CopyableProps = {
  value: string;
  /** What it is, for the screen reader: "hash of the entry". */
  label: string;
  /** Shows the first and last characters only; the whole value is copied. */
  short?: boolean;
  className?: string;
};

/** A reference or hash: breaks nowhere, copies with one key or click. Markup only; `Copies`, once in the shell, listens for all. */
export function Copyable({ value, label, short = false, className }: CopyableProps) {
  return (
    <button
      type="button"
      data-copy={value}
      aria-label={`Copy ${label} ${value}`}
      className={classes(
        "group/copy relative z-1 -mx-1 inline-block max-w-full cursor-copy rounded-small px-1 text-left font-mono whitespace-nowrap hover:bg-press data-copied:bg-blue-wash",
        className,
      )}
    >
      <span className="block overflow-x-auto [scrollbar-width:none]">
        {short && value.length > 16 ? `${value.slice(0, 8)}…${value.slice(-6)}` : value}
      </span>
      <span
        aria-hidden="true"
        className="absolute top-1/2 left-full hidden -translate-y-1/2 rounded-small bg-sheet p-1 text-soft group-hover/copy:block group-focus-visible/copy:block"
        data-furniture
      >
        <Copy className="size-3.5" />
      </span>
    </button>
  );
}

import { classes } from "./classes.ts";

type CopyableProps = {
  value: string;
  /** What it is, for the screen reader: "hash of the entry". */
  label: string;
  /** Shows the first and last characters only; the whole value is copied. */
  short?: boolean;
  /** A command: on a narrow page it goes on below, after a word and never within one. */
  wraps?: boolean;
  className?: string;
};

/** A reference or hash: breaks nowhere, copies with one key or click. Markup only; `Copies`, once in the shell, listens for all. */
export function Copyable({ value, label, short = false, wraps = false, className }: CopyableProps) {
  return (
    <button
      type="button"
      data-copy={value}
      data-tip="Copy"
      className={classes(
        "relative z-1 inline-block max-w-full cursor-copy overflow-x-auto [scrollbar-width:none] rounded-small text-left font-mono whitespace-nowrap hover:bg-press hover:ring-4 hover:ring-press data-copied:bg-blue-wash data-copied:ring-4 data-copied:ring-blue-wash",
        wraps && "whitespace-normal",
        className,
      )}
    >
      {wraps ? <Words of={value} /> : short && value.length > 16 ? `${value.slice(0, 8)}…${value.slice(-6)}` : value}
      <span className="sr-only">, copy {label}</span>
    </button>
  );
}

function Words({ of }: { of: string }) {
  return of.split(/(?<=\s)/).map((word, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a command stand where they stand
    <span key={at} className="inline-block whitespace-pre">
      {word}
    </span>
  ));
}

import { classes } from "./classes.ts";

/** A key to press; several are pressed one after the other unless joined by `+`. */
export function Key({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={classes("inline-flex gap-1", className)}>
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-small border border-rule bg-wash px-1 font-mono text-small text-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}

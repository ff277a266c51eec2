import { classes } from "#components/ui/classes.ts";

type PartBarProps = {
  value: number;
  /** Drawn in blue inside `value`, never beside it. */
  part: number;
  /** What the whole width stands for. */
  top: number;
  height?: number;
  className?: string;
};

/** A count as a length with its part inside. The figures stand beside it, so it is not read aloud. */
export function PartBar({ value, part, top, height = 8, className }: PartBarProps) {
  const share = (count: number) => `${top === 0 ? 0 : (count / top) * 100}%`;
  return (
    <svg aria-hidden="true" width="100%" height={height} className={classes("block", className)}>
      <rect width="100%" height={height} className="fill-wash" />
      <rect width={share(value)} height={height} className="fill-edge" />
      <rect width={share(part)} height={height} className="fill-blue" />
    </svg>
  );
}

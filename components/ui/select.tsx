import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { controlFrame } from "./input.tsx";

export type Choice = { value: string; label: string; disabled?: boolean };

type SelectProps = ComponentProps<"select"> & {
  choices: Choice[];
  /** Shown for the empty value; leave it out where a value must be chosen. */
  empty?: string;
};

/** The browser's own select: it works before scripts do, on a phone, and with type-ahead. */
export function Select({ choices, empty, className, ...rest }: SelectProps) {
  return (
    <span className={classes("relative block", className)}>
      <select className={classes(controlFrame, "h-9 appearance-none pr-8 phone:h-11")} {...rest}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-soft"
      />
    </span>
  );
}

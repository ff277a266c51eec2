import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

/** The frame that every control one can write into shares. */
export const controlFrame = classes(
  "w-full rounded-base border border-edge bg-sheet px-2.5 text-ink transition-colors duration-100",
  "hover:border-soft aria-invalid:border-red aria-invalid:bg-red-wash",
  "disabled:border-rule disabled:bg-wash disabled:text-soft [&[readonly]]:bg-wash phone:text-[1rem]",
);

/** One line of text. On a phone the letters are 16 px, so that the page does not zoom into the field. */
export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={classes(controlFrame, "h-9 phone:h-11", className)} {...rest} />;
}

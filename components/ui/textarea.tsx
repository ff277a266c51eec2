import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { controlFrame } from "./input.tsx";

/** Several lines; grows with what is written where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={classes(controlFrame, "field-sizing-content min-h-20 resize-y py-2", className)}
      {...rest}
    />
  );
}

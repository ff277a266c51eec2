import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

type BoxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  /** The label is read, not shown: for the box at the head of a row. */
  bare?: boolean;
};

const box =
  "size-4 shrink-0 cursor-pointer appearance-none border border-edge bg-sheet bg-center bg-no-repeat hover:border-soft " +
  "checked:border-blue-fill checked:bg-blue-fill disabled:border-rule disabled:bg-wash aria-invalid:border-red";

/** The browser's own tick, drawn in our ink: what is ticked is sent by the form without a script. */
export function Checkbox(props: BoxProps) {
  return <Box {...props} type="checkbox" shape="rounded-small" sign="M3.5 8.5l3 3 6-7" />;
}

/** One of several; give all of them the same `name` and put them in a `FieldGroup`. */
export function Radio(props: BoxProps) {
  return <Box {...props} type="radio" shape="rounded-full" sign="M8 7.99v.02" thick />;
}

type Drawn = BoxProps & { type: "checkbox" | "radio"; shape: string; sign: string; thick?: boolean };

function Box({ label, hint, bare = false, className, shape, sign, thick = false, ...rest }: Drawn) {
  return (
    <label
      className={classes(
        "group/box inline-flex max-w-prose items-start gap-2.5",
        bare ? "-m-2 p-2 align-middle" : "py-1 phone:py-2",
        className,
      )}
    >
      <span className={classes("relative inline-flex size-4 shrink-0", !bare && "mt-0.5")}>
        <input className={classes(box, shape)} {...rest} />
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="pointer-events-none absolute inset-0 hidden fill-none stroke-on-fill group-has-checked/box:block"
          strokeWidth={thick ? 6 : 2}
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d={sign} />
        </svg>
      </span>
      <span className={bare ? "sr-only" : "flex flex-col"}>
        <span>{label}</span>
        {hint !== undefined && <span className="text-small text-soft">{hint}</span>}
      </span>
    </label>
  );
}

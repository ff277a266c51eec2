import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

const look = cva(
  [
    "inline-flex items-center justify-center gap-2 rounded-base border font-strong whitespace-nowrap select-none",
    "transition-colors duration-100 disabled:border-rule disabled:bg-wash disabled:text-faint",
    "aria-disabled:border-rule aria-disabled:bg-wash aria-disabled:text-faint [&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      kind: {
        main: "border-blue-fill bg-blue-fill text-on-fill hover:border-blue-fill-deep hover:bg-blue-fill-deep",
        plain: "border-edge bg-sheet text-ink hover:bg-wash active:bg-press",
        quiet: "border-transparent bg-transparent text-soft hover:bg-wash hover:text-ink active:bg-press",
        grave: "border-red-fill bg-red-fill text-on-fill hover:border-red-fill-deep hover:bg-red-fill-deep",
      },
      size: {
        base: "h-9 px-3.5 text-body phone:h-11 phone:px-4",
        small: "h-7 px-2.5 text-small phone:h-9",
        icon: "size-9 p-0 phone:size-11",
      },
    },
    defaultVariants: { kind: "plain", size: "base" },
  },
);

type ButtonProps = ComponentProps<"button"> & VariantProps<typeof look> & { asChild?: boolean };

/**
 * `main` once a page, for the act that the page is for; `grave` only for what cannot be undone. `asChild` lends the look to a link.
 * A button that submits says so: the default type is `button`.
 */
export function Button({ kind, size, asChild = false, className, type, ...rest }: ButtonProps) {
  const drawn = classes(look({ kind, size }), className);
  if (asChild) return <Slot.Root className={drawn} {...rest} />;
  return <button type={type ?? "button"} className={drawn} {...rest} />;
}

import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["small", "body", "lead", "title", "figure"],
      "font-weight": ["normal", "strong"],
      radius: ["small", "base", "full"],
      shadow: ["float"],
    },
  },
});

/** Joins class names; of two that contradict each other the later one stands. */
export function classes(...values: ClassValue[]): string {
  return merge(clsx(values));
}

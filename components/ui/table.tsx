import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

type TableProps = ComponentProps<"table"> & {
  /** Read before the table; shown only with `captionShown`. */
  caption: string;
  captionShown?: boolean;
  /** On a phone each row becomes a small block instead of a line that scrolls sideways. */
  stacked?: boolean;
};

/** A ledger: hairlines, rows of 40 px, a head that stays. Wrap several in one `TableFrame` when they may be wider than the page. */
export function Table({ caption, captionShown = false, stacked = false, className, children, ...rest }: TableProps) {
  return (
    <table
      className={classes(
        "w-full border-collapse text-left",
        stacked &&
          "phone:block phone:[&_tbody]:block phone:[&_thead]:sr-only phone:[&_tr]:flex phone:[&_tr]:min-h-14 phone:[&_tr]:flex-wrap phone:[&_tr]:items-center phone:[&_tr]:gap-x-3 phone:[&_tr]:gap-y-1 phone:[&_tr]:px-4 phone:[&_tr]:py-3",
        stacked &&
          "phone:[&_td]:h-auto phone:[&_td]:border-0 phone:[&_td]:p-0 phone:[&_th]:h-auto phone:[&_th]:border-0 phone:[&_th]:p-0 phone:[&_tbody_tr]:border-b",
        className,
      )}
      {...rest}
    >
      <caption className={captionShown ? "pb-2 text-left font-strong" : "sr-only"}>{caption}</caption>
      {children}
    </table>
  );
}

/** Lets a wide table or drawing scroll by itself; the keyboard reaches it. A sticky head needs a frame that does not scroll: leave it out there. */
export function TableFrame({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      // Positioned, so that what only a screen reader hears, far to the right in it, does not widen the page.
      className={classes("relative overflow-x-auto", className)}
    >
      {children}
    </section>
  );
}

type HeadProps = ComponentProps<"th"> & { figure?: boolean; sorted?: "ascending" | "descending" | undefined };

/** A column's head; `figure` sets numbers to the right, `sorted` draws and says the order. */
export function Head({ figure = false, sorted, className, children, ...rest }: HeadProps) {
  const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={classes(
        "sticky top-(--bar) z-10 h-9 border-rule border-b bg-paper px-3 text-small font-strong text-soft",
        figure && "text-right",
        className,
      )}
      {...rest}
    >
      {children}
      {sorted !== undefined && <Arrow aria-hidden className="mb-0.5 ml-1 inline size-3" />}
    </th>
  );
}

type RowProps = ComponentProps<"tr"> & {
  /** Reference or id of what the row stands for: makes it a stop for `j k ↵ x c`. */
  row?: string;
};

export function Row({ row, className, ...rest }: RowProps) {
  return <tr data-row={row} className={classes("relative scroll-my-24", className)} {...rest} />;
}

type CellProps = ComponentProps<"td"> & {
  figure?: boolean;
  /** Sentences may take more lines than one; everything else stays on its line. */
  wrap?: boolean;
  /** Name of the column, shown before the value where the table is stacked. */
  head?: string;
};

export function Cell({ figure = false, wrap = false, head, className, ...rest }: CellProps) {
  return (
    <td
      data-head={head}
      className={classes(
        "h-10 border-rule border-b px-3 py-1",
        wrap ? "py-2 align-top" : "whitespace-nowrap",
        figure && "text-right",
        head !== undefined && "phone:before:mr-2 phone:before:text-soft phone:before:content-[attr(data-head)]",
        className,
      )}
      {...rest}
    />
  );
}

/** The head of a row: what the row is about. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="row"
      className={classes("h-10 border-rule border-b px-3 py-1 font-normal whitespace-nowrap", className)}
      {...rest}
    />
  );
}

/** Put on the one link of a row: the pointer finds it anywhere on the row, `↵` opens it. Other links in the row need `relative z-1`. */
export const rowLink = "no-underline text-ink after:absolute after:inset-0 after:content-['']";

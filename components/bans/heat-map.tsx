import Link from "next/link";
import { classes } from "#components/ui/classes.ts";
import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import { TableFrame } from "#components/ui/table.tsx";
import { drawn, type Measure, type Pivot, type PivotHead, stepEnd, stepOf, topOf } from "#lib/tallies/tally.ts";

type HeatMapProps = {
  /** Read before the table: "Reason by signal". */
  caption: string;
  /** What stands in the corner: what the rows are, and what the columns. */
  rowsHead: string;
  pivot: Pivot;
  measure: Measure;
  rowWords: (head: PivotHead) => string;
  columnWords: (head: PivotHead) => string;
  /** The single bans behind a cell, a row (`column` undefined) or a column; null where they are no one thing. */
  href: (row: PivotHead | undefined, column: PivotHead | undefined) => string | null;
};

/** Ink on the lighter steps, paper on the deeper; globals.css and its contrast test hold them apart. */
const grounds = [
  "text-faint",
  "bg-heat-a text-ink",
  "bg-heat-b text-ink",
  "bg-heat-c text-ink",
  "bg-heat-d text-ink",
  "bg-heat-e text-paper",
  "bg-heat-f text-paper",
];
/** More columns than these, and counts are written short; the whole number stands in the tip and for the screen reader. */
const wideMax = 14;
const edge = "sticky left-0 z-1 min-w-32 bg-paper pr-3 text-left phone:min-w-24";

/** Two dimensions against each other: a table whose cells are as deep as what they count, each the way to its single bans. */
export function HeatMap(given: HeatMapProps) {
  const { pivot, measure, caption, rowsHead, columnWords } = given;
  const scale = { top: topOf(pivot, measure), brief: pivot.columns.length > wideMax };
  return (
    <TableFrame label={`${caption}, the table`}>
      <table className="w-full border-separate border-spacing-px text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes(edge, "align-bottom font-normal text-soft")}>
              {rowsHead}
            </th>
            {pivot.columns.map((column) => (
              <th
                key={column.code}
                scope="col"
                className="h-9 max-w-28 min-w-12 px-1.5 pb-1 text-right align-bottom font-normal text-soft"
              >
                {columnWords(column)}
              </th>
            ))}
            <th scope="col" className="px-1.5 pb-1 text-right align-bottom font-strong">
              Together
            </th>
          </tr>
        </thead>
        <tbody>
          {pivot.rows.map((row, rowAt) => (
            <HeatRow key={row.code} {...given} {...scale} rowAt={rowAt} />
          ))}
        </tbody>
        <HeatSums {...given} brief={scale.brief} />
      </table>
    </TableFrame>
  );
}

type HeatRowProps = HeatMapProps & { top: number; brief: boolean; rowAt: number };

function HeatRow({ rowAt, ...given }: HeatRowProps) {
  const { pivot, href } = given;
  const row = pivot.rows[rowAt];
  if (row === undefined) return null;
  return (
    <tr data-row={row.code ?? "rest"}>
      <th scope="row" className={classes(edge, "max-w-52 font-normal phone:max-w-32")}>
        <Way href={href(row, undefined)}>{given.rowWords(row)}</Way>
      </th>
      {pivot.columns.map((column, columnAt) => (
        <HeatCell key={column.code} {...given} {...{ rowAt, columnAt }} />
      ))}
      <Sum count={row.total} href={href(row, undefined)} />
    </tr>
  );
}

/** The sum of each column, and of all. */
function HeatSums({ pivot, href, brief }: Pick<HeatRowProps, "pivot" | "href" | "brief">) {
  return (
    <tfoot>
      <tr>
        <th scope="row" className={classes(edge, "h-7 font-strong")}>
          Together
        </th>
        {pivot.columns.map((column) => (
          <Sum key={column.code} count={column.total} href={href(undefined, column)} brief={brief} />
        ))}
        <Sum count={pivot.total} href={href(undefined, undefined)} />
      </tr>
    </tfoot>
  );
}

type HeatCellProps = Pick<HeatRowProps, "pivot" | "measure" | "href" | "top" | "brief" | "rowAt"> & {
  columnAt: number;
};

/** As deep as what it counts, and the way to its bans where it counts any. */
function HeatCell({ pivot, measure, href, top, brief, rowAt, columnAt }: HeatCellProps) {
  const value = drawn(pivot, rowAt, columnAt, measure);
  const count = pivot.counts[rowAt]?.[columnAt] ?? 0;
  return (
    <td className={classes("h-7 p-0 text-right", grounds[stepOf(value, top)])}>
      <Figure
        {...{ count, value, measure, brief }}
        href={count === 0 ? null : href(pivot.rows[rowAt], pivot.columns[columnAt])}
      />
    </td>
  );
}

function Way({ href, children }: { href: string | null; children: string }) {
  if (href === null) return <span className="text-soft">{children}</span>;
  return (
    <Link href={href} prefetch={false} className="text-ink hover:underline">
      {children}
    </Link>
  );
}

type FigureProps = { count: number; value: number | null; measure: Measure; brief: boolean; href: string | null };

function Figure({ count, value, measure, brief, href }: FigureProps) {
  const whole = formatCount(count);
  const said =
    measure === "count" ? (brief ? short(count) : whole) : value === null ? "–" : formatShare(value, brief ? 0 : 1);
  const tip = said === whole ? undefined : whole;
  if (href === null) return <span className="block px-1.5 py-1">{count === 0 ? "·" : said}</span>;
  return (
    <Link href={href} prefetch={false} title={tip} className="block px-1.5 py-1 hover:underline focus-visible:relative">
      {said}
      {tip !== undefined && <span className="sr-only">, {tip}</span>}
    </Link>
  );
}

function Sum({ count, href, brief = false }: { count: number; href: string | null; brief?: boolean }) {
  return (
    <td className="h-7 px-1.5 text-right font-strong">
      <Figure count={count} value={count} measure="count" brief={brief} href={href} />
    </td>
  );
}

/** `12k`, `1.2M`: short enough for three dozen columns. */
export function short(count: number): string {
  if (count < 1_000) return String(count);
  return new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 2 })
    .format(count)
    .replace("K", "k");
}

/** The steps that a cell can have, each with the greatest value in it. Of small counts some steps end before the next whole number: no cell has them. */
export function stepsReached(top: number, measure: Measure): { step: number; end: number }[] {
  const steps = grounds.slice(1).map((_, at) => ({ step: at + 1, end: stepEnd(at + 1, top) }));
  if (measure !== "count") return steps;
  return steps
    .map(({ step, end }) => ({ step, end: Math.floor(end * (1 + 1e-9)) }))
    .filter(({ step, end }) => end > 0 && stepOf(end, top) === step);
}

/** What the depths mean, from one step to the next. */
export function HeatLegend({ pivot, measure }: { pivot: Pivot; measure: Measure }) {
  const top = topOf(pivot, measure);
  if (top === 0) return null;
  const say = (value: number) => (measure === "count" ? short(value) : formatShare(value, top < 0.2 ? 1 : 0));
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-soft">
      <span>up to</span>
      {stepsReached(top, measure).map(({ step, end }) => (
        <span key={step} className={classes("min-w-12 px-2 py-0.5 text-right", grounds[step])}>
          {say(end)}
        </span>
      ))}
      <span>{measure === "count" ? "bans a cell" : measure === "row" ? "of its row" : "of its column"}</span>
    </p>
  );
}

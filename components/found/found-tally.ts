import { type Month, monthOf } from "#components/bans/month-span.ts";
import { type BanAutomation, type BanSignal, signals } from "#lib/bans/ban.ts";
import { isOpen } from "./found-span.ts";

/** Bans and suspensions of a month by signal and automation; `proactive` and `overturned` are parts of `count`. */
export type FoundRow = {
  readonly month: string;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly count: number;
  readonly proactive: number;
  readonly overturned: number;
};
export type Appealed = {
  readonly signal: BanSignal;
  readonly received: number;
  readonly decided: number;
  readonly overturned: number;
};

/** Sums of rows. A share is always computed from these, never from other shares. */
export type FoundSums = Readonly<Record<BanAutomation, number>> & {
  readonly count: number;
  readonly proactive: number;
  readonly overturned: number;
};

/** A month of one signal; null where the ledger has nothing at all of that month. `open`: its bans may still be appealed. */
export type FoundPoint = { readonly month: Month; readonly sums: FoundSums | null; readonly open: boolean };

/** What is known of one signal over the span. */
export type FoundSignal = {
  readonly signal: BanSignal;
  readonly sums: FoundSums;
  readonly points: readonly FoundPoint[];
  readonly appeals: Appealed | null;
};

export type FoundTally = {
  readonly signals: readonly FoundSignal[];
  /** Whether anything is known of overturned bans: only where a reinstatement names a ban of the span. */
  readonly known: boolean;
  readonly total: FoundSums;
  /** Of all signals together; null where the span is narrowed to what appeals do not say. */
  readonly appeals: Appealed | null;
  readonly points: readonly FoundPoint[];
};

export function sumsOf(rows: readonly FoundRow[]): FoundSums {
  const of = (automation: BanAutomation) =>
    add(
      rows.filter((row) => row.automation === automation),
      "count",
    );
  return {
    ...{ none: of("none"), partial: of("partial"), full: of("full") },
    ...{ count: add(rows, "count"), proactive: add(rows, "proactive"), overturned: add(rows, "overturned") },
  };
}

function add<Row>(
  rows: readonly Row[],
  name: keyof { [Key in keyof Row as Row[Key] extends number ? Key : never]: 1 },
) {
  return rows.reduce((sum, row) => sum + Number(row[name]), 0);
}

/** The signals that occur, the one that found most first, with every month of the span. */
export function tallyFound(
  {
    months: rows,
    appeals: appealed,
    known: isKnown,
  }: { months: readonly FoundRow[]; appeals: readonly Appealed[] | null; known: boolean },
  months: readonly Month[],
  now: Date,
): FoundTally {
  const known = new Set(rows.map(({ month }) => monthOf(month)));
  const points = (own: readonly FoundRow[]): FoundPoint[] =>
    months.map((month) => ({
      month,
      sums: known.has(month) ? sumsOf(own.filter((row) => row.month === month)) : null,
      open: isOpen(month, now),
    }));
  const found = signals
    .map((signal): FoundSignal => {
      const own = rows.filter((row) => row.signal === signal);
      return { signal, sums: sumsOf(own), points: points(own), appeals: appealsOf(signal, appealed) };
    })
    .filter(({ sums }) => sums.count > 0)
    .toSorted((one, other) => other.sums.count - one.sums.count);
  return { signals: found, known: isKnown, total: sumsOf(rows), appeals: together(appealed), points: points(rows) };
}

const none = { received: 0, decided: 0, overturned: 0 };

function appealsOf(signal: BanSignal, appealed: readonly Appealed[] | null): Appealed | null {
  if (appealed === null) return null;
  return appealed.find((one) => one.signal === signal) ?? { signal, ...none };
}

function together(appealed: readonly Appealed[] | null): Appealed | null {
  if (appealed === null) return null;
  const sums = {
    received: add(appealed, "received"),
    decided: add(appealed, "decided"),
    overturned: add(appealed, "overturned"),
  };
  return { signal: "appeal", ...sums };
}

/** A share, or null where there is nothing to divide by: a share of none is no number. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

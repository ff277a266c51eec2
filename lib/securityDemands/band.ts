import { Temporal } from "temporal-polyfill";
import { Refusal } from "#lib/refusal.ts";
import { lineOf, type SecurityDemand, type SecurityLine, securityLines } from "./securityDemand.ts";

/** The structures among which 50 USC 1874(a) lets a provider choose, by paragraph: one of them for a whole report, never two. */
export const bandOptions = ["1", "2", "3", "4"] as const;
export type BandOption = (typeof bandOptions)[number];

type Structure = {
  /** Bands of so many, beginning with 0. */
  readonly width: number;
  readonly months: 6 | 12;
  /** The lines that the structure keeps apart; the others count everything as one. */
  readonly split: "by-authority" | "nsl-and-fisa" | "total";
  /** How long after its end a period may be told: for the authorities of FISA, and for letters (1874(b)). */
  readonly delayDays: { readonly fisa: number; readonly letters: number };
};

const structures: Readonly<Record<BandOption, Structure>> = {
  "1": { width: 1000, months: 6, split: "by-authority", delayDays: { fisa: 180, letters: 0 } },
  "2": { width: 500, months: 6, split: "nsl-and-fisa", delayDays: { fisa: 180, letters: 0 } },
  "3": { width: 250, months: 6, split: "total", delayDays: { fisa: 0, letters: 0 } },
  "4": { width: 100, months: 12, split: "total", delayDays: { fisa: 365, letters: 365 } },
};

/** An order about a platform that had none before is told after so many days (1874(b)(1)(B)). */
const newServiceDays = 540;

/** A range that a count lies in: text, so that nobody adds two of them. None at all is still the lowest band. */
export type Band = { readonly from: number; readonly to: number; readonly label: string };

/** The band of a count in an option's structure: 0 to 999, 1,000 to 1,999, and so on for its width. @throws RangeError for what is no count */
export function band(count: number, option: BandOption): Band {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count`);
  const { width } = structures[option];
  const from = Math.floor(count / width) * width;
  return { from, to: from + width - 1, label: `${from}–${from + width - 1}` };
}

/** One line of a banded report: how many processes, how many customer selectors, each in its band. */
export type BandedLine = {
  readonly line: SecurityLine | "fisa" | "total";
  readonly processes: Band;
  readonly selectors: Band;
};

/** A half-year or a year, ISO dates, both included. */
export type BandPeriod = { readonly from: string; readonly to: string };

/**
 * The period that an option covers and that begins on a day: from 1 January or 1 July for six months, from 1 January for a year. No other,
 * so that nobody learns by asking for overlapping ones how many there are.
 * @throws Refusal `invalid` for another day, `conflict` while the statute does not let the period be told yet
 */
export function bandPeriod(option: BandOption, from: string, today: string): BandPeriod {
  const { months, delayDays } = structures[option];
  const begins = months === 12 ? /^\d{4}-01-01$/ : /^\d{4}-(01|07)-01$/;
  if (!begins.test(from)) {
    const sentence = months === 12 ? "A year begins on 1 January." : "A half-year begins on 1 January or 1 July.";
    throw new Refusal("invalid", `${sentence} Nothing was counted.`, { from: sentence });
  }
  const end = Temporal.PlainDate.from(from).add({ months }).subtract({ days: 1 });
  const tellable = end.add({ days: Math.max(delayDays.fisa, delayDays.letters) });
  if (Temporal.PlainDate.compare(Temporal.PlainDate.from(today), tellable) <= 0) {
    throw new Refusal(
      "conflict",
      `50 USC 1874(b) lets this period be told after ${tellable.toString()} only; nothing was counted.`,
    );
  }
  return { from, to: end.toString() };
}

type Counted = Pick<SecurityDemand, "instrument" | "receivedOn" | "selectors" | "newService">;

/** The lines of an option over the demands of a period. Every line of the structure stands there, with nothing in it too. */
export function bandedLines(
  option: BandOption,
  demands: readonly Counted[],
  period: BandPeriod,
  today: string,
): BandedLine[] {
  const told = demands.filter(
    (one) => one.receivedOn >= period.from && one.receivedOn <= period.to && mayBeTold(one, option, today),
  );
  return linesOf(option).map(({ line, of }) => {
    const own = told.filter((one) => of.includes(lineOf(one.instrument) ?? "nsl") && lineOf(one.instrument) !== null);
    const selectors = own.reduce((sum, one) => sum + one.selectors, 0);
    return { line, processes: band(own.length, option), selectors: band(selectors, option) };
  });
}

/** The delay for a new platform binds reports under paragraphs (1) and (2), and orders of FISA alone. */
function mayBeTold(one: Counted, option: BandOption, today: string): boolean {
  if (!one.newService || lineOf(one.instrument) === "nsl" || structures[option].split === "total") return true;
  const from = Temporal.PlainDate.from(one.receivedOn).add({ days: newServiceDays });
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(today), from) >= 0;
}

function linesOf(option: BandOption): { line: BandedLine["line"]; of: readonly SecurityLine[] }[] {
  switch (structures[option].split) {
    case "by-authority":
      return securityLines.map((line) => ({ line, of: [line] }));
    case "nsl-and-fisa":
      return [
        { line: "nsl", of: ["nsl"] },
        { line: "fisa", of: ["fisa-content", "fisa-noncontent"] },
      ];
    case "total":
      return [{ line: "total", of: securityLines }];
  }
}

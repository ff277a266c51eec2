import { currentMonth, type Month, monthOf, shiftMonth, spanOfMonth } from "#components/bans/month-span.ts";
import { type FoundFilter, type FoundParams, monthsOf, monthsShown } from "#components/found/found-span.ts";
import { type FoundTally, tallyFound } from "#components/found/found-tally.ts";
import { type Counting, found } from "#lib/bans/found.ts";
import { ask } from "../../../ask.ts";
import { newestMonth } from "../newest.ts";
import { filterOf } from "./filter.ts";

export type FoundView = { readonly filter: FoundFilter; readonly tally: FoundTally; readonly counting: Counting };

/** Reads the months that the address names, else the twelve up to the newest with bans; null where the ledger is empty. */
export async function readFound(params: FoundParams, now: Date): Promise<FoundView | null> {
  const { from: first, through: last, ...narrowed } = filterOf(params);
  const newest = last ?? first ?? (await newestMonth(now));
  if (newest === null) return null;
  const through = last ?? (first === null ? newest : laterOf(first, currentMonth(now)));
  const from = first ?? shiftMonth(through, 1 - monthsShown);
  const { filter, rows } = await readSpan({ from, through, ...narrowed });
  // Months before anything was received are not drawn, where nobody asked for them.
  const start = first === null ? (monthOf(rows.months[0]?.month) ?? from) : from;
  const shown = { ...filter, from: start };
  return { filter: shown, tally: tallyFound(rows, monthsOf(shown), now), counting: rows.counting };
}

async function readSpan(filter: FoundFilter) {
  const { from, through, ...narrowed } = filter;
  return { filter, rows: await ask(found, { from: spanOfMonth(from).from, to: spanOfMonth(through).to, ...narrowed }) };
}

function laterOf(one: Month, other: Month): Month {
  const limit = shiftMonth(one, monthsShown - 1);
  return one > other ? one : other < limit ? other : limit;
}

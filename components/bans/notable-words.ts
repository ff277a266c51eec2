import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import { formatDay } from "#components/ui/time-format.ts";
import type { Outlier, Silence, SourceDay } from "#lib/tallies/anomaly.ts";
import type { Dimension } from "#lib/tallies/tally.ts";
import { codeWords, dimensionWords } from "./words.ts";

const day = (text: string) => formatDay(new Date(text), "UTC");
const days = (count: number) => (count === 1 ? "every day" : `every ${count} days or sooner`);

/** Why a source is called silent: its own habit, and since when it broke with it. */
export function silenceWords({ source, lastDay, days: away, usualDays }: Silence): string {
  return `${source} has sent nothing since ${day(lastDay)}, ${formatCount(away)} days ago; nine times of ten it sent ${days(usualDays)}.`;
}

/** A period as a person says it, "in the week from 2 Nov 2026", and what it and its likes are called: "weeks". */
export type When = { readonly said: string; readonly periods: string };

/** What a share was, and between what it had lain. */
export function shareWords(dimension: Dimension, code: string, found: Outlier, when: When): string {
  const before = `${formatShare(found.low)} to ${formatShare(found.high)} in the ${found.periods} ${when.periods} before`;
  return `${dimensionWords[dimension].one} “${codeWords(dimension, code)}” was ${formatShare(found.value)} of all ${when.said}, after ${before}.`;
}

export function volumeWords(found: Outlier, when: When): string {
  const way = found.value > found.usual ? "jumped" : "fell";
  return `The whole ${way} to ${formatCount(found.value)} ${when.said}, after ${formatCount(found.low)} to ${formatCount(found.high)} in the ${found.periods} ${when.periods} before.`;
}

export function lateWords({ source, day: arrived, rows, lateRows, earliestDay }: SourceDay): string {
  return `Of ${formatCount(rows)} bans that ${source} sent on ${day(arrived)}, ${formatCount(lateRows)} were more than a week old, the earliest of ${day(earliestDay)}: figures of those days have grown since.`;
}

export function aheadWords({ source, day: arrived, aheadRows }: SourceDay): string {
  return `${formatCount(aheadRows)} ${aheadRows === 1 ? "ban" : "bans"} that ${source} sent on ${day(arrived)} bore a day that had not begun in UTC: its clock may run ahead.`;
}

/** Seven days from the first one. */
export function weekWords(first: string): When {
  return { said: `in the week from ${day(first)}`, periods: "weeks" };
}

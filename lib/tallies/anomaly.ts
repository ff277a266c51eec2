/** A count in one period, and what all counts of that period came to. */
export type Measured = { readonly period: string; readonly count: number; readonly whole: number };

/** What is out of the usual, with the figures that its sentence needs. Shares run from 0 to 1. */
export type Outlier = {
  readonly period: string;
  readonly value: number;
  /** The middle of the periods before, and what most of them lay between. */
  readonly usual: number;
  readonly low: number;
  readonly high: number;
  readonly periods: number;
};

/** How many periods before are looked at, and how few are too few to call anything usual. */
const beforeMax = 12;
const beforeMin = 4;
/** So many deviations from the middle are no accident of counting: about one in a million, were the counts normal. */
const deviations = 5;
/** The median absolute deviation of a normal distribution, as a part of its standard deviation. */
const madScale = 1.4826;
const wholeMin = 200;
const countMin = 50;
const shareMin = 0.05;
const volumeMin = 100;
const volumePart = 0.5;

/** The middle of the values; the mean of both middles where their number is even. */
export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) throw new RangeError("no values");
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** The median absolute deviation: one wild value among the periods before does not widen it. */
export function deviation(values: readonly number[]): number {
  const usual = middle(values);
  return middle(values.map((value) => Math.abs(value - usual)));
}

function outlier(period: string, value: number, before: readonly number[], least: number): Outlier | null {
  if (before.length < beforeMin) return null;
  const usual = middle(before);
  const away = Math.abs(value - usual);
  if (away < least || away <= deviations * madScale * deviation(before)) return null;
  const [low, high] = [Math.min(...before), Math.max(...before)];
  // What was there before is no news, whatever the deviations say.
  return value >= low && value <= high ? null : { period, value, usual, low, high, periods: before.length };
}

/**
 * The periods in which the share of something jumped against the periods before: by five robust deviations, by five points of a hundred and
 * by fifty bans at least. Periods with fewer than 200 bans have no say and are not judged. `series` in the order of time.
 */
export function shareJumps(series: readonly Measured[]): Outlier[] {
  const shares = series
    .filter(({ whole }) => whole >= wholeMin)
    .map((one) => ({ ...one, share: one.count / one.whole }));
  return shares.flatMap(({ period, share, whole }, at) => {
    const before = shares.slice(Math.max(0, at - beforeMax), at).map((one) => one.share);
    const found = outlier(period, share, before, shareMin);
    return found === null || Math.abs(found.value - found.usual) * whole < countMin ? [] : [found];
  });
}

/** The periods in which the whole jumped or fell: by five robust deviations, by half of the usual and by a hundred bans at least. */
export function volumeJumps(series: readonly Omit<Measured, "whole">[]): Outlier[] {
  return series.flatMap(({ period, count }, at) => {
    const before = series.slice(Math.max(0, at - beforeMax), at).map((one) => one.count);
    if (before.length < beforeMin) return [];
    const found = outlier(period, count, before, Math.max(volumeMin, volumePart * middle(before)));
    return found === null ? [] : [found];
  });
}

/** What of some last weeks could be held against the weeks before them: where it could not, that nothing stands out says nothing. */
export type Judged = { readonly volumes: boolean; readonly shares: boolean };

/** Of all bans a week, in the order of time, of which the last `told` may be told of. The same bounds as those of the jumps. */
export function judgedOf(wholes: readonly number[], told: number): Judged {
  const sayable = wholes.flatMap((whole, at) => (whole >= wholeMin ? [at] : []));
  return {
    volumes: wholes.length > beforeMin,
    shares: sayable.slice(beforeMin).some((at) => at >= wholes.length - told),
  };
}

/** What a source sent on one day of arrival. `lateRows` are of bans more than a week before, `aheadRows` of days that had not begun. */
export type SourceDay = {
  readonly source: string;
  readonly day: string;
  readonly rows: number;
  readonly lateRows: number;
  readonly earliestDay: string;
  readonly aheadRows: number;
};

const dayMs = 86_400_000;
const gapsMin = 5;

/** A source that sent nothing for longer than it ever used to. */
export type Silence = {
  readonly source: string;
  readonly lastDay: string;
  readonly days: number;
  readonly usualDays: number;
};

/**
 * Whether a source fell silent, by the days on which it sent and today. Its own gaps say what is usual: nine of ten were at most
 * `usualDays`. Silent is who is away for more than twice that and a day, and longer than ever before.
 */
export function silence(source: string, days: readonly string[], today: string): Silence | null {
  const sorted = [...new Set(days)].sort();
  const lastDay = sorted.at(-1);
  if (lastDay === undefined || sorted.length <= gapsMin) return null;
  const gaps = sorted
    .slice(1)
    .map((day, at) => between(sorted[at] ?? day, day))
    .sort((one, other) => one - other);
  const usualDays = gaps[Math.ceil(gaps.length * 0.9) - 1] ?? 1;
  const away = between(lastDay, today);
  return away > 2 * usualDays + 1 && away > (gaps.at(-1) ?? 0) ? { source, lastDay, days: away, usualDays } : null;
}

function between(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / dayMs);
}

const lateMin = 100;
const latePart = 0.05;

/** Days of arrival on which much came late: a hundred rows and a twentieth of the day's, at least. A file of past years is late as a whole. */
export function lateDays(days: readonly SourceDay[]): SourceDay[] {
  return days.filter(({ rows, lateRows }) => lateRows >= lateMin && lateRows >= latePart * rows && lateRows < rows);
}

/** Days of arrival on which rows bore a day that had not begun. */
export function aheadDays(days: readonly SourceDay[]): SourceDay[] {
  return days.filter(({ aheadRows }) => aheadRows > 0);
}

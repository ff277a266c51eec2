import { endOfDay, type IsHoliday, isWorkingDay, local, timeWords, workingDayFrom } from "./calendar.ts";
import { durationWords } from "./timeLeft.ts";

/** A stretch in which the clock stands still, with its reason kept elsewhere; `until` null while it lasts. */
export type Pause = { readonly from: Date; readonly until: Date | null };

/** A period before pauses and rest days: `wholeDays` expire with the end of a day, `rolls` moves a last day that is no working day. */
export type Period = {
  readonly startsAt: Date;
  readonly end: Date;
  readonly wholeDays: boolean;
  readonly rolls: boolean;
};

export type Stood = {
  readonly dueAt: Date;
  /** The last day before it moved to a working day, ISO date; null where it did not move. */
  readonly movedFrom: string | null;
  readonly stoppedAt: Date | null;
  readonly pausedMs: number;
  readonly why: readonly string[];
};

const dayOn = (axisMs: number): string => new Date(axisMs).toISOString().slice(0, 10);

/**
 * The end of a period once its pauses have been added. Periods in hours are added to the second. Periods in days are added by the
 * wall clock, so that summer time takes or gives no day, and then run to the end of the day they reach: so a longer pause can
 * never give an earlier date. An open pause adds nothing yet; it is told in `stoppedAt`.
 */
export function withPauses(period: Period, pauses: readonly Pause[], zone: string, holidays: IsHoliday): Stood {
  const place = (at: Date): number => at.getTime() + (period.wholeDays ? local(at, zone).offsetNanoseconds / 1e6 : 0);
  const moment = (axisMs: number): Date => (period.wholeDays ? endOfDay(dayOn(axisMs), zone) : new Date(axisMs));
  const settle = (axisMs: number): number => {
    if (!period.wholeDays) return axisMs;
    const day = period.rolls ? workingDayFrom(dayOn(axisMs), holidays) : dayOn(axisMs);
    return Date.parse(`${day}T23:59:59Z`);
  };
  let end = place(period.end);
  let counted = place(period.startsAt);
  let pausedMs = 0;
  let stoppedAt: Date | null = null;
  const why: string[] = [];
  for (const pause of pauses.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const from = Math.max(place(pause.from), counted);
    if (place(pause.from) >= settle(end)) break;
    if (pause.until === null) {
      stoppedAt = pause.from;
      why.push(`The clock stands still since ${timeWords(pause.from, zone)}.`);
      break;
    }
    const stoodMs = place(pause.until) - from;
    if (stoodMs <= 0) continue;
    // A pause in the days that a rest day added: the clock was still running then, so it goes on from the moved end.
    end = (from >= end ? settle(end) : end) + stoodMs;
    counted = place(pause.until);
    pausedMs += stoodMs;
    why.push(`The clock stood still for ${durationWords(stoodMs)} until ${timeWords(pause.until, zone)}.`);
  }
  const movedFrom = period.rolls && !isWorkingDay(dayOn(end), holidays) ? dayOn(end) : null;
  return { dueAt: moment(settle(end)), movedFrom, stoppedAt, pausedMs, why };
}

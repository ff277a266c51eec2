import {
  addDays,
  dayOf,
  dayWords,
  endOfDay,
  type IsHoliday,
  local,
  restDays,
  restWords,
  timeWords,
  workingDayFrom,
} from "./calendar.ts";
import { type ClockRule, type ClockVersion, type Count, clockVersion } from "./clockRules.ts";
import { type Pause, type Stood, withPauses } from "./pause.ts";

export type { Pause } from "./pause.ts";

export type DeadlineInput = {
  readonly rule: ClockRule;
  readonly receivedAt: Date;
  /** The legal zone: of the enforcing State, IANA name. */
  readonly zone: string;
  /** Public holidays of the enforcing State: `holidays("IE")`. */
  readonly holidays: IsHoliday;
  readonly pauses: readonly Pause[];
  /** The date printed on the order (ISO date, meaning the end of that day, or an exact moment); only the printed clock asks for it. */
  readonly printed?: string | Date | null;
};

export type Deadline = {
  /** Null where the law sets no countable period. While stopped: the moment it would be due had the clock not stopped. */
  readonly dueAt: Date | null;
  /** When counting begins. */
  readonly startsAt: Date;
  /** Time allowed from start to due, without pauses; null with `dueAt`. */
  readonly allowedMs: number | null;
  /** Since when the clock stands still, or null while it runs. */
  readonly stoppedAt: Date | null;
  /** How the date came about, one plain sentence a step. */
  readonly why: readonly string[];
  readonly ruleVersion: string;
};

type Counted = {
  readonly startsAt: Date;
  readonly end: Date | null;
  readonly wholeDays: boolean;
  readonly rolls: boolean;
  readonly why: readonly string[];
};

/**
 * The legal deadline as a function of receipt, rule version, holidays and pauses, and of nothing else: computing it again gives it again.
 * The version is the one in force on the day of receipt in the legal zone. Throws a RangeError for an unknown zone or an unreadable printed date.
 */
export function deadline(input: DeadlineInput): Deadline {
  const receivedOn = dayOf(input.receivedAt, input.zone);
  const version = clockVersion(input.rule, receivedOn);
  if (!version) return noVersion(input, receivedOn);
  const period = count(version, input, receivedOn);
  const { startsAt, end } = period;
  const ground = { startsAt, ruleVersion: version.id };
  if (end === null) return { ...ground, dueAt: null, allowedMs: null, stoppedAt: null, why: period.why };
  const stood = withPauses({ ...period, end }, input.pauses, input.zone, input.holidays);
  const { dueAt, stoppedAt } = stood;
  const allowedMs = Math.max(0, dueAt.getTime() - startsAt.getTime() - stood.pausedMs);
  const why = [...period.why, ...stood.why, ...moved(stood, input), `Due ${timeWords(dueAt, input.zone)}.`];
  return { ...ground, dueAt, allowedMs, stoppedAt, why };
}

function moved({ movedFrom, dueAt }: Stood, { zone, holidays }: DeadlineInput): string[] {
  if (movedFrom === null) return [];
  const next = dayOf(dueAt, zone);
  const over = restDays(addDays(movedFrom, 1), addDays(next, -1), holidays);
  return [
    `The last day, ${dayWords(movedFrom)} (${restWords(movedFrom, holidays)}), is not a working day where the order is enforced: it moves to the end of ${dayWords(next)}${over.length === 0 ? "" : `, over ${over.join(", ")}`}.`,
  ];
}

function noVersion({ rule, receivedAt }: DeadlineInput, receivedOn: string): Deadline {
  const first = rule.versions[0]?.from;
  const why = [
    `Received ${dayWords(receivedOn)}, before ${rule.id} applied${first ? ` (from ${dayWords(first)})` : ""}: it sets no deadline.`,
  ];
  return { dueAt: null, startsAt: receivedAt, allowedMs: null, stoppedAt: null, why, ruleVersion: `${rule.id}@0` };
}

function count(version: ClockVersion, input: DeadlineInput, receivedOn: string): Counted {
  const received = `Received ${timeWords(input.receivedAt, input.zone)}.`;
  const one = version.count;
  const still = { startsAt: input.receivedAt, wholeDays: false, rolls: false };
  switch (one.by) {
    case "none":
      return {
        ...still,
        end: null,
        why: [received, `${version.provision} sets no period that can be counted; the house's own target applies.`],
      };
    case "at-once":
      return { ...still, end: input.receivedAt, why: [received, `${version.provision} asks to act at once.`] };
    case "printed":
      return { ...still, ...printed(version, input, received) };
    case "hours":
      return hours(one, version, input, received);
    case "days":
    case "working-days":
      return days(one, version, input, receivedOn, received);
  }
}

function printed(version: ClockVersion, input: DeadlineInput, received: string): Pick<Counted, "end" | "why"> {
  if (!input.printed) {
    return {
      end: null,
      why: [received, `${version.provision} leaves the date to the order, and none is recorded from it.`],
    };
  }
  const end = typeof input.printed === "string" ? endOfDay(input.printed, input.zone) : input.printed;
  return { end, why: [received, `The order prints ${timeWords(end, input.zone)} as its date (${version.provision}).`] };
}

function hours(
  one: Extract<Count, { by: "hours" }>,
  version: ClockVersion,
  input: DeadlineInput,
  received: string,
): Counted {
  const there = local(input.receivedAt, input.zone);
  const startsAt = one.skipsHourOfReceipt
    ? new Date(there.round({ smallestUnit: "hour", roundingMode: "floor" }).add({ hours: 1 }).epochMilliseconds)
    : input.receivedAt;
  const why = [
    received,
    `${version.provision} allows ${one.length} ${one.length === 1 ? "hour" : "hours"}; hours run on through nights, weekends and holidays.`,
  ];
  if (one.skipsHourOfReceipt)
    why.push(`The hour of receipt does not count: the clock starts ${timeWords(startsAt, input.zone)}.`);
  return { startsAt, end: new Date(startsAt.getTime() + one.length * 3_600_000), wholeDays: false, rolls: false, why };
}

function days(
  one: Extract<Count, { by: "days" | "working-days" }>,
  version: ClockVersion,
  { receivedAt, zone, holidays }: DeadlineInput,
  receivedOn: string,
  received: string,
): Counted {
  const workingOnly = one.by === "working-days";
  const sameDay = one.by === "days" && one.from === "same-day";
  const unit = workingOnly ? "working days" : "days";
  const why = [
    received,
    `${version.provision} allows ${one.length} ${unit}; the day of receipt ${sameDay ? "is the first of them" : "does not count"}.`,
  ];
  let last = addDays(receivedOn, sameDay ? one.length - 1 : one.length);
  if (workingOnly) {
    last = receivedOn;
    for (let counted = 0; counted < one.length; counted += 1) last = workingDayFrom(addDays(last, 1), holidays);
  }
  const rolls = workingOnly || (one.by === "days" && one.rolls);
  const startsAt = sameDay ? receivedAt : new Date(endOfDay(receivedOn, zone).getTime() + 1000);
  const first = sameDay ? receivedOn : addDays(receivedOn, 1);
  const skipped = workingOnly ? restDays(first, last, holidays) : [];
  if (skipped.length > 0) why.push(`Not counted, because nobody works: ${skipped.join(", ")}.`);
  else why.push(`The first day counted is ${dayWords(first)}, the last ${dayWords(last)}.`);
  return { startsAt, end: endOfDay(last, zone), wholeDays: true, rolls, why };
}

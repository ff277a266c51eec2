import { addDays, dayOf, dayWords, endOfDay, type IsHoliday, local, timeWords, workingDayFrom } from "./calendar.ts";

/** How long something must be kept once it is frozen, and how often that may be extended. */
export type HoldRule = {
  /** The instrument that asks for it. */
  readonly id: string;
  readonly provision: string;
  readonly length: { readonly days: number } | { readonly months: number };
  readonly extension: { readonly days: number; readonly timesMax: number } | null;
  /** A last day that is not a working day moves on (Union law). */
  readonly rolls: boolean;
};

const plain = { extension: null, rolls: false } as const;

export const holdRules: readonly HoldRule[] = [
  {
    id: "US-2703F",
    provision: "18 USC 2703(f)",
    length: { days: 90 },
    extension: { days: 90, timesMax: 1 },
    rolls: false,
  },
  {
    id: "EU-EPOC-PR",
    provision: "Article 11(1) of Regulation (EU) 2023/1543",
    length: { days: 60 },
    extension: { days: 30, timesMax: 1 },
    rolls: true,
  },
  { ...plain, id: "US-2258A", provision: "18 USC 2258A (REPORT Act)", length: { months: 12 } },
  { ...plain, id: "EU-TCO", provision: "Article 6 of Regulation (EU) 2021/784", length: { months: 6 } },
  { ...plain, id: "IN-3-1-D", provision: "Rule 3(1)(g) of the IT Rules, 2021", length: { days: 180 } },
  { ...plain, id: "IN-3-1-H", provision: "Rule 3(1)(h) of the IT Rules, 2021", length: { days: 180 } },
  { ...plain, id: "BR-MCI-15", provision: "Article 15 of Law 12.965/2014", length: { months: 6 } },
];

/** The rule of preservation with this id, such as `US-2703F`; undefined where the table has none. */
export function holdRule(id: string): HoldRule | undefined {
  return holdRules.find((one) => one.id === id);
}

/**
 * When a hold ends: at the last second of its last day, the day it began not counted. `extensions` is how many were asked for; a
 * RangeError tells when the rule allows fewer. A confirmed production request keeps a European hold alive beyond this date:
 * that is a state of the hold, not of the calendar.
 */
export function holdEnd(input: {
  readonly rule: HoldRule;
  readonly startedAt: Date;
  readonly zone: string;
  readonly holidays: IsHoliday;
  readonly extensions?: number;
}): { readonly endsAt: Date; readonly why: readonly string[] } {
  const { rule, startedAt, zone, extensions = 0 } = input;
  if (extensions > (rule.extension?.timesMax ?? 0)) {
    throw new RangeError(`${rule.provision} allows ${rule.extension?.timesMax ?? 0} extensions, not ${extensions}.`);
  }
  const started = dayOf(startedAt, zone);
  const extended = extensions * (rule.extension?.days ?? 0);
  const first =
    "days" in rule.length
      ? addDays(started, rule.length.days)
      : local(startedAt, zone).toPlainDate().add(rule.length).toString();
  const last = addDays(first, extended);
  const moved = rule.rolls ? workingDayFrom(last, input.holidays) : last;
  const endsAt = endOfDay(moved, zone);
  const length = "days" in rule.length ? `${rule.length.days} days` : `${rule.length.months} months`;
  const why = [
    `Frozen ${timeWords(startedAt, zone)}; ${rule.provision} keeps it for ${length}, the first day not counted.`,
  ];
  if (extended > 0) why.push(`Extended by ${extended} days.`);
  if (moved !== last)
    why.push(`The last day, ${dayWords(last)}, is not a working day: it moves to ${dayWords(moved)}.`);
  return { endsAt, why: [...why, `Ends ${timeWords(endsAt, zone)}.`] };
}

/** The two forms that follow a European order to preserve, as they arrived. */
export type FollowUps = { readonly extendedAt: Date | null; readonly launchedAt: Date | null };

/**
 * When a European preservation ends (Article 11(1) and (2)): after 60 days; 30 days later where Annex VI came within the 60; not by itself
 * (`endsAt` null) where Annex V came while it lasted: then data are kept until the production that it announces, or until the authority says
 * that they are needed no more. A form that came too late changes nothing, and is told.
 */
export function europeanHoldEnd(
  input: { readonly startedAt: Date; readonly zone: string; readonly holidays: IsHoliday } & FollowUps,
): { readonly endsAt: Date | null; readonly why: readonly string[] } {
  const { startedAt, zone, extendedAt, launchedAt } = input;
  const rule = holdRule("EU-EPOC-PR");
  if (rule === undefined) throw new RangeError("The rule of European preservation is missing.");
  const plain = holdEnd({ ...input, rule });
  const inTime = extendedAt !== null && extendedAt <= plain.endsAt;
  const term = inTime ? holdEnd({ ...input, rule, extensions: 1 }) : plain;
  const late = "came after the end and changes nothing";
  const why = [...term.why];
  if (extendedAt !== null && !inTime) why.push(`Annex VI ${timeWords(extendedAt, zone)} ${late}.`);
  if (launchedAt === null || launchedAt < startedAt) return { endsAt: term.endsAt, why };
  if (launchedAt > term.endsAt)
    return { endsAt: term.endsAt, why: [...why, `Annex V ${timeWords(launchedAt, zone)} ${late}.`] };
  const alive = `Annex V of ${timeWords(launchedAt, zone)} says that a production was asked for: the data are kept as long as it needs (Article 11(2)).`;
  return { endsAt: null, why: [...why.slice(0, -1), alive] };
}

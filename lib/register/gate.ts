import { daysBetween } from "#lib/law/calendar.ts";
import { type Instrument, isInForce, type Surface, usProcesses } from "#lib/law/instrument.ts";
import { type Field, field, type Register } from "./field.ts";
import { keptFrom, reasons } from "./reasons.ts";

export const findingCodes = [
  "available",
  "instrument-does-not-reach",
  "not-held",
  "retention-elapsed",
  "unavailable-by-design",
  "other-surface",
  "overbroad",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Of the asker: `pending` before somebody has verified it, `failed` when it could not be. */
export type Verification = "verified" | "pending" | "failed";

/** What the register and the instrument say of one asked field. `reason` can be read aloud in court and names the provision. */
export type Finding = {
  readonly key: string;
  readonly label: string;
  readonly finding: FindingCode;
  readonly reason: string;
};

/** The house's own bounds on a demand, per organisation. */
export type GateLimits = { readonly targetsMax: number; readonly periodDaysMax: number };
export const usualLimits: GateLimits = { targetsMax: 100, periodDaysMax: 366 };

export type GateInput = {
  readonly register: Register;
  readonly instrument: Instrument;
  readonly surface: Surface;
  readonly verification: Verification;
  /** ISO dates, both included; null when the request names none. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Day of receipt in the legal zone, ISO date: law in force and retention are judged on it. */
  readonly receivedOn: string;
  /** Day on which an earlier hold froze the records, ISO date: retention stopped then. */
  readonly preservedOn?: string | null;
  readonly targets?: number;
  readonly limits?: GateLimits;
  /** Answer as if a bill were law. For simulation only: a real request never sets it. */
  readonly asIfInForce?: boolean;
  /** Keys as asked; a key asked twice gets one finding. */
  readonly asked: readonly string[];
};

type Answer = readonly [FindingCode, string];

/**
 * Exactly one finding for each distinct key asked, in the order asked. Where several would be true, the first of these is given:
 *
 * 1. `unavailable-by-design`: no order, however good, could change it, so it is said first, whoever asks.
 * 2. `not-held`: nor could any order change this; also for a key that the register does not know.
 * 3. `other-surface`: the field exists, but not where the request looks.
 * 4. `instrument-does-not-reach`: asker not verified, rule not in force, or the rule does not go so far.
 * 5. `retention-elapsed`: it would be reached and is gone.
 * 6. `overbroad`: it would be reached, and the demand must first be made particular.
 * 7. `available`.
 */
export function gate(input: GateInput): Finding[] {
  return [...new Set(input.asked)].map((key) => {
    const one = field(input.register, key);
    const [finding, reason]: Answer = one ? answer(one, input) : ["not-held", reasons.unknown(key, input.instrument)];
    return { key, label: one?.label ?? key, finding, reason };
  });
}

/** Only these may be proposed, countersigned and produced. */
export function availableKeys(findings: readonly Finding[]): string[] {
  return findings.filter((one) => one.finding === "available").map((one) => one.key);
}

function answer(one: Field, input: GateInput): Answer {
  const { instrument, surface } = input;
  if (one.holding !== "held") return [one.holding, reasons.absent(one, instrument)];
  if (!one.surfaces.includes(surface)) return ["other-surface", reasons.otherSurface(one, surface, instrument)];
  const outOfReach = unreached(one, input);
  if (outOfReach) return ["instrument-does-not-reach", outOfReach];
  const from = keptFrom(one, seenOn(input));
  if (from !== null && input.period && isReadable(input.period) && input.period.to < from) {
    return ["retention-elapsed", reasons.elapsed(one, instrument, from)];
  }
  const tooBroad = overbroad(one, input);
  if (tooBroad) return ["overbroad", tooBroad];
  const cut = from !== null && input.period !== null && input.period.from < from ? from : null;
  return ["available", reasons.available(one, instrument, cut)];
}

/** Why the instrument does not get this field, or null when it does: first who asks, then the rule, then how far it goes. */
function unreached(one: Field, input: GateInput): string | null {
  const { instrument, surface } = input;
  if (input.verification === "pending") return reasons.unverified(instrument);
  if (input.verification === "failed") return reasons.notVerified(instrument);
  if (!input.asIfInForce && !isInForce(instrument, input.receivedOn))
    return reasons.notInForce(instrument, input.receivedOn);
  const { reach } = instrument;
  if (reach === null) return reasons.demandsNothing(instrument);
  if (!instrument.surfaces.includes(surface)) return reasons.outsideSurface(surface, instrument);
  if (reach.prospective) return reasons.prospective(one, instrument);
  if (reach.fields && !reach.fields.includes(one.key)) return reasons.enumerated(one, instrument);
  if (!reach.categories.includes(one.euCategory)) return reasons.category(one, instrument, reach.categories);
  if (usProcesses.indexOf(one.usProcess) > usProcesses.indexOf(reach.process)) return reasons.process(one, instrument);
  if (input.period && isReadable(input.period) && input.period.from > input.receivedOn)
    return reasons.notYet(one, instrument);
  return null;
}

function overbroad(one: Field, { instrument, period, targets = 1, limits = usualLimits }: GateInput): string | null {
  if (targets > limits.targetsMax) return reasons.manyTargets(instrument, targets, limits.targetsMax);
  if (!one.history) return null;
  if (!period || !isReadable(period)) return reasons.noPeriod(one, instrument);
  const days = daysBetween(period.from, period.to) + 1;
  return days > limits.periodDaysMax ? reasons.widePeriod(one, instrument, days, limits.periodDaysMax) : null;
}

function isReadable(period: { from: string; to: string }): boolean {
  return period.from <= period.to;
}

function seenOn({ receivedOn, preservedOn }: GateInput): string {
  return preservedOn && preservedOn < receivedOn ? preservedOn : receivedOn;
}

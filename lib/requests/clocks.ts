import { type Fragment, fragment } from "#lib/db/sql.ts";
import { dayOf, dayWords } from "#lib/law/calendar.ts";
import { type Deadline, deadline, type Pause } from "#lib/law/clock.ts";
import { type ClockRule, clockRule } from "#lib/law/clockRules.ts";
import { holidays } from "#lib/law/holidays.ts";
import { houseTarget, houseTargetHours } from "#lib/law/houseTarget.ts";
import { instrument } from "#lib/law/instrument.ts";
import { countsInEstablishment, legalZone } from "#lib/law/zone.ts";
import { countOf, type Override, overrideAt, valueWords } from "#lib/overrides/override.ts";
import { Refusal } from "#lib/refusal.ts";
import type { LegalRequest } from "./request.ts";

/** Both clocks of a request, each with the sentences that explain it, and the legal zone in which they were counted. */
export type Clocks = { readonly legal: Deadline; readonly house: Deadline; readonly zone: string };

type ClockFacts = Pick<LegalRequest, "instrument" | "country" | "emergency" | "receivedAt" | "printedDueOn">;

/** What the house itself adds to a rule, as `overridesFor` reads it. */
export type HouseRules = {
  /** Signed overrides of the instrument, whenever they take effect. */
  readonly overrides: readonly Override[];
  /** `IE` or `DE-BY`: where a European order is enforced; null where the house has not said it. */
  readonly place: string | null;
};
const none: HouseRules = { overrides: [], place: null };

/**
 * Computes both clocks from receipt, the rule in force on that day, the house's signed overrides of it, holidays and pauses. Nobody types
 * a deadline. Holidays and zone are those of the State in question: of the house's establishment for European orders, else of who asks.
 */
export async function clocks(
  facts: ClockFacts,
  pauses: readonly Pause[],
  { overrides, place }: HouseRules = none,
): Promise<Clocks> {
  const one = instrument(facts.instrument);
  const known = clockRule(facts.instrument);
  if (known === undefined || one === undefined) {
    throw new Refusal("invalid", `The instrument “${facts.instrument}” is not known; nothing was changed.`);
  }
  const { receivedAt, country } = facts;
  const enforced = clockPlace(one.id, { place });
  const zone = legalZone((enforced ?? country).slice(0, 2));
  const changed = overrideAt(overrides, "deadline", receivedAt);
  const rule = changed === undefined ? known : overridden(known, changed);
  const calendar = await holidaysOf(enforced ?? country);
  const counted = deadline({ rule, receivedAt, zone, holidays: calendar, pauses, printed: facts.printedDueOn });
  const aside = changed === undefined ? [] : [signedWords(changed, zone)];
  if (countsInEstablishment(one.id) && enforced === null && counted.dueAt !== null) aside.push(unsaid(country));
  const legal = withWords(counted, aside);
  const own = overrideAt(overrides, "house-target", receivedAt);
  const targetHours = own?.value.hours ?? houseTargetHours(facts.emergency ? { kind: "emergency" } : one);
  const house = houseTarget({ instrument: one, receivedAt, zone, pauses, legalDueAt: legal.dueAt, targetHours });
  return { legal, house: own === undefined ? house : withWords(house, [signedWords(own, zone)]), zone };
}

/** Where a request's days and holidays are those of the house's establishment, that place; null where they are the asker's. */
export function clockPlace(instrumentId: string, { place }: Pick<HouseRules, "place">): string | null {
  return countsInEstablishment(instrumentId) ? place : null;
}

/** The rule with one version, whose name says which override it is. */
function overridden(
  rule: ClockRule,
  one: Override & { readonly value: { by: "hours" | "days" | "working-days"; length: number } },
): ClockRule {
  const version = {
    id: `${rule.id}@override-${one.id}`,
    from: null,
    until: null,
    provision: "The house's override",
    count: countOf(one.value),
  };
  return { ...rule, versions: [version] };
}

/** After the receipt, before the counting: why another rule counts. */
function withWords(one: Deadline, words: readonly string[]): Deadline {
  return { ...one, why: [...one.why.slice(0, 1), ...words, ...one.why.slice(1)] };
}

function signedWords({ effectiveAt, value, reason }: Override, zone: string): string {
  return `House override of ${dayWords(dayOf(effectiveAt, zone))} by two people (${valueWords(value)}): ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`;
}

function unsaid(country: string): string {
  return `The house has not said in which State it is established, so days and holidays are those of the asking State (${country}).`;
}

/** A guess would move a legal deadline: a State without a calendar is refused only where its rule asks for a holiday. */
async function holidaysOf(place: string): Promise<(isoDate: string) => boolean> {
  try {
    return await holidays(place);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return () => {
      throw new Refusal("invalid", `${error.message} This instrument's clock needs one; nothing was changed.`);
    };
  }
}

/** The clock that the queue counts down: the law's where it sets one, else the house's own. */
export function governing({ legal, house }: Clocks): Deadline {
  return legal.dueAt === null ? house : legal;
}

/** The assignments that keep both clocks with the request. */
export function clockColumns(both: Clocks): Fragment {
  const { allowedMs, stoppedAt } = governing(both);
  return fragment`legal_due_at = ${both.legal.dueAt}, house_due_at = ${both.house.dueAt}, clock_rule = ${both.legal.ruleVersion},
    clock_allowed_ms = ${allowedMs === null ? null : Math.round(allowedMs)}, clock_stopped_at = ${stoppedAt}`;
}
